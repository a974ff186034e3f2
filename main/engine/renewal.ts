/** Renews what is kept of suggestions while a store is open, behind whatever people do, and tells whoever may know of both records. */
import { hasWork, type Renewed, renewByWeights, renewSuggestions } from '../linking/renew-suggestions.ts';
import type { Store } from '../store/port.ts';
import type { Change } from './changes.ts';

export interface Renewal {
  /** Something was done: soon afterwards it is looked what that changes. */
  nudge(): void;
  /** Resolves when nothing is being renewed any more. */
  end(): Promise<void>;
}

/** Milliseconds after a change, in which the next one often follows. */
const afterChange = 150;
/** Milliseconds between looks without any change: another service on the store may have ended with work undone. */
const betweenLooks = 20_000;

/** Windows are told at most so often, in milliseconds: each of them asks again for the list that it shows. */
const betweenTold = 1_000;

/** Tells of each match that is another than before whoever may know of both records, and nobody else. */
export function telling(store: Store, announce: (change: Change) => Promise<void>) {
  return async (renewed: readonly Renewed[]): Promise<void> => {
    if (renewed.length === 0) return;
    const topics = renewed.flatMap(({ contributionId, investigationIds }) =>
      investigationIds.map((id) => [
        'suggestion',
        `suggestion/contribution:${contributionId}`,
        `suggestion/investigation:${id}`,
      ]),
    );
    const records = renewed.flatMap(({ contributionId, investigationIds }) => [
      `contribution:${contributionId}`,
      ...investigationIds.map((id) => `investigation:${id}`),
    ]);
    const standing = await store.read((transaction) => transaction.standingOf([...new Set(records)]));
    await announce({ topics, standing, accountId: 0, sessionId: '' });
  };
}

export function renewal(store: Store, announce: (change: Change) => Promise<void>): Renewal {
  let ended = false;
  let again = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let byWeights = false;

  const tell = telling(store, announce);
  let waiting: Renewed[] = [];
  let told = Number.NEGATIVE_INFINITY;
  async function tellWaiting(): Promise<void> {
    const some = waiting;
    waiting = [];
    told = performance.now();
    await tell(some);
  }
  async function gather(renewed: readonly Renewed[]): Promise<void> {
    waiting.push(...renewed);
    if (performance.now() - told >= betweenTold) await tellWaiting();
  }

  async function run(): Promise<void> {
    do {
      again = false;
      if (!byWeights) await renewByWeights(store);
      byWeights = true;
      if (await hasWork(store)) await renewSuggestions(store, { told: gather, ended: () => ended });
      if (!ended) await tellWaiting();
    } while (again && !ended);
  }

  function begin(): void {
    if (ended) return;
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

  const looks = setInterval(begin, betweenLooks);
  looks.unref();
  begin();
  return {
    nudge() {
      if (ended) return;
      if (running !== null) again = true;
      if (timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        begin();
      }, afterChange);
      timer.unref();
    },
    async end() {
      ended = true;
      clearInterval(looks);
      clearTimeout(timer);
      await running;
    },
  };
}
