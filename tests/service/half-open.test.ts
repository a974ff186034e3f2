/** Whoever connects and goes no further: they are dropped, keep nobody out, and take the service nothing that it needs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionsFor, waitingFor } from '../../main/hosts/server/connection-limits.ts';
import type { Event } from '../../main/hosts/server/events.ts';
import { fewRefusals } from '../../main/hosts/server/strangers.ts';
import { writeWorkstations } from '../../main/hosts/server/workstations.ts';
import { type HalfOpen, halfOpen, waysToStop } from '../support/half-open.ts';
import { openUnit, type Unit, type UnitOptions } from '../support/unit.ts';

/** Ten thousand at once are tried by hand: VIGIL_HALF_OPEN=10000 vitest run tests/service/half-open.test.ts */
const many = Number(process.env.VIGIL_HALF_OPEN ?? 600);
const here = process.platform === 'linux';

let unit: Unit;
let open: HalfOpen[] = [];
const opened = async (options: UnitOptions = {}) => {
  unit = await openUnit([{ login: 'iqbal', roles: ['intake_officer'] }], options);
};
afterEach(async () => {
  for (const each of open.splice(0)) each.end();
  await unit.close();
});

const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${unit.pid()}/status`, 'utf8'))?.[1]) / 1024;
const filter = { filter: {} };

/** As a window does it: where the service cannot be reached, it is tried again. */
async function lets(name: string) {
  const identity = await unit.addWorkstation(name);
  for (;;) {
    const desk = unit.connect(identity);
    const result = await desk.signIn('iqbal').catch(() => null);
    if (result?.ok === true) return desk;
  }
}

describe.skipIf(!here)('connections that stop on their way (needs a system with /proc)', () => {
  it('keep no desk from working, nor from connecting, and are dropped after five seconds', async () => {
    await opened({ apart: true });
    const desk = unit.connect(await unit.addWorkstation('desk-01'));
    await desk.signIn('iqbal');
    const before = megabytes();
    const stranger = await unit.addWorkstation('desk-09');
    const started = performance.now();
    const come = async () => {
      for (let n = 0; n < many; n += 1) {
        const each = halfOpen(waysToStop[n % 4] ?? 'nothing said', unit.port(), unit.authority.certificate, stranger);
        open.push(each);
        // More than the system keeps for the service to accept would be its own affair, and some of them would never learn that they are gone.
        if (n % 400 === 399) await each.stands;
      }
    };
    const coming = come();
    const asked = performance.now();
    await desk.do('contributions.count', filter);
    const answered = performance.now();
    const another = await lets('desk-02');
    const connected = performance.now();
    await another.do('contributions.count', filter);
    await coming;
    await Promise.all(open.filter(({ way }) => way !== 'silent line').map(({ gone }) => gone));
    const dropped = performance.now();
    // Of the lines, as many stay as one workstation may have.
    const lines = open.filter(({ way }) => way === 'silent line');
    await Promise.all(lines.map(({ stands }) => stands));
    expect(lines.filter((line) => !line.isGone())).toHaveLength(16);
    await desk.do('contributions.count', filter);
    if (process.env.VIGIL_HALF_OPEN !== undefined)
      process.stdout.write(
        `${JSON.stringify({ many, answer: answered - asked, signIn: connected - answered, dropped: dropped - started, before, after: megabytes() })}\n`,
      );
    expect(answered - asked).toBeLessThan(10_000);
    await expect.poll(() => megabytes() - before, { timeout: 30_000 }).toBeLessThan(150);
  }, 240_000);

  it('do not use up what the system gives to the service', async () => {
    await opened({ apart: true, descriptors: 150 });
    const desk = unit.connect(await unit.addWorkstation('desk-01'));
    await desk.signIn('iqbal');
    const stranger = await unit.addWorkstation('desk-09');
    open = Array.from({ length: 400 }, () =>
      halfOpen('nothing said', unit.port(), unit.authority.certificate, stranger),
    );
    await Promise.all(open.map(({ stands }) => stands));
    // Each of these needs descriptors of its own: a sign-in writes a file, a new desk is looked up in another.
    const another = unit.connect(await unit.addWorkstation('desk-02'));
    expect(await another.signIn('iqbal')).toMatchObject({ ok: true });
    const form = { kind: 'tip', channel: 'hotline', text: 'Two vans behind the mill' } as const;
    await desk.do('intake.record', { form, draftId: null });
    expect(await another.do('contributions.count', filter)).toMatchObject({ total: 1 });
  });
});

describe('the room for those who are no lines yet', () => {
  it('is given up by whoever has waited longest, at once, where more come', async () => {
    await opened();
    const stranger = await unit.addWorkstation('desk-09');
    const come = () => halfOpen('nothing said', unit.port(), unit.authority.certificate, stranger);
    const first = come();
    await first.stands;
    open = [first, ...Array.from({ length: 256 }, come)];
    const started = performance.now();
    await first.gone;
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(open.slice(100).some((each) => each.isGone())).toBe(false);
  });

  it.each([
    [20_000, 2_000, 256],
    [4_096, 2_000, 256],
    [1_024, 896, 256],
    [150, 75, 37],
    [Number.POSITIVE_INFINITY, 2_000, 256],
  ])('with %d descriptors: %d connections, of which %d wait', (limit, connections, waiting) => {
    expect(connectionsFor(limit)).toBe(connections);
    expect(waitingFor(connections)).toBe(waiting);
  });
});

describe('the list of workstations', () => {
  it('that cannot be read just now admits nobody, ends no line and makes no desk give up', async () => {
    await opened();
    const identity = await unit.addWorkstation('desk-01');
    const desk = unit.connect(identity);
    await desk.signIn('iqbal');
    const list = unit.files.workstations;
    const text = readFileSync(list, 'utf8');
    writeWorkstations(list, []);
    await desk.ended();
    expect(desk.gone()).toBe('WORKSTATION_REFUSED');
    writeFileSync(list, text);
    const again = unit.connect(identity);
    await again.signIn('iqbal');
    writeFileSync(list, text.slice(0, 40));
    const turnedAway = unit.connect(identity);
    await turnedAway.ended();
    expect(turnedAway.gone()).toBe('SERVICE_UNREACHABLE');
    expect(await again.ask('contributions.count', filter)).toMatchObject({ ok: true });
    writeFileSync(list, text);
    expect(await unit.connect(identity).signIn('iqbal')).toMatchObject({ ok: true });
  });
});

describe('the journal', () => {
  it('is not filled by strangers: the first refusal for a reason is told, those that follow are counted', () => {
    const told: Event[] = [];
    const { report, end } = fewRefusals((event) => told.push(event));
    for (let n = 0; n < 5_000; n += 1) report({ event: 'refused', why: 'ERR_TLS_HANDSHAKE_TIMEOUT' });
    report({ event: 'refused', why: 'UNKNOWN' });
    report({ event: 'refused', why: 'REVOKED', workstation: 'desk-01' });
    report({ event: 'refused', why: 'REVOKED', workstation: 'desk-01' });
    end();
    expect(told.map(({ why, times }) => [why, times])).toEqual([
      ['ERR_TLS_HANDSHAKE_TIMEOUT', undefined],
      ['UNKNOWN', undefined],
      ['REVOKED', undefined],
      ['REVOKED', undefined],
      ['ERR_TLS_HANDSHAKE_TIMEOUT', 4_999],
    ]);
  });
});
