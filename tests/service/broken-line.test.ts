/** A line that breaks: who may come back on another, who may not, and that nothing is done twice. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkstations, writeWorkstations } from '../../main/hosts/server/workstations.ts';
import { type DeskLine, openUnit, type Unit } from '../support/unit.ts';

const people = [
  { login: 'iqbal', roles: ['intake_officer' as const] },
  { login: 'shah', roles: ['case_officer' as const] },
  { login: 'cheung', roles: ['auditor' as const] },
];
let unit: Unit;
let identity: Awaited<ReturnType<Unit['addWorkstation']>>;
let desk: DeskLine;
beforeEach(async () => {
  unit = await openUnit(people);
  identity = await unit.addWorkstation('desk-01');
  desk = unit.connect(identity);
  await desk.signIn('iqbal');
});
afterEach(() => unit.close());

const form = { kind: 'tip', channel: 'hotline', text: 'Two vans behind the mill, 07700 900123' } as const;
const filter = { filter: {} };

async function refusals(): Promise<(string | null)[]> {
  const audit = unit.connect(await unit.addWorkstation(`desk-${unit.events.length + 20}`));
  await audit.signIn('cheung');
  const { entries } = await audit.do('audit.entries', { after: null, outcome: 'refused' });
  return entries.map(({ who, reason, workstation }) => `${who} ${workstation} ${reason}`);
}
const refused = 'A session that broke off could not be resumed';

describe('a session whose line broke', () => {
  it('is refused without the token, with one of another desk, with an earlier one, and after a lock; each is logged', async () => {
    const { token } = desk.session();
    desk.breakOff();
    expect(await unit.connect(identity).resume({ login: 'iqbal', token: 'x'.repeat(43) })).toBe('SESSION_ENDED');
    const other = await unit.addWorkstation('desk-02');
    expect(await unit.connect(other).resume({ login: 'iqbal', token })).toBe('SESSION_ENDED');
    expect(await unit.connect(identity).resume({ login: 'shah', token })).toBe('SESSION_ENDED');
    // None of that took it from whoever has it.
    const back = unit.connect(identity);
    expect(await back.resume({ login: 'iqbal', token })).toBe('resumed');
    await back.do('contributions.count', filter);
    // It was used, and the desk has spoken since: whoever says it again is not the desk.
    expect(await unit.connect(identity).resume({ login: 'iqbal', token })).toBe('SESSION_ENDED');
    expect(await back.ask('contributions.count', filter)).toMatchObject({ ok: true });
    const next = back.session().token;
    back.engine.send({ kind: 'close' });
    await back.ended();
    expect(await unit.connect(identity).resume({ login: 'iqbal', token: next })).toBe('SESSION_ENDED');
    expect(await refusals()).toEqual([
      `iqbal desk-01 ${refused}`,
      `iqbal desk-01 ${refused}`,
      `shah desk-01 ${refused}`,
      `iqbal desk-02 ${refused}`,
      `iqbal desk-01 ${refused}`,
    ]);
    expect(unit.events.filter(({ why }) => why === 'SESSION')).toHaveLength(5);
  });

  it('goes on in the same session, which the log shows, and drops the line that the service believed to be there', async () => {
    const back = unit.connect(identity);
    // The service has not noticed anything: the first line still stands.
    expect(await back.resume(desk.session())).toBe('resumed');
    await desk.ended();
    const { id } = await back.do('intake.record', { form, draftId: null });
    back.breakOff();
    const again = unit.connect(identity);
    expect(await again.resume(back.session())).toBe('resumed');
    expect((await again.do('triage.get', { id })).text).toBe(form.text);
    const audit = unit.connect(await unit.addWorkstation('desk-03'));
    await audit.signIn('cheung');
    const { entries } = await audit.do('audit.entries', { after: null, who: 'iqbal' });
    expect(entries.filter(({ reason }) => reason === 'Resumed: the line had broken')).toHaveLength(2);
    expect(entries.some(({ verb }) => verb === 'vault.lock')).toBe(false);
  });

  it('may lose the answer to its resumption and try once more with the token that it has', async () => {
    const given = desk.session();
    desk.breakOff();
    const first = unit.connect(identity);
    expect(await first.resume(given)).toBe('resumed');
    // Nothing was asked on that line: as far as the desk knows, it never came about.
    first.breakOff();
    expect(await unit.connect(identity).resume(given)).toBe('resumed');
  });

  it('does not outlive a workstation that is revoked', async () => {
    const given = desk.session();
    const listed = readWorkstations(unit.files.workstations);
    writeWorkstations(
      unit.files.workstations,
      listed.map((each) => ({ ...each, revokedAt: new Date().toISOString() })),
    );
    await desk.ended();
    const again = unit.connect(identity);
    await again.ended();
    expect(again.gone()).toBe('WORKSTATION_REFUSED');
    // Admitted again under the same certificate, it is still signed out.
    writeWorkstations(unit.files.workstations, listed);
    expect(await unit.connect(identity).resume(given)).toBe('SESSION_ENDED');
  });

  it('is over after a while, which the log says', async () => {
    await unit.close();
    unit = await openUnit(people, { patience: 30 });
    identity = await unit.addWorkstation('desk-01');
    desk = unit.connect(identity);
    await desk.signIn('iqbal');
    const given = desk.session();
    desk.breakOff();
    const audit = unit.connect(await unit.addWorkstation('desk-02'));
    await audit.signIn('cheung');
    await expect
      .poll(async () => (await audit.do('audit.entries', { after: null, who: 'iqbal' })).entries[0]?.reason)
      .toBe('The line broke and did not come back');
    expect(await unit.connect(identity).resume(given)).toBe('SESSION_ENDED');
  });
});

describe('a request that is repeated', () => {
  const record = { form, draftId: null };

  it('is refused with another input, for another verb, or of another person: nothing of the first is told', async () => {
    const key = randomUUID();
    await desk.ask('intake.record', record, key);
    const codes = [];
    for (const result of [
      await desk.ask('intake.record', { form: { ...form, text: 'Another text' }, draftId: null }, key),
      await desk.ask('intake.saveDraft', { draftId: null, form }, key),
    ])
      codes.push(result.ok ? 'done' : result.error.code);
    const other = unit.connect(await unit.addWorkstation('desk-02'));
    await other.signIn('shah');
    const stolen = await other.ask('intake.record', record, key);
    codes.push(stolen.ok ? 'done' : stolen.error.code);
    expect(codes).toEqual(['REQUEST_KEY_USED', 'REQUEST_KEY_USED', 'REQUEST_KEY_USED']);
    expect(await desk.do('contributions.count', filter)).toMatchObject({ total: 1 });
    expect((await refusals()).map((line) => line?.split(' ')[0])).toEqual(['shah', 'iqbal', 'iqbal']);
  });

  it('is done once and answered each time alike, also on another line', async () => {
    const key = randomUUID();
    const first = await desk.ask('intake.record', record, key);
    expect(first.ok).toBe(true);
    expect(await desk.ask('intake.record', record, key)).toEqual(first);
    const given = desk.session();
    desk.breakOff();
    const back = unit.connect(identity);
    await back.resume(given);
    expect(await back.ask('intake.record', record, key)).toEqual(first);
    expect(await back.do('contributions.count', filter)).toMatchObject({ total: 1 });
  });

  it('keeps no answer of long work, which has transactions of its own', async () => {
    const pasted = { text: 'Ref\tReceived\tDetails\nA-1\t20/02/2026 09:15\tTwo vans behind the mill', html: null };
    const { mapping } = await desk.do('intake.previewFile', { pasted, mapping: null });
    const key = randomUUID();
    const file = { pasted, mapping, dryRun: false, task: 'i' };
    expect(await desk.ask('intake.importFile', file, key)).toMatchObject({ ok: true, value: { imported: 1 } });
    // It is safe to repeat for another reason: what is recorded already is not added.
    expect(await desk.ask('intake.importFile', file, key)).toMatchObject({ ok: true, value: { imported: 0 } });
  });

  it('is done twice where it bears two keys, and once where both come at the same time', async () => {
    const key = randomUUID();
    const [one, other] = await Promise.all([
      desk.ask('intake.record', record, key),
      desk.ask('intake.record', record, key),
    ]);
    expect(one).toEqual(other);
    await desk.ask('intake.record', record, randomUUID());
    expect(await desk.do('contributions.count', filter)).toMatchObject({ total: 2 });
  });
});

describe('a service that is killed', () => {
  it('finds the session again, and answers a repeated request as it did before', async () => {
    await unit.close();
    unit = await openUnit([{ login: 'iqbal', roles: ['intake_officer'] }], { apart: true });
    identity = await unit.addWorkstation('desk-01');
    desk = unit.connect(identity);
    await desk.signIn('iqbal');
    const given = desk.session();
    const key = randomUUID();
    const first = await desk.ask('intake.record', { form, draftId: null }, key);
    await unit.kill();
    await desk.ended();
    await unit.startAgain();
    const back = unit.connect(identity);
    // Nobody signs in again.
    expect(await back.resume(given)).toBe('resumed');
    expect(await back.ask('intake.record', { form, draftId: null }, key)).toEqual(first);
    expect(await back.do('contributions.count', filter)).toMatchObject({ total: 1 });
  });
});
