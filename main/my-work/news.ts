/** What has happened in plots since somebody last looked, in the order in which it was recorded: four streams, each along its index. */
import { z } from 'zod';
import type { News } from '../../preload/contract/role-work.ts';
import { plotKind } from '../plots/live-plots.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList, notByIndex } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { newestFirst, type Placed, type Span, spanOf } from './paged.ts';

const After = z.strictObject({ ms: z.int(), s: z.int(), i: z.int() });

/** Without the names, which are looked up for what is shown. */
type Told = Omit<News, 'itemId' | 'operation' | 'priority' | 'by'> & { byId: number | null };
type Entry = Placed & { told: Told };
type Stream = (context: Context, span: Span) => Promise<Entry[]>;

const plain = { stage: null, countersigned: false } as const;

const opened: Stream = async ({ db }, { since, until, below, limit }) => {
  const rows = await db
    .selectFrom('investigation')
    .select(['id', 'openedAt'])
    .where('openedAt', '>=', since)
    .where('openedAt', '<=', until)
    .where((eb) => eb.or([eb('openedAt', '<', until), eb('id', '<', below)]))
    // Along the order of opening: there are few in the days that are asked for.
    .where(notByIndex('kind'), '=', plotKind)
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, openedAt: at }) => {
    const told = { news: 'plot_opened', at, day: ukDay(at), investigationId: id, byId: null, ...plain } as const;
    return { at, stream: 0, id, told };
  });
};

const assessed: Stream = async ({ db }, { since, until, below, limit }) => {
  const rows = await db
    .selectFrom('assessment')
    .select(['id', 'recordedAt', 'at', 'stage', 'countersignedAt', 'investigationId', 'by'])
    .where('recordedAt', '>=', since)
    .where('recordedAt', '<=', until)
    .where((eb) => eb.or([eb('recordedAt', '<', until), eb('id', '<', below)]))
    .where('refusedAt', 'is', null)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, recordedAt, at, stage, countersignedAt, investigationId, by: byId }) => {
    const about = { stage, countersigned: countersignedAt !== null, investigationId, byId };
    return {
      at: recordedAt,
      stream: 1,
      id,
      told: { news: 'stage_assessed', at: recordedAt, day: ukDay(at), ...about },
    };
  });
};

const disrupted: Stream = async ({ db }, { since, until, below, limit }) => {
  const rows = await db
    .selectFrom('disruption')
    .select(['id', 'recordedAt', 'day', 'investigationId', 'by as byId'])
    .where('recordedAt', '>=', since)
    .where('recordedAt', '<=', until)
    .where((eb) => eb.or([eb('recordedAt', '<', until), eb('id', '<', below)]))
    .where('withdrawnAt', 'is', null)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, recordedAt: at, ...about }) => ({
    at,
    stream: 2,
    id,
    told: { news: 'disrupted', at, ...plain, ...about },
  }));
};

const arrested: Stream = async ({ db }, { since, until, below, limit }) => {
  const rows = await db
    .selectFrom('arrest')
    .select(['id', 'recordedAt', 'day', 'investigationId', 'by as byId'])
    .where('recordedAt', '>=', since)
    .where('recordedAt', '<=', until)
    .where((eb) => eb.or([eb('recordedAt', '<', until), eb('id', '<', below)]))
    .where('withdrawnAt', 'is', null)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, recordedAt: at, ...about }) => ({
    at,
    stream: 3,
    id,
    told: { news: 'arrested', at, ...plain, ...about },
  }));
};

const streams = [opened, assessed, disrupted, arrested];

async function named({ db }: Context, entries: readonly Entry[]): Promise<News[]> {
  const told = entries.map((one) => ({ ...one.told, itemId: one.id }));
  const cases = await db
    .selectFrom('investigation')
    .select(['id', 'operation', 'priority'])
    .where('id', 'in', inList([...new Set(told.map((one) => one.investigationId))]))
    .execute();
  const people = await db
    .selectFrom('colleague')
    .select(['id', 'name'])
    .where('id', 'in', inList([...new Set(told.flatMap(({ byId }) => (byId === null ? [] : [byId])))]))
    .execute();
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  const nameOf = new Map(people.map((one) => [one.id, one.name]));
  return told.flatMap(({ byId, ...one }) => {
    const about = caseOf.get(one.investigationId);
    if (about === undefined) return [];
    return [{ ...one, operation: about.operation, priority: about.priority, by: nameOf.get(byId ?? 0) ?? null }];
  });
}

/** Throws LIST_MOVED_ON. */
export const news: UseCase<'myWork.news'> = async (context, input) => {
  const { since, limit } = input;
  const from = readCursor('myWork.news', context, After, input.after);
  const after = from === null ? null : { at: new Date(from.ms).toISOString(), stream: from.s, id: from.i };
  const found: Entry[] = [];
  for (const [place, stream] of streams.entries())
    found.push(...(await stream(context, { since, limit: limit + 1, ...spanOf(place, after, context.now) })));
  const all = found.sort(newestFirst);
  const page = all.slice(0, limit);
  const last = page.at(-1);
  return {
    news: await named(context, page),
    next:
      all.length > limit && last !== undefined
        ? writeCursor('myWork.news', context, { ms: Date.parse(last.at), s: last.stream, i: last.id })
        : null,
  };
};
