/** Backups by pgBackRest, and a restore to a point in time, tried beside the running cluster. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type DatabasePlace } from '../../main/store/postgres/connection.ts';
import { database, type Layout, type Member, ports } from './layout.ts';
import { asServiceUser, asSuperuser, output } from './run-as.ts';
import { until } from './state.ts';

const restoring = 120_000;

const pgbackrest = (layout: Layout, member: Member, ...args: string[]) =>
  output(
    [
      ...asServiceUser(layout.folder),
      ...['pgbackrest', `--config=${join(member.folder, 'pgbackrest.conf')}`, '--stanza=vigil', ...args],
    ],
    { patience: restoring },
  );

export const makeStanza = (layout: Layout, leader: Member) => pgbackrest(layout, leader, 'stanza-create');

/** A whole backup, from whoever leads. */
export const backUp = (layout: Layout, leader: Member) => pgbackrest(layout, leader, '--type=full', 'backup');

export interface Restored {
  /** Of the rows that were deleted by mistake after the point in time, and that are all there again. */
  rows: number;
  seconds: number;
}

const mistaken = 1_000;

/** Rows that are deleted by mistake; the moment before, as the server tells it. */
async function makeMistake(owner: DatabasePlace): Promise<string> {
  const on = await connect(owner);
  try {
    await on.script(`create table proof.mistake as select generate_series(1, ${mistaken}) as number`);
    const [now] = await on.rows<{ at: string }>('select clock_timestamp()::text as at');
    await sleep(1_100);
    await on.script('delete from proof.mistake');
    return now?.at ?? '';
  } finally {
    await on.end();
  }
}

/**
 * Restores what was deleted into an instance of its own. It would go on with the cluster's settings, so that some are taken from it: it
 * writes no archive, waits for no standby and listens on a socket alone.
 */
export async function restoreToPoint(layout: Layout, leader: Member, owner: DatabasePlace): Promise<Restored> {
  const at = await makeMistake(owner);
  await asSuperuser(layout, leader, 'select pg_switch_wal()');
  const started = performance.now();
  const folder = join(layout.folder, 'restored');
  const place = { ...leader, data: join(folder, 'data'), socket: folder };
  const as = asServiceUser(layout.folder);
  await output([...as, 'mkdir', '-m', '700', folder]);
  await pgbackrest(
    layout,
    leader,
    ...[`--pg1-path=${place.data}`, '--type=time', `--target=${at}`, '--target-action=promote', 'restore'],
  );
  const settings = [
    ["listen_addresses=''", `unix_socket_directories='${folder}'`, 'archive_mode=off', "synchronous_standby_names=''"],
    ['ssl=off', `port=${ports.postgres}`],
  ].flat();
  const control = (...args: string[]) => output([...as, join(layout.programs, 'pg_ctl'), '-D', place.data, ...args]);
  await control('-w', '-l', join(folder, 'log'), '-o', settings.map((one) => `-c ${one}`).join(' '), 'start');
  try {
    // It answers before it has come to the point in time.
    await until('the restored database', restoring, async () =>
      (await asSuperuser(layout, place, 'select pg_is_in_recovery()')).trim() === 'f' ? true : null,
    );
    const rows = Number(await asSuperuser(layout, place, 'select count(*) from proof.mistake', database));
    return { rows, seconds: (performance.now() - started) / 1000 };
  } finally {
    await control('-m', 'immediate', '-w', 'stop');
  }
}

export const wholeRestore = ({ rows }: Restored): boolean => rows === mistaken;
