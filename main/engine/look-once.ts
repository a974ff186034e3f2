/**
 * What several reads look for at the same time is looked for once: whoever asks second waits for what the first is finding. Only for as long
 * as the first is at it, only for the same person with the same rights, and never for a transaction that writes, which looks for itself on its
 * own snapshot. If the first fails, each looks for itself.
 */
import type { Viewer } from '../store/policy.ts';
import type { Context } from '../store/use-case.ts';

export interface Looks {
  /** For the reads of somebody with these rights. */
  of(viewer: Viewer): Context['lookOnce'];
}

/** For a transaction that writes. */
export const lookOneself: Context['lookOnce'] = (_, look) => look();

export function looksUnderWay(): Looks {
  const underWay = new Map<string, Promise<unknown>>();
  return {
    of: (viewer) => {
      const rights = JSON.stringify(viewer);
      return async <T>(what: string, look: () => Promise<T>): Promise<T> => {
        const key = `${what} ${rights}`;
        const first = underWay.get(key);
        if (first !== undefined) {
          const found = await first.then(
            (value) => ({ value }),
            () => null,
          );
          // The key says what it is that was looked for.
          return found === null ? look() : (found.value as T);
        }
        const own = look();
        underWay.set(key, own);
        try {
          return await own;
        } finally {
          underWay.delete(key);
        }
      };
    },
  };
}
