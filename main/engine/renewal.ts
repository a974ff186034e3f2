/**
 * Renews what is kept of suggestions while a store is open, and matches in full what imports brought, behind whatever people do; and tells
 * whoever may know of both records. Of several services on one store, one does it at a time.
 */
import {
  bothTold,
  hasWork,
  nothingTold,
  type RenewalTold,
  renewByWeights,
  renewSuggestions,
} from '../linking/renew-suggestions.ts';
import type { Lease, Store } from '../store/port.ts';
import { type Change, recordOf, type Topics } from './changes.ts';

export interface Renewal {
  /** Something was done: soon afterwards it is looked what that changes. */
  nudge(): void;
  /** Resolves when nothing is being renewed, until what it gives is called: for work in which nobody else may write. */
  hold(): Promise<() => void>;
  /** Resolves when nothing is being renewed any more. */
  end(): Promise<void>;
}

/** Milliseconds after a change, in which the next one often follows. */
const afterChange = 150;
/** Milliseconds between looks without any change: another service on the store may have ended with work undone. */
const betweenLooks = 20_000;

/** Windows are told at most so often, in milliseconds: each of them asks again for the list that it shows. */
const betweenTold = 1_000;

/** Milliseconds until it is looked again whether another service has left something undone that this one had to do. */
const whileAnother = 1_000;

const both = (topic: string, contributionId: number, investigationId: number): string[] => [
  topic,
  `${topic}/contribution:${contributionId}`,
  `${topic}/investigation:${investigationId}`,
];

/** Tells of each match that is another than before whoever may know of both records, and nobody else; and each importer how far it is. */
export function telling(store: Store, announce: (change: Change) => Promise<void>) {
  return async ({ renewed, reached, imports, entered }: RenewalTold): Promise<void> => {
    const topics: Topics[] = [
      ...renewed.flatMap(({ contributionId, investigationIds }) =>
        investigationIds.map((id) => both('suggestion', contributionId, id)),
      ),
      ...reached.map(({ contributionId, investigationId }) => [
        'inbox',
        `contribution:${contributionId}`,
        `investigation:${investigationId}`,
      ]),
      ...entered.map(({ investigationId, otherCaseId }) => [
        'inbox',
        `investigation:${investigationId}`,
        `investigation:${otherCaseId}`,
      ]),
    ];
    if (topics.length > 0) {
      const records = topics
        .flat()
        .filter((topic) => topic.includes(':'))
        .map(recordOf);
      const standing = await store.read((transaction) => transaction.standingOf([...new Set(records)]));
      await announce({ topics, standing, accountId: 0, sessionId: '' });
    }
    // No account among the topics: whoever keeps accounts would hear of each report that somebody's import still brought.
    for (const accountId of new Set(imports.map(({ importedBy }) => importedBy)))
      await announce({ topics: [['import']], standing: new Map(), accountId, sessionId: '' });
  };
}

export interface RenewalOptions {
  store: Store;
  clock: () => Date;
  announce: (change: Change) => Promise<void>;
}

/** A store that this process has to itself. */
const alone: Lease = { held: () => true, end: async () => undefined };

export function renewal({ store, clock, announce }: RenewalOptions): Renewal {
  let ended = false;
  let held = false;
  let again = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let byWeights = false;

  const tell = telling(store, announce);
  let waiting = nothingTold;
  let told = Number.NEGATIVE_INFINITY;
  async function tellWaiting(): Promise<void> {
    const some = waiting;
    waiting = nothingTold;
    told = performance.now();
    await tell(some);
  }
  async function gather(some: RenewalTold): Promise<void> {
    waiting = bothTold(waiting, some);
    if (performance.now() - told >= betweenTold) await tellWaiting();
  }

  async function work(lease: Lease): Promise<void> {
    const stops = () => ended || held || !lease.held();
    if (!byWeights) await renewByWeights(store);
    byWeights = true;
    if (await hasWork(store))
      await renewSuggestions(store, { told: gather, ended: stops, now: () => clock().toISOString() });
    if (!ended) await tellWaiting();
  }

  async function run(): Promise<void> {
    do {
      again = false;
      const lease = store.shared === null ? alone : await store.shared.lease('matching');
      if (lease === null) {
        // Whoever is at it may have looked for the last time just before something was done here.
        if (await hasWork(store)) later(whileAnother);
        return;
      }
      await work(lease).finally(() => lease.end());
    } while (again && !ended && !held);
  }

  function begin(): void {
    if (ended || held) return;
    if (running !== null) {
      again = true;
      return;
    }
    // What fails now is done at the next look.
    running = run()
      .catch(() => undefined)
      .finally(() => {
        running = null;
      });
  }

  function later(milliseconds: number): void {
    if (ended || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      begin();
    }, milliseconds);
    timer.unref();
  }

  const looks = setInterval(begin, betweenLooks);
  looks.unref();
  begin();
  return {
    nudge() {
      if (ended) return;
      if (running !== null) again = true;
      later(afterChange);
    },
    async hold() {
      held = true;
      await running;
      return () => {
        held = false;
        begin();
      };
    },
    async end() {
      ended = true;
      clearInterval(looks);
      clearTimeout(timer);
      await running;
    },
  };
}
