/** By what the people of a unit are known when they sign in; nobody is ever shown it, and there are none at a single desk. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { SignIns } from '../port.ts';
import { statement } from './statement-cache.ts';

type Kept = NonNullable<Awaited<ReturnType<SignIns['find']>>>;

export function signIns(db: Database): SignIns {
  return {
    async find(login) {
      const row = statement(db, 'select N, salt, derived from sign_in_row where login = ?').get(login);
      return (row as Kept | undefined) ?? null;
    },
    async keep(login, { N, salt, derived }) {
      statement(db, 'insert or replace into sign_in_row (login, N, salt, derived) values (?, ?, ?, ?)').run(
        login,
        N,
        salt,
        derived,
      );
    },
    async remove(login) {
      statement(db, 'delete from sign_in_row where login = ?').run(login);
    },
  };
}
