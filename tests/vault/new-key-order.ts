/** What a test asks of a new data key: by the vault's own person, for whom their way in is kept, and noted in the new store. */
import type { NewKeyOrder } from '../../main/vault/new-data-key.ts';
import { checkLog, unwatched } from './log-of-notes.ts';
import { login, passphrase } from './people.ts';

export const newKeyOrder = (changes: Partial<NewKeyOrder> = {}): NewKeyOrder => ({
  logins: [login],
  way: { login, passphrase },
  checkLog,
  note: (db) => void db.prepare('insert into note (text) values (?)').run('a new data key'),
  watched: unwatched,
  ...changes,
});
