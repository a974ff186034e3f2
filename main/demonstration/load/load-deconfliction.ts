/** What came in is held against what not everybody may know of, as it would have been then. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { passOnHolding } from '../../linking/deconfliction.ts';
import { frequencyBesideOpen } from '../../store/sqlite/frequencies.ts';
import { openStore } from '../../store/sqlite/store.ts';
import { everything } from '../../store/sqlite/views.ts';

export async function loadPassedOn(db: Database, now: string): Promise<void> {
  const store = openStore(db);
  const viewer = everything(db, {
    accountId: 0,
    clearance: 0,
    compartments: [],
    readsContributions: true,
    readsInvestigations: true,
    readsLog: false,
    readsAccounts: false,
  });
  await store.turn(viewer, async ({ db: guarded, raw }) => {
    await passOnHolding({ db: guarded, heldFrequency: frequencyBesideOpen(raw), now }, null);
  });
  await store.end();
}
