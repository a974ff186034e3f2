/** A new vault with its first account, which is an administrator's whatever else it is. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, type Role, rank } from '../../preload/contract/vocabulary.ts';
import { addFirstAccount } from '../store/sqlite/accounts.ts';
import { migrate } from '../store/sqlite/migrate.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import { createVault } from '../vault/vault.ts';

export interface NewVault {
  folder: string;
  /** The vault's name, and the person's. */
  name: string;
  person: string;
  login: string;
  passphrase: string;
  roles: readonly Role[];
  clearance: Marking;
}

/** Throws PASSPHRASE_WEAK, INPUT_INVALID (about `clearance`), and what `createVault` throws. */
export function makeVault(vault: NewVault, now = new Date()) {
  const { folder, login, passphrase } = vault;
  checkPassphrase(passphrase);
  if (rank(Marking, vault.clearance) < rank(Marking, 'OFFICIAL-SENSITIVE'))
    throw new VigilError('INPUT_INVALID', 'clearance');
  return createVault({
    folder,
    login,
    passphrase,
    migrate(db) {
      migrate(db);
      addFirstAccount(db, vault.name, {
        login,
        name: vault.person,
        roles: [...new Set<Role>(['administrator', ...vault.roles])],
        clearance: rank(Marking, vault.clearance),
        createdAt: now.toISOString(),
      });
    },
  });
}
