/** What was passed on and what is awaited: a page at a time, due first; and everything, newest first. */
import { z } from 'zod';
import { disseminationRule } from '../contributions/dissemination-rule.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { greatestId } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { asDisseminations, readDisseminations } from './rows.ts';

const After = z.strictObject({ due: z.string(), id: z.int() });
const countedAtMost = 1_000;

/** Throws LIST_MOVED_ON. */
export const list: UseCase<'disseminations.list'> = async (context, input) => {
  const after = readCursor('disseminations.list', context, After, input.after);
  let query = readDisseminations(context).limit(input.limit + 1);
  if (input.show === 'all') {
    query = query.where('dissemination.id', '<', after?.id ?? greatestId).orderBy('dissemination.id', 'desc');
  } else {
    query = query.where('dissemination.due', 'is not', null).orderBy('dissemination.due').orderBy('dissemination.id');
    if (input.show === 'overdue') query = query.where('dissemination.due', '<', ukDay(context.now));
    if (after !== null)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('dissemination.due', 'dissemination.id'), '>', tuple(after.due, after.id)),
      );
  }
  const found = await query.execute();
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    disseminations: await asDisseminations(context, page),
    rule: await disseminationRule(context),
    next:
      found.length > input.limit && last !== undefined
        ? writeCursor('disseminations.list', context, { due: last.due ?? '', id: last.id })
        : null,
  };
};

async function overdue({ db, now }: Context): Promise<number> {
  const rows = await db
    .selectFrom('dissemination')
    .select('id')
    .where('due', 'is not', null)
    .where('due', '<', ukDay(now))
    .limit(countedAtMost)
    .execute();
  return rows.length;
}

export const countOverdue: UseCase<'disseminations.countOverdue'> = async (context) => {
  const n = await overdue(context);
  return { n, atLeast: n === countedAtMost };
};
