/** What is there at the end: every row, the chains of the log, and whether all members have the same. */
import { connect } from '../../main/store/postgres/connection.ts';
import { verifyChains } from '../../main/store/postgres/log.ts';
import type { Cluster } from './cluster.ts';
import { placeFor, type Way } from './database.ts';
import { until } from './state.ts';

async function asked<T>(cluster: Cluster, way: Way, work: (on: Awaited<ReturnType<typeof connect>>) => Promise<T>) {
  const on = await connect(placeFor(cluster.layout, 'engine', cluster.passwords, way));
  try {
    return await work(on);
  } finally {
    await on.end();
  }
}

/** The ids of all entries, as often as they are there. */
export const storedIds = (cluster: Cluster): Promise<string[]> =>
  asked(cluster, 'direct', async (on) =>
    (await on.rows<{ id: string }>(`select id from proof.entry union all select text from contribution_row`)).map(
      ({ id }) => id,
    ),
  );

export const chains = (cluster: Cluster) => asked(cluster, 'direct', verifyChains);

const counts = `select concat_ws(' ', (select count(*) from proof.entry), (select count(*) from proof.request),
  (select count(*) from contribution_row), (select count(*) from request_row),
  (select count(*) from log_row), (select count(*) from log_record_row),
  (select md5(string_agg(node || place || encode(hash, 'hex'), ',' order by node)) from log_tail_row)) as counts`;

/** Whether all members have the same rows, once the standbys have followed. */
export async function sameEverywhere(cluster: Cluster): Promise<boolean> {
  const look = async () => {
    const all = await Promise.all(
      cluster.layout.members.map((member) =>
        asked(cluster, member, async (on) => (await on.rows<{ counts: string }>(counts))[0]?.counts ?? ''),
      ),
    );
    return new Set(all).size === 1 && all[0] !== '' ? true : null;
  };
  return until('all members to have the same', 30_000, look).catch(() => false);
}
