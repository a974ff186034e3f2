/** Clocks that are wrong, the service's and a desk's: nothing is lost, nobody is kept out for long, and what cannot be right is told. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { issue } from '../../main/hosts/server/authority.ts';
import { watchClock } from '../../main/hosts/server/clock-watch.ts';
import { backUpDaily } from '../../main/hosts/server/daily-backup.ts';
import type { Event } from '../../main/hosts/server/events.ts';
import { readWorkstations, writeWorkstations } from '../../main/hosts/server/workstations.ts';
import { cable } from '../support/cable.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openUnit, type Unit } from '../support/unit.ts';
import { unitByCommand } from '../support/unit-by-command.ts';

const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;
const wrongBy = [
  ['an hour back', -hour],
  ['a day forward', day],
  ['a year forward', year],
  ['a year back', -year],
] as const;

const people = [
  { login: 'iqbal', roles: ['intake_officer' as const, 'case_officer' as const, 'supervisor' as const] },
  { login: 'shah', roles: ['case_officer' as const, 'supervisor' as const] },
  { login: 'cheung', roles: ['auditor' as const] },
];
let unit: Unit;
let identity: Awaited<ReturnType<Unit['addWorkstation']>>;
/** Milliseconds by which the service's clock is wrong. */
let off = 0;
beforeEach(async () => {
  off = 0;
  unit = await openUnit(people, { clock: () => new Date(Date.now() + off) });
  identity = await unit.addWorkstation('desk-01');
});
afterEach(() => unit.close());

const filter = { filter: {} };
const call = (text: string) => ({ form: { kind: 'tip', channel: 'hotline', text } as const, draftId: null });
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'done' : result.error.code;
async function signedIn(login: string, on = identity) {
  const desk = unit.connect(on);
  await desk.signIn(login);
  return desk;
}

describe.each(wrongBy)('the clock of the service is set %s', (_, by) => {
  it('while people work: they go on, what they record is kept, and the log is whole', async () => {
    const desk = await signedIn('iqbal');
    const { id } = await desk.do('intake.record', call('Before the clock was set'));
    const { draftId } = await desk.do('intake.saveDraft', { draftId: null, form: { text: 'Half a call' } });
    off = by;
    const later = await desk.do('intake.record', call('After the clock was set'));
    off = 0;
    const last = await desk.do('intake.record', call('When it had been put right'));
    expect((await desk.do('triage.get', { id })).text).toBe('Before the clock was set');
    expect(await desk.do('contributions.count', filter)).toMatchObject({ total: 3 });
    expect((await desk.do('intake.drafts', {})).drafts.map((draft) => draft.id)).toEqual([draftId]);
    // Numbers go on in the order in which things were recorded, whatever their times say.
    expect(id < later.id && later.id < last.id).toBe(true);
    const audit = await signedIn('cheung');
    expect(await audit.do('audit.verify', {})).toMatchObject({ whole: true });
    const { entries } = await audit.do('audit.entries', { after: null, who: 'iqbal', processing: 'collection' });
    const numbers = entries.map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
  });

  it('nobody is kept from signing in for longer than a right clock would keep them', async () => {
    const desk = unit.connect(identity);
    off = by;
    for (const _try of [1, 2, 3])
      expect(codeOf(await desk.signIn('iqbal', 'not the words at all'))).toBe('PASSPHRASE_WRONG');
    off = 0;
    const refused = await desk.signIn('iqbal');
    // Two seconds after three failures, by whichever clock; a clock set forward has let them pass.
    if (!refused.ok) expect(Number(refused.error.about)).toBeLessThanOrEqual(2);
    await expect.poll(async () => codeOf(await desk.signIn('iqbal')), { timeout: 10_000, interval: 500 }).toBe('done');
  });

  it('a claim made then keeps nobody off for longer than a claim lasts', async () => {
    const desk = await signedIn('iqbal');
    const { id } = await desk.do('intake.record', call('Claimed at the wrong time'));
    off = by;
    await desk.do('triage.claim', { id });
    off = 0;
    const other = await signedIn('shah', await unit.addWorkstation('desk-02'));
    expect((await other.do('triage.get', { id })).claim).toBeNull();
    const { rows } = await other.do('contributions.queue', { ...filter, sort: 'newest', after: null, limit: 10 });
    expect(rows.map(({ claimedBy }) => claimedBy)).toEqual([null]);
    expect(codeOf(await other.ask('triage.claim', { id }))).toBe('done');
  });

  it('a desk whose line broke meanwhile goes on or signs in again, and delivers what it took, once', async () => {
    const wire = await cable(unit.port);
    const folder = join(temporaryFolder(), 'outbox');
    const desk = unit.connectLasting(identity, wire.port, folder);
    await desk.signIn('iqbal');
    wire.pull();
    await desk.until(() => (desk.line()?.state === 'down' ? true : undefined));
    expect(codeOf(await desk.ask('intake.record', call('Taken without a line')))).toBe('WAITS_TO_BE_SENT');
    off = by;
    wire.mend();
    await desk.until(() => (desk.line()?.state === 'up' || desk.line()?.state === 'over' ? true : undefined));
    desk.engine.send({ kind: 'close' });
    await desk.ended();
    const again = unit.connectLasting(identity, wire.port, folder);
    await again.signIn('iqbal');
    const settled = () => again.line()?.waiting.every(({ refused }) => refused !== null);
    await again.until(() => (settled() === true ? true : undefined));
    const kept = again.line()?.waiting ?? [];
    const { total } = await again.do('contributions.count', filter);
    // Either it stands on the service, or its writer still has it: with a clock a year ahead it seems to be too old.
    expect([total, kept.map(({ refused }) => refused?.code)]).toEqual(by === year ? [0, ['ENTRY_TOO_OLD']] : [1, []]);
    if (by === year) {
      const read = await again.own('outbox.read', { id: kept[0]?.id });
      expect(read).toMatchObject({ ok: true, value: { form: { text: 'Taken without a line' } } });
    }
    again.engine.kill();
    wire.close();
  });
});

