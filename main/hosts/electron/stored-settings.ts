/** Settings in electron-store, in the person's profile. Nothing secret is among them. */
import Store from 'electron-store';
import type { SettingsStore } from '../../gate/host.ts';
import { changed, effective, type Kept, mostRecent, mostScheduled, type Policy } from '../settings.ts';

/** A damaged file is set aside by the store and the defaults apply; each value is checked again by our own schema. */
export function storedSettings(policy: Policy): SettingsStore {
  const store = new Store<Kept>({
    name: 'settings',
    clearInvalidConfig: true,
    schema: {
      appearance: { type: 'object' },
      notifications: { type: 'string', enum: ['off', 'urgent', 'all'] },
      idleLockMinutes: { type: 'integer', minimum: 1, maximum: 60 },
      lateMatchMonths: { type: 'integer', minimum: 1, maximum: 240 },
      lastVault: { type: ['string', 'null'], maxLength: 4096 },
      recentVaults: { type: 'array', maxItems: mostRecent, items: { type: 'string', maxLength: 4096 } },
      backups: { type: 'array', maxItems: mostScheduled },
    },
  });
  return {
    read: () => effective(store.store, policy),
    write: (change) => {
      store.store = changed(store.store, change);
    },
  };
}
