/** Whether an opened vault is older than when it was last used here: compares its log with the anchor beside it. */
import type { Session } from '../../preload/contract/vault.ts';
import type { Store } from '../store/port.ts';
import type { Keeper } from './keeper.ts';

export type Older = NonNullable<Session['vault']['older']>;

/** `null` where the log holds the last entry that is known of it, or none is known. */
export async function olderThanKnown(keeper: Keeper, store: Store): Promise<Older | null> {
  const anchor = keeper.anchor();
  if (anchor === null) return null;
  return store.read(async ({ log }) => {
    if (await log.holds(anchor.seq, anchor.hash)) return null;
    const end = await log.end();
    // The line by which a restore says what it did came after what the backup held.
    const last = end === null ? 0 : end.verb === 'vault.restore' ? end.seq - 1 : end.seq;
    return { missing: last < anchor.seq ? anchor.seq - last : null, until: anchor.at };
  });
}

/** For the log: the line of whoever was told. */
export const olderReason = ({ missing, until }: Older): string =>
  missing === null
    ? `The log does not hold its last known entry, of ${until}`
    : `Older than when last used here: entries missing, up to ${until}: ${missing}`;

/** Notes where the log ends. A disk that accepts no more must not stop what this ends: then the anchor before it stays. */
export async function dropAnchor(keeper: Keeper, store: Store): Promise<void> {
  try {
    const end = await store.read(({ log }) => log.end());
    if (end !== null) keeper.keepAnchor(end);
  } catch {}
}
