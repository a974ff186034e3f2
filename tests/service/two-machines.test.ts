/**
 * docs/unit.md, On two Debian machines, followed to the letter on two machines with a cable between them. What only systemd and the
 * packaged program can do is done in their place: the key is handed over as systemd hands it, and the commands are run by Node.
 */
import type { ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../support/desk-by-orders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TwoMachines, twoMachines } from '../support/two-machines.ts';
import { passphrase } from '../support/unit.ts';

const possible = (() => {
  const machines = twoMachines();
  machines?.remove();
  return machines !== null;
})();
const node = process.execPath;
const login = 'h.mason';

describe.skipIf(!possible)('two machines (needs root and network namespaces)', () => {
  let machines: TwoMachines;
  let folder: string;
  const children: ChildProcess[] = [];
  const at = (name: string) => join(folder, name);
  beforeEach(() => {
    const made = twoMachines();
    if (made === null) throw new Error('no namespaces can be made');
    machines = made;
    folder = temporaryFolder();
    for (const name of ['lib', 'safe', 'credentials', 'backups', 'desk']) mkdirSync(at(name), { mode: 0o700 });
    writeFileSync(at('passphrase'), `${passphrase}\n`);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    machines.remove();
  });

  /** `vigil --admin …` on the service's machine. */
  function admin(...args: string[]): Record<string, unknown> {
    const { status, stdout, stderr } = machines.service.run([node, 'main/hosts/terminal/main.ts', ...args, '--json']);
    if (status !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${status}: ${stderr}${stdout}`);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** `systemctl start vigil`: resolves once it listens. */
  async function start() {
    const child = machines.service.start([node, 'main/hosts/server/main.ts', at('lib/unit/config.json')], {
      CREDENTIALS_DIRECTORY: at('credentials'),
    });
    children.push(child);
    if (child.stdout === null) throw new Error('it has an output');
    for await (const line of createInterface({ input: child.stdout }))
      if (line.includes('"event":"listening"')) {
        expect(JSON.parse(line)).toMatchObject({ event: 'listening', port: 7443 });
        break;
      }
    child.stdout.resume();
    return {
      stop: () =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve());
          child.kill('SIGTERM');
        }),
    };
  }

  /** _Join a unit_ on the desk, with the file and the code. */
  function joins(name: string, code: unknown) {
    mkdirSync(at(`desk/${name}`));
    const file = at(`${name}.json`);
    const child = machines.desk.start([
      ...[node, 'tests/support/desk-by-orders.ts', file, String(code), at(`desk/${name}`)],
    ]);
    children.push(child);
    if (child.stdout === null) throw new Error('it has an output');
    const lines: Interface = createInterface({ input: child.stdout });
    const answers = lines[Symbol.asyncIterator]();
    return async (order: Order): Promise<unknown> => {
      child.stdin?.write(`${JSON.stringify(order)}\n`);
      return JSON.parse(String((await answers.next()).value)) as unknown;
    };
  }
  const record = (text: string): Order => ({
    order: 'ask',
    verb: 'intake.record',
    input: { form: { kind: 'tip', channel: 'hotline', text }, draftId: null },
  });
  const count: Order = { order: 'ask', verb: 'contributions.count', input: { filter: {} } };
  const signIn: Order = { order: 'sign in', login, passphrase };

  it('become a unit, lose the cable and find it again, and the unit is restored from its backup', async () => {
    const unit = at('lib/unit');
    admin(
      ...['unit', 'init', '--unit', unit, '--name', 'Eastmoor unit', '--host', 'vigil.example', '--login', login],
      ...['--person', 'Hollis Mason', '--clearance', 'SECRET', '--roles', 'intake_officer,case_officer'],
      ...['--passphrase-file', at('passphrase')],
    );
    // systemd-creds keeps the key, and hands it over in this folder; a copy goes into a safe.
    copyFileSync(join(unit, 'unit.key'), at('credentials/unit.key'));
    copyFileSync(join(unit, 'unit.key'), at('safe/unit.key'));
    const example = JSON.parse(readFileSync('build/server/config.example.json', 'utf8')) as { backup: object };
    const config = { ...example, backup: { ...example.backup, folder: at('backups') } };
    writeFileSync(join(unit, 'config.json'), JSON.stringify(config));
    let service = await start();
    const ask = "fetch('http://127.0.0.1:7480/health').then(async (r) => console.log(r.status, await r.text()))";
    expect(machines.service.run([node, '-e', ask]).stdout).toMatch(/^200 \{"open":true,"commits":true,/);
    rmSync(join(unit, 'unit.key'));
    const { code } = admin('unit', 'add-workstation', '--unit', unit, '--name', 'desk-01', '--out', at('desk-01.json'));

    const desk = joins('desk-01', code);
    expect(await desk(signIn)).toMatchObject({ ok: true });
    expect(await desk(record('Two vans behind the mill'))).toMatchObject({ ok: true });
    admin('unit', 'backup', '--unit', unit, '--to', at('backups'));

    expect(machines.pull()).toBe(true);
    expect(await desk({ order: 'stands', state: 'down' })).toBe(true);
    expect(await desk(record('Taken while the cable was out'))).toMatchObject({ error: { code: 'WAITS_TO_BE_SENT' } });
    expect(machines.plug()).toBe(true);
    expect(await desk({ order: 'stands', state: 'up' })).toBe(true);
    expect(await desk({ order: 'emptied' })).toBe(true);
    expect(await desk(count)).toMatchObject({ ok: true, value: { total: 2 } });

    admin('unit', 'revoke', '--unit', unit, '--name', 'desk-01');
    expect(await desk({ order: 'gone' })).toBe('WORKSTATION_REFUSED');
    expect(admin('unit', 'status', '--unit', unit)).toMatchObject({
      workstations: [{ name: 'desk-01', revokedAt: expect.any(String) }],
    });

    const [name = ''] = readdirSync(at('backups')).toSorted().slice(-1);
    const backup = join(at('backups'), name);
    admin('unit', 'verify-backup', '--backup', backup, '--key', at('safe/unit.key'));
    await service.stop();
    admin('unit', 'restore', '--unit', unit, '--backup', backup, '--key', at('safe/unit.key'));
    service = await start();
    // The backup is from before the desk was revoked, which it stays: it may have been stolen.
    expect(admin('unit', 'status', '--unit', unit)).toMatchObject({
      workstations: [{ name: 'desk-01', revokedAt: expect.any(String) }],
    });
    const again = admin('unit', 'add-workstation', '--unit', unit, '--name', 'desk-02', '--out', at('desk-02.json'));
    const second = joins('desk-02', again.code);
    expect(await second(signIn)).toMatchObject({ ok: true });
    expect(await second(count)).toMatchObject({ ok: true, value: { total: 1 } });
    await service.stop();
    admin('unit', 'restore', '--undo', '--unit', unit);
    service = await start();
    expect(admin('unit', 'status', '--unit', unit)).toMatchObject({ workstations: [{ name: 'desk-01' }] });
    await service.stop();
  }, 300_000);
});
