/** By what the people of a unit are known when they sign in; nobody is ever shown it. */
import type { SignIns } from '../port.ts';
import type { Connection } from './connection.ts';

type Kept = NonNullable<Awaited<ReturnType<SignIns['find']>>>;

export function signIns(on: Connection): SignIns {
  return {
    async find(login) {
      const [row] = await on.rows<Kept>('select "N", salt, derived from sign_in_row where login = $1', [login]);
      return row ?? null;
    },
    async keep(login, { N, salt, derived }) {
      await on.rows(
        `insert into sign_in_row (login, "N", salt, derived) values ($1, $2, $3, $4)
         on conflict (login) do update set "N" = excluded."N", salt = excluded.salt, derived = excluded.derived`,
        [login, N, salt, derived],
      );
    },
    async remove(login) {
      await on.rows('delete from sign_in_row where login = $1', [login]);
    },
  };
}
