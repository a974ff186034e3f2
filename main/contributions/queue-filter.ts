/**
 * A filter of the queue as conditions on the view of contributions, but for its words, which are looked for apart (see
 * queue-places.ts). Every page and every count of the queue starts here, so that both always mean the same.
 *
 * One condition, the one that leaves least, picks the index (each of them is in order of receipt, so that a page is read
 * without sorting); the others are kept out of the choice (`notByIndex`), so that the planner does not pick among them by guess.
 * A list of states or channels, or months of triage, becomes one branch for each word: a page merges them in order.
 */
import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type ReferenceExpression,
  type SqlBool,
  sql,
} from 'kysely';
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import { orderOf, placesInMillisecond } from '../store/receipt-order.ts';
import type { Schema } from '../store/schema.ts';
import { inFew, isOne, notByIndex, sameText, startOf } from '../store/sql.ts';
import { addDays, startOfUkDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';
import { isWaiting, waitingStates } from '../store/waiting.ts';
import { matchesBest } from './match-in-queue.ts';
import { isRepeat } from './repeats-in-queue.ts';
import { isSnoozed } from './snoozes.ts';

type Contributions = ExpressionBuilder<Schema, 'contribution'>;
type Column = ReferenceExpression<Schema, 'contribution'> & string;

/** The states that a filter leaves, or `null` for all of them. What is untriaged was triaged in no month. */
export function statesOf(filter: QueueFilter): readonly ContributionState[] | null {
  const asked = filter.states ?? null;
  const left =
    filter.olderThanHours === undefined
      ? asked
      : waitingStates.filter((state) => asked === null || asked.includes(state));
  if (left === null) return null;
  return [...new Set(left)].filter((state) => state !== 'untriaged' || filter.triaged === undefined);
}

/** The last instant at which something was received that has waited longer than the filter's hours. */
function waitingSince(filter: QueueFilter, now: string): string | null {
  if (filter.olderThanHours === undefined) return null;
  return new Date(Date.parse(now) - filter.olderThanHours * 3_600_000).toISOString();
}

/** The places in the order of receipt that a filter's days and hours leave: from the one on, before the other. */
export function stretchOf(filter: QueueFilter, now: string): { from: number | null; before: number | null } {
  const since = waitingSince(filter, now);
  const ends = [
    ...(filter.to === undefined ? [] : [orderOf(startOfUkDay(addDays(filter.to, 1)))]),
    ...(since === null ? [] : [orderOf(since) + placesInMillisecond]),
  ];
  return {
    from: filter.from === undefined ? null : orderOf(startOfUkDay(filter.from)),
    before: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** Whether nothing was asked for. */
export const blank = (text: string | undefined) => text === undefined || text.trim() === '';

type Driver = 'investigation' | 'import' | 'area' | 'risk' | 'triaged' | 'state' | 'channel' | 'kind' | 'time';

/** Least first, by what is usual: few wait, few are at risk; an area or an import may be large. */
export function driverOf(filter: QueueFilter): Driver {
  const states = statesOf(filter);
  if (filter.investigationId !== undefined) return 'investigation';
  if (states?.every(isWaiting)) return 'state';
  if (filter.immediateRisk === true) return 'risk';
  if (filter.triaged !== undefined) return 'triaged';
  if (!blank(filter.area)) return 'area';
  if (filter.importId !== undefined) return 'import';
  if (states !== null) return 'state';
  if (filter.channels !== undefined) return 'channel';
  if (filter.kinds !== undefined) return 'kind';
  return 'time';
}

/** The months of a filter in which the viewer may see that something was triaged: kept counted, some hundred rows for each. */
async function triageMonths({ db }: Context, { from, to }: { from: string; to: string }): Promise<string[]> {
  const rows = await db
    .selectFrom('triage_rollup')
    .select('month')
    .distinct()
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('n', '>', 0)
    .execute();
  return rows.map(({ month }) => month);
}

type Branched = (word: string) => Expression<SqlBool>;

/** What branches are made of, one for each word, for the driver that the filter has; `null` where there is one for all. */
async function branchesOf(
  context: Context,
  filter: QueueFilter,
  driver: Driver,
): Promise<{ words: readonly string[]; is: Branched } | null> {
  const eb = expressionBuilder<Schema, 'contribution'>();
  const of = (column: 'state' | 'channel' | 'kind', words: readonly string[]) => ({
    words: [...new Set(words)],
    is: (word: string) => eb(sql.ref<string>(`contribution.${column}`), '=', word),
  });
  if (driver === 'state') return of('state', statesOf(filter) ?? []);
  if (driver === 'channel') return of('channel', filter.channels ?? []);
  if (driver === 'kind') return of('kind', filter.kinds ?? []);
  if (driver !== 'triaged' || filter.triaged === undefined) return null;
  return {
    words: await triageMonths(context, filter.triaged),
    // As written in the index, which holds only what is triaged.
    is: (month) => eb.and([eb('triagedAt', 'is not', null), eb(startOf('contribution.triagedAt', 7), '=', month)]),
  };
}

function among(eb: Contributions, column: Column, words: readonly string[]): Expression<SqlBool> {
  return words.length === 0 ? eb.lit(false) : eb(notByIndex(`contribution.${column}`), 'in', [...words]);
}

function time(eb: Contributions, filter: QueueFilter, now: string): Expression<SqlBool>[] {
  const { from, before } = stretchOf(filter, now);
  return [
    ...(from === null ? [] : [eb('receiptOrder', '>=', from)]),
    ...(before === null ? [] : [eb('receiptOrder', '<', before)]),
  ];
}

function driving(eb: Contributions, filter: QueueFilter, driver: Driver): Expression<SqlBool>[] {
  if (driver === 'investigation')
    return [
      inFew(
        'contribution.id',
        eb
          .selectFrom('link')
          .select('link.contributionId')
          .where('link.investigationId', '=', filter.investigationId ?? 0)
          .where('link.decision', '=', 'linked')
          .where('link.withdrawnAt', 'is', null),
      ),
    ];
  if (driver === 'import') return [eb('importId', '=', filter.importId ?? 0)];
  if (driver === 'area') return [sameText('contribution.area', filter.area?.trim() ?? '', true)];
  // As written in the index that holds only these.
  if (driver === 'risk') return [isOne('contribution.immediateRisk')];
  return [];
}

/** Every condition but the driver's own. */
function others(eb: Contributions, filter: QueueFilter, driver: Driver, now: string): Expression<SqlBool>[] {
  const states = statesOf(filter);
  const { channels, kinds, immediateRisk, importId } = filter;
  return [
    ...(states === null || driver === 'state' ? [] : [among(eb, 'state', states)]),
    ...(channels === undefined || driver === 'channel' ? [] : [among(eb, 'channel', channels)]),
    ...(kinds === undefined || driver === 'kind' ? [] : [among(eb, 'kind', kinds)]),
    ...(immediateRisk === undefined || driver === 'risk'
      ? []
      : [eb(notByIndex<number>('contribution.immediateRisk'), '=', Number(immediateRisk))]),
    ...(importId === undefined || driver === 'import'
      ? []
      : [eb(notByIndex<number>('contribution.importId'), '=', importId)]),
    ...(blank(filter.area) || driver === 'area'
      ? []
      : [sameText('contribution.area', filter.area?.trim() ?? '', false)]),
    ...(filter.repeat === undefined ? [] : [filter.repeat ? isRepeat(eb) : eb.not(isRepeat(eb))]),
    ...(filter.match === undefined ? [] : [matchesBest(eb, filter.match)]),
    ...(filter.snooze === undefined ? [] : [isSnoozed(eb, filter.snooze, now)]),
    // '~' comes after every character of an instant, so that the two bound the months.
    ...(filter.triaged === undefined || driver === 'triaged'
      ? []
      : [
          eb(notByIndex('contribution.triagedAt'), '>=', filter.triaged.from),
          eb(notByIndex('contribution.triagedAt'), '<', `${filter.triaged.to}~`),
        ]),
  ];
}

/**
 * The contributions that the filter leaves whatever its words, as one query or several that have no row in common: select columns from each,
 * and join them by `union all`. None at all where the filter can leave nothing.
 */
export async function filtered(context: Context, filter: QueueFilter) {
  const { db, now } = context;
  const driver = driverOf(filter);
  const all = db
    .selectFrom('contribution')
    .where((eb) =>
      eb.and([...driving(eb, filter, driver), ...time(eb, filter, now), ...others(eb, filter, driver, now)]),
    );
  const branches = await branchesOf(context, filter, driver);
  if (branches === null) return [all];
  return branches.words.map((word) => all.where(branches.is(word)));
}
