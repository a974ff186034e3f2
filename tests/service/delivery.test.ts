/** What a desk took while its line was down, as the service meets it: what is done, as whom, and what is not. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newEntryKeys, type SealedEntry, sealEntry } from '../../main/vault/sealed-entry.ts';
import { type DeskLine, openUnit, type Unit } from '../support/unit.ts';

let unit: Unit;
let identity: Awaited<ReturnType<Unit['addWorkstation']>>;
let desk: DeskLine;
beforeEach(async () => {
  unit = await openUnit([
    { login: 'iqbal', roles: ['intake_officer'] },
    { login: 'shah', roles: ['case_officer'] },
    { login: 'cheung', roles: ['auditor'] },
    { login: 'owen', roles: ['administrator'] },
  ]);
  identity = await unit.addWorkstation('desk-01');
  desk = unit.connect(identity);
  await desk.signIn('iqbal');
});
afterEach(() => unit.close());

const form = { kind: 'tip', channel: 'hotline', text: 'A man buys ten phones at the corner shop' } as const;
const later = (minutes: number, from = desk.session().now) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

function sealed(change: { at?: string; key?: string; text?: string; verb?: string; seq?: number } = {}): SealedEntry {
  const { seal, now } = desk.session();
  const { at = now, key = randomUUID(), text = form.text, verb = 'intake.record', seq = 1 } = change;
  return sealEntry(
    { seq, at, what: 'contribution' },
    { key, verb, input: { form: { ...form, text }, draftId: null } },
    seal,
  );
}
const written = (entry: object) => JSON.stringify(entry);
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'done' : result.error.code;
const total = async (from: DeskLine) => (await from.do('contributions.count', { filter: {} })).total;

describe('an entry that is not what the desk wrote', () => {
  it.each([
    ['is cut off', (entry: SealedEntry) => written(entry).slice(0, -40)],
    ['is no entry', () => 'hello'],
    ['has another time', (entry: SealedEntry) => written({ ...entry, at: later(-60) })],
    ['has another place in the order', (entry: SealedEntry) => written({ ...entry, seq: 7 })],
    ['has one byte changed', (entry: SealedEntry) => written({ ...entry, sealed: `AAAA${entry.sealed.slice(4)}` })],
    [
      'holds an input that is nested deeper than a stack',
      (entry: SealedEntry) => {
        let form: unknown = {};
        for (let n = 0; n < 4_000; n += 1) form = [form];
        const content = { key: randomUUID(), verb: 'intake.record', input: { form, draftId: null } };
        return written(sealEntry({ seq: 1, at: entry.at, what: 'contribution' }, content, desk.session().seal));
      },
    ],
    ['is of a verb that is not taken without a line', () => written(sealed({ verb: 'triage.get' }))],
    [
      'was made by somebody who has the disk, but never signed in',
      (entry: SealedEntry) =>
        written(
          sealEntry(
            { seq: 1, at: entry.at, what: 'contribution' },
            { key: randomUUID(), verb: 'intake.record', input: { form, draftId: null } },
            { ...desk.session().seal, secret: newEntryKeys().secret },
          ),
        ),
    ],
  ])('%s: it is refused, and the next is done', async (_, spoil) => {
    expect(codeOf(await desk.deliver(spoil(sealed())))).toBe('ENTRY_DAMAGED');
    expect(codeOf(await desk.deliver(written(sealed({ seq: 2 }))))).toBe('done');
    expect(await total(desk)).toBe(1);
  });

  it('gives nothing away: neither words nor names stand in it, and its length is rounded', () => {
    const entry = written(sealed());
    for (const word of ['phones', 'iqbal', 'hotline', 'intake']) expect(entry).not.toContain(word);
    const bytes = (text: string) => Buffer.from(sealed({ text }).sealed, 'base64').length;
    expect(bytes('Ten phones')).toBe(bytes('Ten phones at the corner shop, and a red car'));
  });
});

describe('an entry', () => {
  it('is done once, however often it is delivered and whoever is signed in, and bears the name of its writer', async () => {
    const entry = written(sealed());
    desk.engine.send({ kind: 'close' });
    await desk.ended();
    // Nobody is signed in at the desk any more.
    const locked = unit.connect(identity);
    const first = await locked.deliver(entry);
    expect(first).toMatchObject({ ok: true, value: { doubtful: false } });
    await locked.signIn('shah');
    expect(await locked.deliver(entry)).toEqual(first);
    expect(await total(locked)).toBe(1);
    const audit = unit.connect(await unit.addWorkstation('desk-02'));
    await audit.signIn('cheung');
    const { entries } = await audit.do('audit.entries', { after: null, processing: 'collection' });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ who: 'iqbal', workstation: 'desk-01', verb: 'intake.record' });
    expect(entries[0]?.reason).toMatch(/^Taken at the desk without a connection, 20/);
  });

  it('was received when it was taken; a time that cannot be right gives way to that of the delivery, which is told', async () => {
    const at = later(0.5);
    const right = await desk.deliver(written(sealed({ at })));
    const wrong = await desk.deliver(written(sealed({ at: later(60 * 24) })));
    const before = await desk.deliver(written(sealed({ at: later(-60) })));
    expect([right, wrong, before].map((result) => result.ok && result.value.doubtful)).toEqual([false, true, true]);
    const { rows } = await desk.do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10 });
    const times = rows.map(({ receivedAt }) => receivedAt);
    expect(times).toContain(at);
    for (const time of times) expect(Date.parse(time)).toBeLessThan(Date.parse(later(2)));
  });

  it('is read back to nobody but its writer', async () => {
    const entry = written(sealed());
    expect(await desk.deliver(entry, true)).toMatchObject({ ok: true, value: { input: { form } } });
    const other = unit.connect(await unit.addWorkstation('desk-02'));
    expect(codeOf(await other.deliver(entry, true))).toBe('ENTRY_OF_ANOTHER');
    await other.signIn('shah');
    expect(codeOf(await other.deliver(entry, true))).toBe('ENTRY_OF_ANOTHER');
    expect(await total(desk)).toBe(0);
  });

  it('is refused with its reason where its writer may no longer do it, and where its form is wrong', async () => {
    const risky = sealEntry(
      { seq: 1, at: desk.session().now, what: 'contribution' },
      { key: randomUUID(), verb: 'intake.record', input: { form: { ...form, immediateRisk: true }, draftId: null } },
      desk.session().seal,
    );
    expect(codeOf(await desk.deliver(written(risky)))).toBe('RISK_NOT_CONFIRMED');
    const keeper = unit.connect(await unit.addWorkstation('desk-02'));
    await keeper.signIn('owen');
    const { people } = await keeper.do('access.people', {});
    const id = people.find(({ login }) => login === 'iqbal')?.id ?? 0;
    const change = { id, roles: [], clearance: 'SECRET' as const, reason: 'Moved to another unit' };
    await keeper.do('access.changePerson', { ...change, disabled: false });
    expect(codeOf(await desk.deliver(written(sealed())))).toBe('NOT_ALLOWED');
    await keeper.do('access.changePerson', { ...change, disabled: true });
    expect(codeOf(await desk.deliver(written(sealed())))).toBe('ACCOUNT_CLOSED');
  });
});