describe('a session', () => {
  it('that began in the future, by a clock that was wrong, does not last until then', async () => {
    off = year;
    const desk = await signedIn('iqbal');
    const given = desk.session();
    off = 0;
    expect(await desk.ask('contributions.count', filter)).toMatchObject({ ok: true });
    desk.breakOff();
    expect(await unit.connect(identity).resume(given)).toBe('SESSION_ENDED');
    expect(codeOf(await unit.connect(identity).signIn('iqbal'))).toBe('done');
  });

  it('goes on after a break although the clock was set back by an hour', async () => {
    const desk = await signedIn('iqbal');
    off = -hour;
    desk.breakOff();
    expect(await unit.connect(identity).resume(desk.session())).toBe('resumed');
  });

  it('of a service that was started with its clock a day ahead is not taken back for a day', async () => {
    await unit.close();
    off = day;
    unit = await openUnit(people, { clock: () => new Date(Date.now() + off), patience: 200 });
    identity = await unit.addWorkstation('desk-01');
    const desk = await signedIn('iqbal');
    const given = desk.session();
    off = day - hour;
    desk.breakOff();
    const audit = await signedIn('cheung', await unit.addWorkstation('desk-02'));
    await expect
      .poll(async () => (await audit.do('audit.entries', { after: null, who: 'iqbal' })).entries[0]?.reason)
      .toBe('The line broke and did not come back');
    expect(await unit.connect(identity).resume(given)).toBe('SESSION_ENDED');
  });
});

describe('backups every day', () => {
  it('go on at their next time after the clock was a year ahead', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let now = Date.parse('2026-03-09T10:00:00.000Z');
      const made: string[] = [];
      const daily = backUpDaily({
        at: '02:30',
        clock: () => new Date(now),
        newest: () => '2026-03-09T02:30:00.000Z',
        backUp: async () => made.push(new Date(now).toISOString()),
      });
      now += year;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(made).toHaveLength(1);
      now -= year;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(daily.state().nextAt).toBe('2026-03-10T02:30:00.000Z');
      now += day;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(made).toHaveLength(2);
      await daily.end();
    } finally {
      vi.useRealTimers();
    }
  });

  it('keep what was made just now, and give up those from the future before any other', async () => {
    const own = unitByCommand();
    await own.init();
    own.configure({ backup: { folder: own.here('disk'), at: '02:30', keep: 2 } });
    const at = (instant: string) => async () => {
      const before = own.events.filter(({ event }) => event === 'backed-up').length;
      const service = await own.serve({ clock: () => new Date(instant) });
      await expect.poll(() => own.events.filter(({ event }) => event === 'backed-up').length).toBe(before + 1);
      await service.end();
      return readdirSync(own.here('disk')).map((name) => /(\d{4})(\d\d)(\d\d)T/.exec(name)?.slice(1).join('-'));
    };
    await at('2026-03-09T10:00:00.000Z')();
    expect(await at('2027-03-10T10:00:00.000Z')()).toEqual(['2026-03-09', '2027-03-10']);
    expect(await at('2026-03-11T10:00:00.000Z')()).toEqual(['2026-03-09', '2026-03-11']);
    expect(await at('2026-03-12T10:00:00.000Z')()).toEqual(['2026-03-11', '2026-03-12']);
    await own.close();
  });
});

