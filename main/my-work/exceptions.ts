/** What has been overdue for longer than is usual, and what awaits the manager: counted along the indices of what waits. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { ExceptionKind, ExceptionRule } from '../../preload/contract/role-work.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { ruleInForce } from '../store/rule-in-force.ts';
import { inList } from '../store/sql.ts';
import { addDays, startOfUkDay, ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const atMost = 1_000;
/** Where the next page starts: what the list is in order of, whose it is where that is part of the order, and which row. */
const Place = z.strictObject({ s: z.union([z.string(), z.int()]), b: z.int(), i: z.int() });
type Place = z.infer<typeof Place>;
/** A place of one list is none of another, whose order is by something else. */
const PlaceOfKind = Place.extend({ k: ExceptionKind });

interface Row {
  place: Place;
  /** The day on which it fell due, or since when it waits. */
  at: string;
  contributionId: number | null;
  investigationId: number | null;
}
interface Before {
  day: string;
  /** The beginning of that day. */
  instant: string;
}
/** Longest overdue first, after a place; what a line counts and what its list shows are the same query. */
type Overdue = (context: Context, before: Before, after: Place, limit: number) => Promise<Row[]>;

/** Before all days, instants and numbers. */
const beginning: Place = { s: '', b: 0, i: 0 };

const overdue: Readonly<Record<ExceptionKind, Overdue>> = {
  async deliveries({ db }, { instant }, { s, i }, limit) {
    const rows = await db
      .selectFrom('delivery')
      .select(['id', 'dueAt as at', 'contributionId', 'investigationId'])
      .where('answeredAt', 'is', null)
      .where('watchId', 'is', null)
      .where('dueAt', '<', instant)
      .where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'id'), '>', tuple(String(s), i)))
      .orderBy('dueAt')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id, ...row }) => ({ ...row, place: { s: row.at, b: 0, i: id } }));
  },
  async disseminations({ db }, { day }, { s, i }, limit) {
    const rows = await db
      .selectFrom('dissemination')
      .select(['id', 'due', 'contributionId', 'investigationId'])
      .where('due', 'is not', null)
      .where('due', '<', day)
      .where(({ eb, refTuple, tuple }) => eb(refTuple('due', 'id'), '>', tuple(String(s), i)))
      .orderBy('due')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id, due, ...row }) => ({ ...row, at: due ?? day, place: { s: due ?? day, b: 0, i: id } }));
  },
  async signOffs({ db }, { instant }, { s, i }, limit) {
    const rows = await db
      .selectFrom('contribution')
      .select(['id', 'triagedAt', 'receiptOrder'])
      .where('state', '=', 'nfa_proposed')
      .where('triagedAt', '<', instant)
      .where('receiptOrder', '>', i === 0 ? -1 : Number(s))
      .orderBy('receiptOrder')
      .limit(limit)
      .execute();
    return rows.map(({ id, triagedAt, receiptOrder }) => ({
      at: triagedAt ?? instant,
      contributionId: id,
      investigationId: null,
      place: { s: receiptOrder, b: 0, i: id },
    }));
  },
  async countersignatures({ db }, { instant }, { s, b, i }, limit) {
    const rows = await db
      .selectFrom('assessment')
      .select(['id', 'at', 'by', 'investigationId'])
      .where('countersignedAt', 'is', null)
      .where('refusedAt', 'is', null)
      .where('at', '<', instant)
      .where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'by', 'id'), '>', tuple(String(s), b, i)))
      .orderBy('at')
      .orderBy('by')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id, at, by, investigationId }) => ({
      at,
      contributionId: null,
      investigationId,
      place: { s: at, b: by, i: id },
    }));
  },
  async callBacks({ db }, { day }, { s, i }, limit) {
    const rows = await db
      .selectFrom('intake_answer')
      .select(['contributionId', 'callBackOn'])
      .where('callBackOn', 'is not', null)
      .where('calledBackAt', 'is', null)
      .where('callBackOn', '<', day)
      .where(({ eb, refTuple, tuple }) => eb(refTuple('callBackOn', 'contributionId'), '>', tuple(String(s), i)))
      .orderBy('callBackOn')
      .orderBy('contributionId')
      .limit(limit)
      .execute();
    return rows.map(({ contributionId, callBackOn }) => ({
      at: callBackOn ?? day,
      contributionId,
      investigationId: null,
      place: { s: callBackOn ?? day, b: 0, i: contributionId },
    }));
  },
};

/** Until when something of each kind is merely late, by the rule that is in force. */
async function usualOf(context: Context): Promise<Record<ExceptionKind, Before>> {
  const today = ukDay(context.now);
  const { rule } = await ruleInForce(context, { figure: 'exception' }, today, ExceptionRule);
  const before = (days: number): Before => {
    const day = addDays(today, -days);
    return { day, instant: startOfUkDay(day) };
  };
  const { deliveries, disseminations, signOffs, countersignatures, callBacks } = rule.days;
  return {
    deliveries: before(deliveries),
    disseminations: before(disseminations),
    signOffs: before(signOffs),
    countersignatures: before(countersignatures),
    callBacks: before(callBacks),
  };
}

/** Counted to 1,000 each. Only what the viewer may see. */
export const exceptions: UseCase<'myWork.exceptions'> = async (context) => {
  const usual = await usualOf(context);
  const count = async (kind: ExceptionKind) => (await overdue[kind](context, usual[kind], beginning, atMost)).length;
  return {
    deliveries: await count('deliveries'),
    disseminations: await count('disseminations'),
    signOffs: await count('signOffs'),
    countersignatures: await count('countersignatures'),
    callBacks: await count('callBacks'),
  };
};

/** Throws LIST_MOVED_ON. */
export const exceptionList: UseCase<'myWork.exceptionList'> = async (context, { kind, after, limit }) => {
  const { db } = context;
  const from = readCursor('myWork.exceptionList', context, PlaceOfKind, after);
  if (from !== null && from.k !== kind) throw new VigilError('LIST_MOVED_ON');
  const found = await overdue[kind](context, (await usualOf(context))[kind], from ?? beginning, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const contributions = await db
    .selectFrom('contribution')
    .select(['id', 'reference'])
    .where('id', 'in', inList([...new Set(page.flatMap(({ contributionId }) => contributionId ?? []))]))
    .execute();
  const cases = await db
    .selectFrom('investigation')
    .select(['id', 'operation'])
    .where('id', 'in', inList([...new Set(page.flatMap(({ investigationId }) => investigationId ?? []))]))
    .execute();
  const references = new Map(contributions.map(({ id, reference }) => [id, reference]));
  const operations = new Map(cases.map(({ id, operation }) => [id, operation]));
  return {
    overdue: page.map(({ at, contributionId, investigationId }) => ({
      since: at.length === 10 ? at : ukDay(at),
      contributionId,
      reference: references.get(contributionId ?? 0) ?? null,
      investigationId,
      operation: operations.get(investigationId ?? 0) ?? null,
    })),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('myWork.exceptionList', context, { k: kind, ...last.place })
        : null,
  };
};
