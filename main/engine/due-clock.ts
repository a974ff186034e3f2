/**
 * Says when something falls due. Nothing is written for it, since what is overdue follows from the time at which somebody reads; but a window
 * that shows it has to be told that the clock has moved on. One timer runs until the next item falls due, found along the index of what is
 * open, and then those who may know of both of its records are told, once. At midnight in the United Kingdom whatever counts in days is new.
 */
import { nothingOpened, type Viewer } from '../store/policy.ts';
import type { Store } from '../store/port.ts';
import { addDays, startOfUkDay, ukDay } from '../store/uk-day.ts';
import type { Change, Topics } from './changes.ts';

/** No timer runs longer: a clock may be set, and a machine may sleep. Milliseconds. */
const longestWait = 3_600_000;
/** After the store could not be read. */
const afterFailure = 60_000;
/** Items that are told of together. */
const atOnce = 100;

/** What counts in days: due today, overdue since this morning. */
const daily: readonly Topics[] = ['inbox', 'dissemination', 'action', 'call-back', 'break-glass'].map((topic) => [
  topic,
]);

const nobody: Viewer = {
  accountId: 0,
  clearance: 0,
  compartments: [],
  readsContributions: false,
  readsInvestigations: false,
  readsLog: false,
  readsAccounts: false,
  opened: nothingOpened,
  unrestricted: false,
};

export interface DueClock {
  /** Something may fall due earlier than was known. */
  planAgain(): void;
  stop(): void;
}

interface Options {
  store: Store;
  clock: () => Date;
  announce: (change: Change) => Promise<void>;
  /** Runs `then` after so many milliseconds; returns what stops that. */
  wait?: (milliseconds: number, then: () => void) => () => void;
}

function byTimer(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Those that somebody must be able to see to be told of it: a match of a watch-list has reached no investigation. */
const recordsOf = (row: { contributionId: number; investigationId: number | null }) => [
  `contribution:${row.contributionId}`,
  ...(row.investigationId === null ? [] : [`investigation:${row.investigationId}`]),
];

/** Reads as somebody who may know of everything: what is told of it is held against each listener’s need to know. */
const openFrom = (store: Store, from: string, until: string | null, after: { dueAt: string; id: number } | null) =>
  store.read(async (transaction) => {
    await transaction.setViewer(await transaction.unrestricted(nobody));
    let query = transaction.db
      .selectFrom('delivery')
      .select(['id', 'dueAt', 'contributionId', 'investigationId'])
      .where('answeredAt', 'is', null)
      .where('dueAt', after === null ? '>' : '>=', after?.dueAt ?? from)
      .where((eb) => eb.or([eb('dueAt', '>', after?.dueAt ?? from), eb('id', '>', after?.id ?? 0)]))
      .orderBy('dueAt')
      .orderBy('id')
      .limit(until === null ? 1 : atOnce);
    if (until !== null) query = query.where('dueAt', '<=', until);
    const rows = await query.execute();
    const records = rows.flatMap(recordsOf);
    return { rows, standing: await transaction.standingOf([...new Set(records)]) };
  });

export function dueClock({ store, clock, announce, wait = byTimer }: Options): DueClock {
  /** Up to when everybody has been told. */
  let told = clock().toISOString();
  let stopWaiting: () => void = () => undefined;
  let stopped = false;
  let planning = false;
  let again = false;

  const said = (topics: readonly Topics[], standing: Change['standing']) =>
    announce({ topics, standing, accountId: 0, sessionId: '' });

  async function tell(now: string): Promise<void> {
    let after: { dueAt: string; id: number } | null = null;
    for (let more = true; more; ) {
      const { rows, standing } = await openFrom(store, told, now, after);
      const topics = rows.map((row) => ['inbox', ...recordsOf(row)]);
      if (topics.length > 0) await said(topics, standing);
      after = rows.at(-1) ?? null;
      more = rows.length === atOnce;
    }
    if (ukDay(told) < ukDay(now)) await said(daily, new Map());
    told = now;
  }

  async function untilNext(): Promise<number> {
    const now = clock().toISOString();
    const [next] = (await openFrom(store, now, null, null)).rows;
    const midnight = startOfUkDay(addDays(ukDay(now), 1));
    const due = next !== undefined && next.dueAt < midnight ? next.dueAt : midnight;
    return Math.min(longestWait, Math.max(0, Date.parse(due) - Date.parse(now)) + 1);
  }

  /** Asked for while it is under way, it is done once more: a busy hour costs one question after another, and not all at once. */
  async function plan(): Promise<void> {
    again = planning;
    if (planning) return;
    planning = true;
    stopWaiting();
    const milliseconds = await untilNext().catch(() => afterFailure);
    planning = false;
    if (stopped) return;
    if (again) return plan();
    stopWaiting = wait(milliseconds, () => void fire());
  }

  async function fire(): Promise<void> {
    if (stopped) return;
    // What could not be told now is told at the next attempt: `told` stays where it is.
    await tell(clock().toISOString()).catch(() => undefined);
    if (!stopped) await plan();
  }

  void plan();
  return {
    planAgain: () => void plan(),
    stop() {
      stopped = true;
      stopWaiting();
    },
  };
}
