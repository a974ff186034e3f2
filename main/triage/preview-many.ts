/** What would come of doing the same to many contributions: each is held to its own rules, as it will be when it is done. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { mustNotBeClaimed } from '../contributions/claims.ts';
import { openedLately } from '../contributions/opened-by-me.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { mayBeSnoozed } from './snooze.ts';
import { assertOutcome } from './triage.ts';

type Asked = Input<'triage.previewMany'>;
type Row = Output<'triage.previewMany'>['rows'][number];

async function check(context: Context, id: number, { act }: Asked): Promise<void> {
  if (act === 'claim') {
    await loadForChange(context, id);
    await mustNotBeClaimed(context, id);
  } else if (act === 'snooze') await mayBeSnoozed(context, id);
  else await assertOutcome(context, { id, outcome: act, reason: 'given with all of them' });
}

/** What somebody may not see is left out, as if it had not been named. In the order of the ids. */
export const previewMany: UseCase<'triage.previewMany'> = async (context, input) => {
  const found = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference', 'version', 'state'])
    .where('id', 'in', inList(input.ids))
    .execute();
  const opened = await openedLately(context);
  const byId = new Map(found.map((row) => [row.id, row]));
  const rows: Row[] = [];
  for (const id of new Set(input.ids)) {
    const row = byId.get(id);
    if (row === undefined) continue;
    let refused: Row['refused'] = null;
    try {
      await check(context, id, input);
    } catch (error) {
      if (!(error instanceof VigilError)) throw error;
      refused = error.code;
    }
    rows.push({ ...row, refused, opened: opened.has(id) });
  }
  return { rows };
};
