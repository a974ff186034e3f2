/** What investigations hold that a text may speak of: found by keys, never by going through all of it. */
import { listed } from '../store/listed.ts';
import type { Context } from '../store/use-case.ts';
import { type Frequency, type HeldIdentifier, lookupKeys, type Tip } from './compare/index.ts';
import { storedKey } from './hold.ts';

/**
 * Held identifiers that share a key with the text, of investigations that the viewer may see, live and closed alike.
 * What was withdrawn is left out. `only` keeps to one investigation.
 */
async function heldBy({ db }: Context, keys: readonly string[], only: number | null): Promise<HeldIdentifier[]> {
  let found = db.selectFrom('held_key').select('held_key.heldId').distinct().where('held_key.key', 'in', listed(keys));
  if (only !== null) found = found.where('held_key.investigationId', '=', only);
  const rows = await db
    .selectFrom('held')
    .leftJoin('subject', 'subject.id', 'held.subjectId')
    .select([
      'held.investigationId',
      'held.subjectId',
      'subject.name as subjectName',
      'subject.role',
      'held.kind',
      'held.value',
      'held.text',
      'subject.born',
    ])
    .where('held.id', 'in', found)
    .where('held.withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('held.subjectId', 'is', null), eb('subject.withdrawnAt', 'is', null)]))
    .orderBy('held.id')
    .execute();
  return rows.map((row) => ({ ...row, subjectName: row.subjectName ?? '' }));
}

export interface Candidates {
  held: HeldIdentifier[];
  frequency: Frequency;
}

export async function candidatesFor(context: Context, tip: Tip, only: number | null = null): Promise<Candidates> {
  const asked = lookupKeys(tip.text, tip.identifiers).map(storedKey);
  return { held: await heldBy(context, asked, only), frequency: (key) => context.heldFrequency(storedKey(key)) };
}
