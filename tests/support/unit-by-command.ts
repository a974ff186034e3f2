/** A unit as IT has it: made, backed up and restored by command, and served by the service on its own configuration. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../main/hosts/server/config.ts';
import type { Event } from '../../main/hosts/server/events.ts';
import { type ServiceOptions, startService } from '../../main/hosts/server/service.ts';
import { admin } from '../../main/hosts/terminal/admin.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import { openWorkstationFile } from '../../main/line/workstation-file.ts';
import { deskLine, passphrase } from './unit.ts';

export const person = 'h.mason';

/** `parent`: where its folder is made. */
export function unitByCommand(parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, 'vigil-unit-'));
  const here = (name: string) => join(folder, name);
  const unit = here('unit');
  const events: Event[] = [];
  const ends: (() => Promise<void>)[] = [];
  writeFileSync(here('passphrase'), `${passphrase}\n`);
  mkdirSync(here('disk'));

  async function run(...args: string[]): Promise<{ code: number; out: string; problem: string }> {
    let [out, problem] = ['', ''];
    const code = await admin(
      ['unit', ...args],
      () => {
        throw new Error('no engine is needed');
      },
      {
        out: (text) => {
          out += text;
        },
        problem: (text) => {
          problem += text;
        },
        onInterrupt: () => undefined,
      },
    );
    return { code, out, problem };
  }

  function configure(change: object): void {
    const config = join(unit, 'config.json');
    writeFileSync(config, JSON.stringify({ ...(JSON.parse(readFileSync(config, 'utf8')) as object), ...change }));
  }

  return {
    folder,
    here,
    unit,
    events,
    run,
    configure,
    /** Returns the recovery code. */
    async init(): Promise<string> {
      const { code, out, problem } = await run(
        ...['init', '--unit', unit, '--name', 'Eastmoor unit', '--host', '127.0.0.1', '--login', person],
        ...['--person', 'Hollis Mason', '--roles', 'intake_officer,case_officer', '--json'],
        ...['--passphrase-file', here('passphrase')],
      );
      if (code !== 0) throw new Error(problem);
      configure({ listen: { host: '127.0.0.1', port: 0 } });
      return (JSON.parse(out) as { recoveryCode: string }).recoveryCode;
    },
    /** What a desk of that name needs to connect. */
    async admit(name: string) {
      const { out } = await run(
        'add-workstation',
        '--unit',
        unit,
        '--name',
        name,
        '--out',
        here(`${name}.json`),
        '--json',
      );
      const { code } = JSON.parse(out) as { code: string };
      return openWorkstationFile(readFileSync(here(`${name}.json`), 'utf8'), code);
    },
    async serve(options: Partial<ServiceOptions> = {}) {
      const config = readConfig(join(unit, 'config.json'));
      const service = await startService({ config, report: (event) => events.push(event), ...options });
      const end = async () => {
        ends.splice(ends.indexOf(end), 1);
        await service.end();
      };
      ends.push(end);
      return {
        port: service.port,
        healthPort: service.healthPort,
        end,
        connect: ({ authority, certificate, key }: ReturnType<typeof openWorkstationFile>) =>
          deskLine(remoteEngine({ host: '127.0.0.1', port: service.port, tls: { ca: authority, certificate, key } })),
      };
    },
    async close(): Promise<void> {
      for (const end of [...ends]) await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type UnitByCommand = ReturnType<typeof unitByCommand>;
