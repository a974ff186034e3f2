/** What a test asks of a restore: by the vault's own person, allowed, and noted in the restored store. */
import type { Restoring } from '../../main/vault/restore.ts';
import { checkLog, unwatched } from './log-of-notes.ts';
import { cheap, login, passphrase, supportedVersion } from './people.ts';

export const restoring = (
  backup: string,
  folder: string,
  noted: (madeAt: string) => string = () => 'restored',
): Restoring => ({
  backup,
  folder,
  login,
  passphrase,
  kdf: cheap,
  supportedVersion,
  checkLog,
  mustBeAllowed: () => undefined,
  note: (db, madeAt) => void db.prepare('insert into note (text) values (?)').run(noted(madeAt)),
  watched: unwatched,
});
