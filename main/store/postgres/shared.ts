/** What the services on one database have in common besides its records. */
import type { AbandonedSession, Shared } from '../port.ts';
import type { PooledConnection } from './connection.ts';
import { type Ear, tell } from './hearing.ts';
import { sealChains } from './log-seals.ts';
import { allOrNothing } from './transaction.ts';
import { workstationOf } from './workstations.ts';

interface Sharing {
  node: string;
  sealKey: Buffer | undefined;
  ear: Ear;
  /** On a connection of the pool. */
  use: <T>(work: (on: PooledConnection) => Promise<T>) => Promise<T>;
}

const unseen = `select extract(epoch from now() - "seenAt") * 1000 as ms from service_row where node = $1`;

/**
 * A session whose line broke says since when. One whose service is gone says nothing; it has been gone at least since that was last seen.
 * Two services may look at once: each session goes to one of them.
 */
const abandoned = `delete from session_row s using account_row a
  where a.id = s."accountId" and (
    s."lostAt" < to_char(now() at time zone 'utc' - make_interval(secs => $1), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    or s.node in (select node from service_row where "seenAt" < now() - make_interval(secs => $1)))
  returning s.id, a.login, s.workstation`;

export function shared({ node, sealKey, ear, use }: Sharing): Shared {
  return {
    node,
    hear: ear.hear,
    tell: (message) => use((on) => tell(on, node, message)),
    async unseenFor(other) {
      const [row] = await use((on) => on.rows<{ ms: number }>(unseen, [other]));
      return row?.ms ?? null;
    },
    abandoned: (patience) => use((on) => on.rows<AbandonedSession>(abandoned, [patience / 1000])),
    async sealLog(now) {
      if (sealKey === undefined) return;
      await use(async (on) => {
        await on.rows('begin');
        await allOrNothing(
          on,
          () => sealChains(on, sealKey, now),
          () => true,
        );
      });
    },
    lease: ear.lease,
    workstation: (fingerprint) => use((on) => workstationOf(on, fingerprint)),
  };
}
