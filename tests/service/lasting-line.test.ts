/** A desk whose line breaks: what it takes meanwhile, what it says, and that all of it arrives once. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cable, cable } from '../support/cable.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type DeskLine, openUnit, type Unit } from '../support/unit.ts';

const people = [
  { login: 'iqbal', roles: ['intake_officer' as const, 'supervisor' as const] },
  { login: 'shah', roles: ['case_officer' as const] },
  { login: 'cheung', roles: ['auditor' as const] },
];
let unit: Unit;
let wire: Cable;
let identity: Awaited<ReturnType<Unit['addWorkstation']>>;
let folder: string;
let desk: DeskLine;

async function openDesk(options: { patience?: number } = {}): Promise<void> {
  unit = await openUnit(people, options);
  wire = await cable(unit.port);
  identity = await unit.addWorkstation('desk-01');
  folder = join(temporaryFolder(), 'outbox');
  desk = unit.connectLasting(identity, wire.port, folder);
  await desk.signIn('iqbal');
}
beforeEach(() => openDesk());
afterEach(async () => {
  desk.engine.kill();
  wire.close();
  await unit.close();
});

const call = (text: string) => ({ form: { kind: 'tip', channel: 'hotline', text } as const, draftId: null });
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'done' : result.error.code;
const stands = (state: string, on = desk) => on.until(() => (on.line()?.state === state ? true : undefined));
async function pull(): Promise<void> {
  wire.pull();
  await stands('down');
}
async function mend(): Promise<void> {
  wire.mend();
  await stands('up');
}
const emptied = (on = desk) => on.until(() => (on.line()?.waiting.length === 0 ? true : undefined));
const files = () => readdirSync(folder).sort();
async function texts(on = desk): Promise<string[]> {
  const { rows } = await on.do('contributions.queue', { filter: {}, sort: 'oldest', after: null, limit: 50 });
  return rows.map(({ excerpt }) => excerpt);
}

describe('while the line is down', () => {
  it('whatever needs the service is refused at once, and nothing is kept where there is no room', async () => {
    await pull();
    expect(codeOf(await desk.ask('contributions.count', { filter: {} }))).toBe('NO_CONNECTION');
    expect(codeOf(await desk.ask('triage.setOutcome', { id: 1, version: 1, outcome: 'trace', reason: 'Known' }))).toBe(
      'NO_CONNECTION',
    );
    // A file stands where the folder would be made.
    writeFileSync(folder, '');
    expect(codeOf(await desk.ask('intake.record', call('Nobody keeps this')))).toBe('NOT_KEPT_HERE');
    expect(codeOf(await desk.ask('intake.saveDraft', { draftId: null, form: { text: 'Nor this' } }))).toBe(
      'NOT_KEPT_HERE',
    );
    await mend();
    expect(await texts()).toEqual([]);
  });

  it('calls are taken, in order, and nothing of them can be read on the disk', async () => {
    await desk.do('intake.record', call('Before the break'));
    await pull();
    for (const text of ['A first call', 'A second call', 'A third call'])
      expect(codeOf(await desk.ask('intake.record', call(text)))).toBe('WAITS_TO_BE_SENT');
    expect(desk.line()?.waiting.map(({ excerpt }) => excerpt)).toEqual([
      'A first call',
      'A second call',
      'A third call',
    ]);
    for (const name of files()) expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/call|iqbal|hotline/);
    await mend();
    await emptied();
    expect(await texts()).toEqual(['Before the break', 'A first call', 'A second call', 'A third call']);
    expect(files()).toEqual([]);
  });

  it('drafts are kept by their latest state, go on with their number afterwards, and go when they are recorded', async () => {
    await pull();
    const { draftId } = await desk.do('intake.saveDraft', { draftId: null, form: { text: 'Half a' } });
    const other = await desk.do('intake.saveDraft', { draftId: null, form: { text: 'Another caller' } });
    expect(await desk.do('intake.saveDraft', { draftId, form: { text: 'Half a call' } })).toEqual({ draftId });
    expect(files()).toHaveLength(2);
    await mend();
    await emptied();
    await desk.do('intake.saveDraft', { draftId, form: { text: 'Half a call, and more' } });
    const { drafts } = await desk.do('intake.drafts', {});
    expect(drafts.map(({ form }) => form.text).sort()).toEqual(['Another caller', 'Half a call, and more']);
    await pull();
    await desk.ask('intake.record', { ...call('Another caller, whole'), draftId: other.draftId });
    await mend();
    await emptied();
    expect((await desk.do('intake.drafts', {})).drafts.map(({ form }) => form.text)).toEqual(['Half a call, and more']);
    expect(await texts()).toEqual(['Another caller, whole']);
  });

  it('a lock needs no service: the desk forgets what it could read, and what waits is sent without anybody signing in', async () => {
    await pull();
    await desk.ask('intake.record', call('Taken just before the lock'));
    expect(codeOf(await desk.ask('vault.lock', {}))).toBe('done');
    await desk.ended();
    expect(desk.heard.findLast(({ kind }) => kind === 'closed')).toEqual({ kind: 'closed', because: null });
    wire.mend();
    const locked = unit.connectLasting(identity, wire.port, folder);
    await locked.until(() => (files().length === 0 ? true : undefined)).catch(() => undefined);
    await locked.signIn('shah');
    expect(await texts(locked)).toEqual(['Taken just before the lock']);
    locked.engine.kill();
  });
});

/** Resolves with the signal that ended it. */
function dyingDesk(port: number, { certificate, key }: { certificate: string; key: string }) {
  const child = spawn(process.execPath, [
    fileURLToPath(new URL('../support/dying-desk.ts', import.meta.url)),
    String(port),
    folder,
  ]);
  child.stdin.end(JSON.stringify({ ca: unit.authority.certificate, certificate, key }));
  return {
    signedIn: new Promise((resolve) => child.stdout.once('data', resolve)),
    died: new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal))),
  };
}

