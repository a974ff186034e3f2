/**
 * Points made anew, once a gazetteer changed: all records, in the background, some hundred at a time. Where it got to is kept, so that it goes on
 * there. Whoever asks need not see what is placed, and learns nothing of it: not even how many there were.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import { eventToPlace, identifiersToPlace, placeContributions, placeItems } from '../placing/points.ts';
import { inList } from '../store/sql.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';

/** The points of an investigation, all of them. */
export async function placeCase(context: Pick<Context, 'db'>, investigationId: number): Promise<void> {
  const { db } = context;
  await db.deleteFrom('case_point_row').where('investigationId', '=', investigationId).execute();
  const events = await db
    .selectFrom('event')
    .select(['id', 'investigationId', 'title', 'detail', 'place', 'fromAt'])
    .where('investigationId', '=', investigationId)
    .execute();
  const identifiers = await db
    .selectFrom('case_identifier')
    .select(['id', 'investigationId', 'kind', 'text'])
    .where('investigationId', '=', investigationId)
    .where('kind', 'in', ['address', 'postcode'])
    .execute();
  await placeItems(context, [...events.map(eventToPlace), ...identifiersToPlace(identifiers)]);
}

/** The points of contributions with these numbers, which the context sees; advice contacts have none. */
export async function placeContributionsOf(context: Pick<Context, 'db'>, ids: readonly number[]): Promise<void> {
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'text', 'area', 'place', 'receivedAt', 'compartmentId', 'markingRank'])
    .where('id', 'in', inList(ids))
    .where('kind', '!=', 'advice')
    .execute();
  await placeContributions(context, rows, { anew: true });
}

const atOnce = 200;

/** Places the contributions that follow that number; returns the last of them, or `null` at the end. */
async function placeNext(context: Context, after: number): Promise<number | null> {
  const rows = await context.db
    .selectFrom('contribution')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(atOnce)
    .execute();
  await placeContributionsOf(
    context,
    rows.map(({ id }) => id),
  );
  return rows.at(-1)?.id ?? null;
}

async function placeCasesAfter(context: Context, after: number): Promise<number | null> {
  const rows = await context.db
    .selectFrom('investigation')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(20)
    .execute();
  for (const { id } of rows) await placeCase(context, id);
  return rows.at(-1)?.id ?? null;
}

/** Of all files whose change has not been followed to its end. */
const dueFrom = async ({ db }: Context): Promise<number | null> => {
  const rows = await db.selectFrom('map_file').select('dueFrom').where('dueFrom', 'is not', null).execute();
  return rows.length === 0 ? null : Math.min(...rows.map((row) => row.dueFrom ?? 0));
};

async function renewNext(context: Context): Promise<boolean> {
  const from = await dueFrom(context);
  if (from === null) return false;
  const last = await context.withUnrestrictedAccess((all) => placeNext(all, from));
  await context.db
    .updateTable('map_file_row')
    .set({ dueFrom: last })
    .where('dueFrom', 'is not', null)
    .where((eb) => (last === null ? eb.lit(true) : eb('dueFrom', '<=', last)))
    .execute();
  if (last === null) context.changed('map-file', 'map');
  return last !== null;
}

async function renewCases(context: LongContext): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    const from: number = after;
    after = await context.transact(
      (transaction) => transaction.withUnrestrictedAccess((all) => placeCasesAfter(all, from)),
      () => ({ records: [] }),
    );
  }
}

/** Throws CANCELLED, NOT_ALLOWED; what was made anew until then stays, and the next call goes on from there. */
export const renewPoints: LongUseCase<'maps.renewPoints'> = async (context) => {
  context.progress(0, null, 'Placing records');
  const due = await context.read(dueFrom, () => null);
  if (due === null) return {};
  // First of all, while it is known that something is due: an interruption has all of them done once more.
  await renewCases(context);
  let more = true;
  while (more) {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    more = await context.transact(renewNext, () => ({ records: [] }));
  }
  return {};
};
