/** What a view still has to save in the vault before the window locks it: the last words typed into a draft. */
import { useEffect } from 'react';

const MOST_MS = 3_000;
const duties = new Set<() => Promise<unknown>>();

/** Calls `finish` before a lock that the person asks for. Keep the function stable. */
export function useBeforeLock(finish: () => Promise<unknown>): void {
  useEffect(() => {
    duties.add(finish);
    return () => {
      duties.delete(finish);
    };
  }, [finish]);
}

/** Waits for what is left, but never longer than three seconds: the screen is blank meanwhile, and saving must not hold up a lock. */
export async function finishBeforeLock(): Promise<void> {
  const all = Promise.allSettled([...duties].map((finish) => finish()));
  await Promise.race([all, new Promise((done) => setTimeout(done, MOST_MS))]);
}
