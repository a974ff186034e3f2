import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageVerbs } from '../../main/gate/gate.ts';
import { FilePurpose } from '../../preload/contract/host.ts';
import { smallContract } from '../hosts/fixtures/small-contract.ts';
import { own, type SmallHost, smallHost } from '../hosts/fixtures/small-host.ts';

/** A process takes its time to start on a busy machine. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 });

let vigil: SmallHost;
beforeEach(() => {
  vigil = smallHost();
});
afterEach(() => vigil.gate.end());

const refusal = (code: string, about?: string) => ({
  ok: false,
  error: expect.objectContaining(about === undefined ? { code } : { code, about }),
});

describe('who may speak', () => {
  it.each([
    ['a frame inside the page', { mainFrame: false, url: 'app://vigil/' }],
    ['another site', { mainFrame: true, url: 'https://vigil/' }],
    ['a name that begins like ours', { mainFrame: true, url: 'app://vigil.example/' }],
    ['ours as a user name', { mainFrame: true, url: 'app://vigil@example/' }],
    ['ours with a user name', { mainFrame: true, url: 'app://someone@vigil/' }],
    ['a blank page', { mainFrame: true, url: 'about:blank' }],
    ['no address at all', { mainFrame: true, url: '' }],
  ])('refuses %s', async (_, sender) => {
    expect(await vigil.gate.call(sender, 'test.echo', { text: 'x' })).toEqual(refusal('NOT_ALLOWED'));
  });

  it('answers the page itself', async () => {
    expect(await vigil.gate.call(own, 'test.echo', { text: ' x ' })).toEqual({ ok: true, value: { text: 'x' } });
  });
});

describe('what may be said', () => {
  it.each(['nothing.like-it', 'constructor', '__proto__', 'toString', '', 'exports.redeemPrint'])(
    'refuses the verb "%s"',
    async (verb) => {
      expect(await vigil.call(verb, { ticket: 'a-ticket-that-is-good' })).toEqual(refusal('NOT_ALLOWED'));
    },
  );

  it('names the first field that is wrong, and nothing of its content', async () => {
    const answer = await vigil.call('test.echo', { text: 'x', deep: { count: 'seven' } });
    expect(answer).toEqual(refusal('INPUT_INVALID', 'deep.count'));
    const strange = await vigil.call('test.echo', { text: 'x', 'Mr Example of ZZ99 1AA': 1 });
    expect(strange).toEqual(refusal('INPUT_INVALID'));
    expect(JSON.stringify(strange)).not.toContain('Example');
  });

  it('never rejects and never crashes, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('test.echo', 'host.print', 'engine.cancel', 'x'),
        fc.anything(),
        async (verb, input) => {
          const answer = await vigil.call(verb, input);
          expect(answer).toHaveProperty('ok');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('offers the page no internal verb, and the cancelling', () => {
    const verbs = pageVerbs(smallContract);
    expect(verbs).not.toContain('exports.redeemPrint');
    expect(verbs).toContain('engine.cancel');
  });

  it('does not pass on an answer that is out of form', async () => {
    expect(await vigil.call('test.wrong')).toEqual(refusal('UNEXPECTED', 'test.wrong'));
  });

  it('passes on what the engine refuses', async () => {
    expect(await vigil.call('test.refuse')).toEqual(refusal('REASON_NEEDED'));
  });
});

describe('long work', () => {
  it('tells how far it is under the page’s own name, and stops when asked', async () => {
    const answer = vigil.call('test.long', { task: 'import-1' });
    await soon(() =>
      expect(vigil.events).toContainEqual(expect.objectContaining({ kind: 'progress', task: 'import-1' })),
    );
    expect(await vigil.call('engine.cancel', { task: 'import-1' })).toEqual({ ok: true, value: { found: true } });
    expect(await answer).toEqual(refusal('CANCELLED'));
    expect(await vigil.call('engine.cancel', { task: 'import-1' })).toEqual({ ok: true, value: { found: false } });
  });
});

describe('the end of an engine', () => {
  it('answers everybody after a crash, locks, loads the page anew, says why, and starts another', async () => {
    const before = await vigil.call('test.pid');
    const waiting = vigil.call('test.long', { task: 'a' });
    expect(await vigil.call('test.crash')).toEqual(refusal('ENGINE_STOPPED', 'exit code 11'));
    expect(await waiting).toEqual(refusal('ENGINE_STOPPED', 'exit code 11'));
    const after = await vigil.call('test.pid');
    expect(after.ok).toBe(true);
    expect(after).not.toEqual(before);
    const news = vigil.told.filter((word) => word !== 'progress');
    expect(news).toEqual(['locked', 'reload', 'locked']);
    expect(vigil.events.filter((event) => event.kind === 'locked').map((event) => event.because?.code)).toEqual([
      'ENGINE_STOPPED',
      'ENGINE_STOPPED',
    ]);
  });

  it('after a wanted lock says nothing of an error, and the next engine answers', async () => {
    expect(await vigil.call('vault.lock')).toEqual({ ok: true, value: {} });
    await soon(() => expect(vigil.told).toEqual(['locked', 'reload']));
    expect(vigil.events).toEqual([{ kind: 'locked', because: null }]);
    expect((await vigil.call('test.pid')).ok).toBe(true);
  });

  it.each(['suspend', 'screen-lock', 'idle'] as const)('locks on %s, and answers who waits with that', async (why) => {
    const waiting = vigil.call('test.long', { task: 'b' });
    await soon(() => expect(vigil.told).toContain('progress'));
    vigil.fireLock(why);
    expect(await waiting).toEqual(refusal('VAULT_LOCKED'));
    expect((await vigil.call('test.pid')).ok).toBe(true);
  });

  it('does not spin when an engine cannot even start', async () => {
    const { spawnNodeEngine } = await import('../../main/engine/spawn-node.ts');
    let started = 0;
    const broken = smallHost(() => {
      started++;
      return spawnNodeEngine({ file: '/nowhere/engine.js', maximumMarking: 'OFFICIAL' });
    });
    expect(await broken.call('test.pid')).toEqual(refusal('ENGINE_STOPPED'));
    await new Promise((done) => setTimeout(done, 150));
    expect(started).toBeLessThanOrEqual(2);
    expect(broken.told).toEqual([]);
    await broken.gate.end();
  });
});

describe('files and folders', () => {
  it('gives the page a token and no path, and the engine the path', async () => {
    const path = join(vigil.folder, 'tips.csv');
    vigil.dialogs.next.file = { path, size: 12 };
    const chosen = await vigil.call('host.chooseFile', { purpose: 'contributions' });
    expect(JSON.stringify(chosen)).not.toContain(vigil.folder);
    if (!chosen.ok) throw new Error('no file');
    const { token, name, size } = chosen.value as { token: string; name: string; size: number };
    expect({ name, size }).toEqual({ name: 'tips.csv', size: 12 });
    expect(await vigil.call('test.path', { fileToken: token })).toEqual({
      ok: true,
      value: { paths: { [token]: path } },
    });
    expect(await vigil.call('test.path', { folderToken: token })).toEqual(refusal('INPUT_INVALID', 'folderToken'));
  });

  it('refuses a path in the place of a token, and a token from before a lock', async () => {
    expect(await vigil.call('test.path', { fileToken: '/etc/passwd-or-like-it' })).toEqual(
      refusal('INPUT_INVALID', 'fileToken'),
    );
    vigil.dialogs.next.folder = vigil.folder;
    const chosen = await vigil.call('host.chooseFolder');
    const token = chosen.ok ? (chosen.value as { token: string }).token : '';
    await vigil.gate.lock();
    expect(await vigil.call('test.path', { folderToken: token })).toEqual(refusal('INPUT_INVALID', 'folderToken'));
  });

  it.each(FilePurpose.options)('chooses a file of the kind %s', async (purpose) => {
    const path = join(vigil.folder, 'file');
    vigil.dialogs.next.file = { path, size: 12 };
    expect(await vigil.call('host.chooseFile', { purpose })).toMatchObject({ ok: true, value: { name: 'file' } });
  });

  it('says null when the person changes their mind', async () => {
    expect(await vigil.call('host.chooseFile', { purpose: 'contributions' })).toEqual({ ok: true, value: null });
    expect(await vigil.call('host.chooseFolder')).toEqual({ ok: true, value: null });
    expect(await vigil.call('host.chooseSave', { purpose: 'csv', suggestedName: 'a.csv' })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('offers a folder that is free, and not one that holds something', async () => {
    const taken = join(vigil.host.vaultsFolder, 'vault');
    mkdirSync(taken, { recursive: true });
    writeFileSync(join(taken, 'vault.db'), 'x');
    const info = await vigil.call('host.info');
    if (!info.ok) throw new Error('no info');
    const { folders } = info.value as { folders: { fresh: string; last: string | null } };
    expect(folders.last).toBeNull();
    const path = await vigil.call('test.path', { folderToken: folders.fresh });
    expect(path).toEqual({ ok: true, value: { paths: { [folders.fresh]: join(vigil.host.vaultsFolder, 'vault-2') } } });
  });
});

describe('printing', () => {
  const ticket = 'a-ticket-that-is-good';

  it('writes nothing for a ticket the engine does not know', async () => {
    vigil.dialogs.next.save = join(vigil.folder, 'brief.pdf');
    expect(await vigil.call('host.print', { ticket: 'a-ticket-that-is-bad' })).toEqual(refusal('NOT_FOUND'));
    expect(existsSync(join(vigil.folder, 'brief.pdf'))).toBe(false);
    expect(vigil.dialogs.suggested).toEqual([]);
  });

  it('writes nothing when the person changes their mind', async () => {
    expect(await vigil.call('host.print', { ticket })).toEqual({ ok: true, value: { written: false } });
    expect(readdirSync(vigil.folder).filter((name) => name.includes('pdf'))).toEqual([]);
  });

  it('leaves no half file where it may not write', async () => {
    vigil.dialogs.next.save = join(vigil.folder, 'absent', 'brief.pdf');
    expect(await vigil.call('host.print', { ticket })).toEqual(refusal('NOT_WRITTEN'));
    expect(existsSync(join(vigil.folder, 'absent'))).toBe(false);
  });

  it('destroys no vault', async () => {
    const folder = join(vigil.folder, 'vault');
    mkdirSync(join(folder, 'backups'), { recursive: true });
    writeFileSync(join(folder, 'vault.db'), 'store');
    for (const place of ['vault.db', 'vault.json', 'brief.pdf', 'backups/brief.pdf']) {
      vigil.dialogs.next.save = join(folder, place);
      expect(await vigil.call('host.print', { ticket })).toEqual(refusal('IN_VAULT_FOLDER'));
    }
    expect(readdirSync(folder).sort()).toEqual(['backups', 'vault.db']);
    expect(readFileSync(join(folder, 'vault.db'), 'utf8')).toBe('store');
  });

  it('writes the whole file with its marking, under a name that can leave no folder', async () => {
    vigil.dialogs.next.save = join(vigil.folder, 'brief.pdf');
    expect(await vigil.call('host.print', { ticket })).toEqual({ ok: true, value: { written: true } });
    expect(vigil.dialogs.suggested).toEqual(['Briefing Operation LARKSPUR..x']);
    const text = readFileSync(join(vigil.folder, 'brief.pdf'), 'utf8');
    expect(text.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
    expect(text).toContain('&lt;LARKSPUR&gt;');
    expect(readdirSync(vigil.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('settings', () => {
  it('keeps what the person chose and refuses what is out of range', async () => {
    expect(await vigil.call('host.settings.write', { idleLockMinutes: 0 })).toEqual(
      refusal('INPUT_INVALID', 'idleLockMinutes'),
    );
    expect(await vigil.call('host.settings.write', { maximumMarking: 'TOP SECRET' })).toEqual(refusal('INPUT_INVALID'));
    await vigil.call('host.settings.write', { appearance: { theme: 'dark' }, idleLockMinutes: 5 });
    expect(await vigil.call('host.settings.read')).toEqual({
      ok: true,
      value: {
        appearance: { theme: 'dark', density: 'regular', textSize: 100, motion: 'system' },
        notifications: 'off',
        idleLockMinutes: 5,
        lateMatchMonths: 18,
        maximumMarking: 'OFFICIAL-SENSITIVE',
      },
    });
  });
});

describe('notifications of the system', () => {
  const notify = (urgent: number, waiting: number) => vigil.call('host.notify', { urgent, waiting });

  it.each([
    ['off', 2, 5, null],
    ['urgent', 2, 5, '2 urgent items'],
    ['urgent', 1, 1, '1 urgent item'],
    ['urgent', 0, 5, null],
    ['all', 2, 5, '2 urgent items'],
    ['all', 0, 5, '5 items waiting'],
    ['all', 0, 0, null],
  ])('set to %s, with %i urgent of %i', async (notifications, urgent, waiting, shown) => {
    await vigil.call('host.settings.write', { notifications });
    expect(await notify(urgent, waiting)).toEqual({ ok: true, value: { shown: shown !== null } });
    expect(vigil.notified).toEqual(shown === null ? [] : [shown]);
  });

  it('hold no words of the page, and lead to My work when they are chosen', async () => {
    await vigil.call('host.settings.write', { notifications: 'all' });
    expect(await vigil.call('host.notify', { urgent: 1, waiting: 1, text: 'Op LARKSPUR' })).toEqual(
      refusal('INPUT_INVALID'),
    );
    await notify(0, 1);
    vigil.choose();
    expect(vigil.events).toContainEqual({ kind: 'summoned' });
  });

  it('are not shown where nobody is signed in', async () => {
    await vigil.call('host.settings.write', { notifications: 'all' });
    await vigil.call('test.signOut');
    expect(await notify(2, 5)).toEqual(refusal('VAULT_LOCKED'));
    expect(vigil.notified).toEqual([]);
  });

  it('are taken away when the vault locks', async () => {
    await vigil.gate.lock();
    await soon(() => expect(vigil.notified).toEqual(['cleared']));
  });
});