describe('a desk that is killed', () => {
  it('loses none of what it had said was kept', async () => {
    const other = await cable(unit.port);
    const dying = dyingDesk(other.port, await unit.addWorkstation('desk-07'));
    await dying.signedIn;
    other.pull();
    expect(await dying.died).toBe('SIGKILL');
    expect(files()).toHaveLength(1);
    // The desk is started again; nobody signs in there.
    other.mend();
    const again = unit.connectLasting(identity, other.port, folder);
    await emptied(again);
    expect(await texts()).toEqual(['Taken by a desk that died']);
    again.engine.kill();
    other.close();
  });
});

describe('when it comes back', () => {
  it('a write whose answer was lost is answered, and was done once', async () => {
    wire.goDeaf();
    const asked = desk.ask('investigations.open', {
      operation: 'ALDER',
      kind: 'attack plot',
      priority: 'P3',
      reason: 'First assessment',
      summary: 'Five people in a garage',
      area: 'Halverton',
      marking: 'OFFICIAL',
      compartmentId: null,
    });
    const refused = desk.ask('intake.saveDraft', { draftId: null, form: { text: 'Sent, never answered' } });
    const audit = unit.connect(await unit.addWorkstation('desk-02'));
    await audit.signIn('cheung');
    // The service has done it; the desk has heard nothing.
    await expect
      .poll(async () =>
        (await audit.do('audit.entries', { after: null, who: 'iqbal' })).entries.map(({ verb }) => verb),
      )
      .toContain('intake.saveDraft');
    await pull();
    // A draft waits in the outbox, under the key under which it was sent.
    expect((await refused).ok).toBe(true);
    await mend();
    await emptied();
    expect(codeOf(await asked)).toBe('done');
    expect((await desk.do('intake.drafts', {})).drafts).toHaveLength(1);
    const { entries } = await audit.do('audit.entries', { after: null, who: 'iqbal' });
    for (const once of ['intake.saveDraft', 'investigations.open'])
      expect(entries.filter(({ verb }) => verb === once)).toHaveLength(1);
  });

  it('and the session is over, the window is told, keeps what is typed, and signs out', async () => {
    desk.engine.kill();
    await unit.close();
    await openDesk({ patience: 1 });
    await pull();
    await desk.ask('intake.record', call('Typed while it was away'));
    await expect.poll(() => unit.events.filter(({ event }) => event === 'disconnected').length).toBe(1);
    const audit = unit.connect(await unit.addWorkstation('desk-02'));
    await audit.signIn('cheung');
    await expect
      .poll(async () => (await audit.do('audit.entries', { after: null, who: 'iqbal' })).entries[0]?.verb)
      .toBe('vault.lock');
    wire.mend();
    await stands('over');
    expect((await desk.ask('intake.saveDraft', { draftId: null, form: { text: 'Last words' } })).ok).toBe(true);
    await desk.ended();
    expect(desk.heard.findLast(({ kind }) => kind === 'closed')).toMatchObject({ because: { code: 'SESSION_ENDED' } });
    const again = unit.connectLasting(identity, wire.port, folder);
    await again.signIn('iqbal');
    await emptied(again);
    expect(await texts(again)).toEqual(['Typed while it was away']);
    expect((await again.do('intake.drafts', {})).drafts).toHaveLength(1);
    again.engine.kill();
  });

  it('damaged, cut-off, doubled and renamed entries harm no other; what cannot be read is told and can be put away', async () => {
    await pull();
    for (const text of ['One', 'Two', 'Three', 'Four']) await desk.ask('intake.record', call(text));
    const [one = '', two = '', three = '', four = ''] = files();
    const path = (name: string) => join(folder, name);
    const content = (name: string) => readFileSync(path(name), 'utf8');
    writeFileSync(path(one), content(one).slice(0, 300));
    writeFileSync(path(two), content(two).replace(/"seq":2/, '"seq":9'));
    // Whoever has the disk changes names and makes copies: the order and the key are inside.
    writeFileSync(path('00000000-aaaa.entry'), content(four));
    writeFileSync(path('00000009-bbbb.entry'), content(three));
    await mend();
    await desk.until(() => (desk.line()?.waiting.every(({ refused }) => refused !== null) ? true : undefined));
    expect(await texts()).toEqual(['Three', 'Four']);
    const left = desk.line()?.waiting ?? [];
    expect(left.map(({ refused }) => refused?.code)).toEqual(['ENTRY_DAMAGED', 'ENTRY_DAMAGED']);
    for (const { id } of left) expect(codeOf(await desk.own('outbox.remove', { id }))).toBe('done');
    await emptied();
  });

  it('what the service refuses is kept with its reason, is opened again by its writer alone, and is thrown away by nobody else', async () => {
    await pull();
    await desk.ask('intake.record', { ...call('Marked too high'), form: { ...call('x').form, marking: 'TOP SECRET' } });
    await desk.ask('intake.record', call('The one after it'));
    wire.mend();
    await desk.until(() =>
      desk.line()?.waiting[0]?.refused != null && desk.line()?.waiting.length === 1 ? true : undefined,
    );
    const [left] = desk.line()?.waiting ?? [];
    expect(left).toMatchObject({ what: 'contribution', refused: { code: 'MARKING_ABOVE_INSTALLATION' } });
    expect(await texts()).toEqual(['The one after it']);
    desk.engine.send({ kind: 'close' });
    await desk.ended();
    const id = left?.id ?? '';
    const other = unit.connectLasting(identity, wire.port, folder);
    await other.signIn('shah');
    expect(other.line()?.waiting).toMatchObject([{ excerpt: null }]);
    expect(codeOf(await other.own('outbox.read', { id }))).toBe('ENTRY_OF_ANOTHER');
    expect(codeOf(await other.own('outbox.remove', { id }))).toBe('ENTRY_OF_ANOTHER');
    other.engine.send({ kind: 'close' });
    await other.ended();
    const own = unit.connectLasting(identity, wire.port, folder);
    await own.signIn('iqbal');
    expect(await own.own('outbox.read', { id })).toMatchObject({
      ok: true,
      value: { form: { marking: 'TOP SECRET' } },
    });
    expect(codeOf(await own.own('outbox.remove', { id }))).toBe('done');
    expect(files()).toEqual([]);
    own.engine.kill();
  });
});
