/** A move into a database that is killed, whenever: the unit starts on what its configuration says, and nothing is missing there. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../main/hosts/server/config.ts';
import { serviceSealer } from '../../main/hosts/server/key-file.ts';
import { connect } from '../../main/store/postgres/connection.ts';
import { verifyChains } from '../../main/store/postgres/log.ts';
import { checkLog } from '../../main/store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { type OpenVault, openWithKey } from '../../main/vault/vault.ts';
import { bareDatabase, onPostgres } from '../support/postgres.ts';
import { type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

const entry = fileURLToPath(new URL('../../main/hosts/terminal/main.ts', import.meta.url));
const accounts = 20_000;

let unit: UnitByCommand;
const openVault = (folder: string): Promise<OpenVault> =>
  openWithKey({ folder, sealer: serviceSealer({ file: join(unit.unit, 'unit.key') }), migrate, supportedVersion });

beforeEach(async () => {
  unit = unitByCommand();
  await unit.init();
  const vault = await openVault(join(unit.unit, 'vault'));
  const add = vault.db.prepare(
    'insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, 1, ?)',
  );
  vault.db.transaction(() => {
    for (let n = 0; n < accounts; n += 1) add.run(`officer.${n}`, `Officer ${n}`, '[]', '2026-03-09T10:00:00.000Z');
  })();
  vault.close();
  cpSync(unit.unit, unit.here('as-it-was'), { recursive: true });
});
afterEach(() => unit.close());

/** Milliseconds from the start until it ended by itself, or `null` where it was killed after so many. */
async function move(file: string, killedAfter: number | null): Promise<number | null> {
  const started = performance.now();
  const child = spawn(process.execPath, [entry, 'unit', 'move-in', '--unit', unit.unit, '--database', file], {
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const timer = new AbortController();
  if (killedAfter !== null)
    void setTimeout(killedAfter, null, timer).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    );
  const code = await ended;
  timer.abort();
  return code === 0 ? performance.now() - started : null;
}

describe.skipIf(!onPostgres)('a move that is killed', () => {
  it('at any of many moments leaves a unit that has all its records', async () => {
    /** The first two are left alone, to see how long one takes. */
    let whole = Number.POSITIVE_INFINITY;
    const seen = { killed: 0, vault: 0, database: 0 };
    const moments = [null, null, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 1];
    for (const part of moments) {
      rmSync(unit.unit, { recursive: true });
      cpSync(unit.here('as-it-was'), unit.unit, { recursive: true });
      const database = await bareDatabase();
      const { host, port, user } = database.engine;
      const said = { host, port, name: database.name, user, node: 'service-1', owner: { user: database.owner.user } };
      writeFileSync(unit.here('database.json'), JSON.stringify(said));
      const took = await move(unit.here('database.json'), part === null ? null : whole * part);
      if (part === null) {
        expect(took).not.toBe(null);
        whole = Math.min(whole, took ?? 0);
      }
      if (took === null) seen.killed += 1;
      const { database: configured } = readConfig(join(unit.unit, 'config.json'));
      if (configured === undefined) {
        seen.vault += 1;
        const vault = await openVault(join(unit.unit, 'vault'));
        expect(vault.db.prepare('select count(*) from account_row').pluck().get()).toBe(accounts + 1);
        expect((await checkLog(vault.db)).report.whole).toBe(true);
        vault.close();
      } else {
        seen.database += 1;
        const on = await connect(database.owner);
        expect(await on.rows('select count(*) as n from account_row')).toEqual([{ n: accounts + 1 }]);
        expect(await verifyChains(on)).toMatchObject({ whole: true });
        await on.end();
        // The vault is somewhere still: in its place or beside it.
        expect(readdirSync(unit.unit).some((name) => /^vault(\.before-database-.*)?$/.test(name))).toBe(true);
      }
      expect(existsSync(join(unit.unit, 'config.json.moving')) && configured !== undefined).toBe(false);
      await database.remove();
    }
    expect(seen.killed).toBeGreaterThan(5);
    expect(seen.vault).toBeGreaterThan(4);
    expect(seen.database).toBeGreaterThan(1);
  });
});