describe('the journal says', () => {
  it('that the clock was set, and by how much; and at the start that the log is ahead of it', async () => {
    const told: Event[] = [];
    let by = 0;
    const clock = () => new Date(Date.now() + by);
    const watch = watchClock({ clock, report: (event) => told.push(event), lastEntry: null }, 5);
    by = day;
    await expect.poll(() => told.length).toBe(1);
    by = 0;
    await expect.poll(() => told.length).toBe(2);
    watch.end();
    expect(told).toEqual([
      { event: 'clock', why: 'SET', seconds: 86_400 },
      { event: 'clock', why: 'SET', seconds: -86_400 },
    ]);
    off = year;
    await signedIn('iqbal');
    await unit.stop();
    off = 0;
    await unit.start();
    const said = unit.events.find(({ why }) => why === 'BEHIND_LOG');
    expect(said?.seconds).toBeLessThan(-364 * 86_400);
  });
});

describe('certificates and the clock', () => {
  async function admitted(now: Date) {
    const made = await issue(unit.authority, 'desk-05', { kind: 'workstation' }, now);
    const entry = {
      name: 'desk-05',
      fingerprint: made.fingerprint,
      issuedAt: now.toISOString(),
      revokedAt: null,
    };
    writeWorkstations(unit.files.workstations, [...readWorkstations(unit.files.workstations), entry]);
    return made;
  }

  it.each([
    ['expired, by the clock of the service', -2 * year, 'CERT_HAS_EXPIRED'],
    ['not valid yet, by the clock of the service', 2 * day, 'CERT_NOT_YET_VALID'],
  ])('a desk whose certificate is %s is refused, and the journal says why', async (_, from, why) => {
    const made = await admitted(new Date(Date.now() + from));
    const desk = unit.connect(made);
    await desk.ended();
    // It goes on trying: the clock may be put right, and nobody has sent it away.
    expect(desk.gone()).toBe('CERTIFICATE_OUT_OF_TIME');
    expect(unit.events).toContainEqual({ event: 'refused', why });
    expect(codeOf(await unit.connect(identity).signIn('iqbal'))).toBe('done');
  });

  it.each([
    ['ahead', -2 * year],
    ['behind', 2 * day],
  ])('a desk whose own clock is %s is told that it may be the clock', async (_, from) => {
    // As that desk sees it: the service's certificate is of another time.
    const own = await issue(
      unit.authority,
      'service',
      { kind: 'service', hosts: ['127.0.0.1'] },
      new Date(Date.now() + from),
    );
    writeFileSync(unit.files.certificate, own.certificate);
    writeFileSync(unit.files.certificateKey, own.key);
    await unit.restart();
    const desk = unit.connect(identity);
    await desk.ended();
    expect(desk.gone()).toBe('CERTIFICATE_OUT_OF_TIME');
  });
});

it('whoever asked for the backup by command while the clock was a year back is told of it, and it stays', async () => {
  const own = unitByCommand();
  await own.init();
  const at = async (instant: string) => {
    const service = await own.serve({ clock: () => new Date(instant) });
    const result = await own.run('backup', '--unit', own.unit, '--to', own.here('disk'), '--keep', '1', '--json');
    await service.end();
    return { code: result.code, left: readdirSync(own.here('disk')) };
  };
  const first = await at('2026-03-09T10:00:00.000Z');
  const back = await at('2025-03-09T10:00:00.000Z');
  expect([first.code, back.code]).toEqual([0, 0]);
  expect(back.left).toHaveLength(1);
  expect(back.left[0]).toMatch(/-20250309T/);
  await own.close();
});
