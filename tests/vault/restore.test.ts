import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdFolder } from '../../main/vault/folder-lock.ts';
import { type Restoring, restoreBackup, undoRestore } from '../../main/vault/restore.ts';
import { setAside } from '../../main/vault/restore-places.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { checkLog, unwatched } from './log-of-notes.ts';
import { anotherPassphrase, login, passphrase } from './people.ts';
import { restoring } from './restoring.ts';
import { codeOf, filesUnder, newVault, notes, reopen, temporaryFolder } from './temporary-vault.ts';

/** A backup with three notes, and a vault that has gone on since, with its owner's new passphrase. */
async function story() {
  const place = temporaryFolder();
  const folder = join(place, 'vault');
  const { vault } = await newVault({ folder });
  const add = (text: string) => vault.db.prepare('insert into note (text) values (?)').run(text);
  for (const text of ['a', 'b', 'c']) add(text);
  const signal = new AbortController().signal;
  const order = { to: place, keep: 9, now: new Date(), checkLog, signal, progress: () => undefined };
  const { name } = await vault.backUp(order);
  renameSync(join(place, name), join(place, 'backup'));
  add('of this morning');
  await vault.changePassphrase(login, passphrase, anotherPassphrase);
  vault.close();
  return { place, folder, backup: join(place, 'backup') };
}

const restore = (backup: string, folder: string, more: Partial<Restoring> = {}) =>
  restoreBackup({ ...restoring(backup, folder, (madeAt) => `restored from ${madeAt}`), ...more });

const later = () => new Date(Date.now() + 60_000);
const restoredNotes = ['a', 'b', 'c', expect.stringMatching(/^restored from 20/)];

describe('a backup is not restored, and nothing is changed,', () => {
  it.each([
    ['with a passphrase that came later', 'PASSPHRASE_WRONG', { passphrase: anotherPassphrase }],
    [
      'by somebody who may not',
      'NOT_ALLOWED',
      {
        mustBeAllowed: () => {
          throw new VigilError('NOT_ALLOWED');
        },
      },
    ],
    ['when it was made by a newer version', 'VAULT_FROM_NEWER_VERSION', { supportedVersion: 0 }],
    [
      'when the person stops it',
      'CANCELLED',
      {
        watched: {
          ...unwatched,
          mustGoOn: () => {
            throw new VigilError('CANCELLED');
          },
        },
      },
    ],
  ] as const)('%s', async (_, code, more) => {
    const { place, folder, backup } = await story();
    const before = filesUnder(folder);
    expect(await codeOf(() => restore(backup, folder, more))).toBe(code);
    expect(filesUnder(folder)).toEqual(before);
    expect(readdirSync(place).sort()).toEqual(['backup', 'vault']);
  });

  it('when a byte of it has changed', async () => {
    const { place, folder, backup } = await story();
    const bytes = readFileSync(join(backup, 'backup.db'));
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 0xff, 5000);
    writeFileSync(join(backup, 'backup.db'), bytes);
    expect(await codeOf(() => restore(backup, folder))).toBe('BACKUP_DAMAGED');
    expect(readdirSync(place).sort()).toEqual(['backup', 'vault']);
    (await reopen(folder, { passphrase: anotherPassphrase })).close();
  });

  it('while somebody has the vault open, over another vault, or over a folder of something else', async () => {
    const { place, folder, backup } = await story();
    const lock = holdFolder(folder);
    expect(await codeOf(() => restore(backup, folder))).toBe('VAULT_IN_USE');
    expect(await codeOf(() => undoRestore(folder, later()))).toBe('VAULT_IN_USE');
    lock.release();
    const other = join(place, 'other');
    (await newVault({ folder: other })).vault.close();
    expect(await codeOf(() => restore(backup, other))).toBe('BACKUP_OF_ANOTHER_VAULT');
    const papers = join(place, 'papers');
    mkdirSync(papers);
    writeFileSync(join(papers, 'letter.txt'), 'of my own');
    expect(await codeOf(() => restore(backup, papers))).toBe('VAULT_NOT_FOUND');
    expect(await codeOf(() => restore(papers, folder))).toBe('BACKUP_NOT_FOUND');
    expect(readdirSync(place).sort()).toEqual(['backup', 'other', 'papers', 'vault']);
  });
});

describe('a backup is restored', () => {
  it('in the place of the vault, which is set aside; that can be undone, and the undoing too', async () => {
    const { folder, backup } = await story();
    expect(await codeOf(() => undoRestore(folder, later()))).toBe('NOTHING_TO_RESTORE');
    const done = await restore(backup, folder);
    expect(done).toMatchObject({ found: 'nothing', replaced: true, report: { log: { entries: 3 }, complete: true } });
    expect(setAside(folder).map((path) => basename(path))).toEqual([
      expect.stringMatching(/^vault\.before-restore-\d{8}T\d{9}Z$/),
    ]);
    const restored = await reopen(folder);
    expect(notes(restored)).toEqual(restoredNotes);
    expect((await restored.verify()).whole).toBe(true);
    restored.close();

    undoRestore(folder, later());
    const old = await reopen(folder, { passphrase: anotherPassphrase });
    expect(notes(old)).toEqual(['a', 'b', 'c', 'of this morning']);
    old.close();
    undoRestore(folder, new Date(later().getTime() + 60_000));
    expect(notes(await reopen(folder))).toEqual(restoredNotes);
    expect(setAside(folder)).toHaveLength(1);
  });

  it('where there is no vault yet, in an empty folder or none, as after the loss of a machine', async () => {
    const { place, backup } = await story();
    mkdirSync(join(place, 'empty'));
    for (const name of ['empty', 'new/deep']) {
      expect(await restore(backup, join(place, name))).toMatchObject({ replaced: false });
      expect(notes(await reopen(join(place, name)))).toEqual(restoredNotes);
      expect(setAside(join(place, name))).toEqual([]);
    }
  });

  it('over a vault whose key file is damaged: which vault it is cannot be told, and it is not lost', async () => {
    const { folder, backup } = await story();
    writeFileSync(join(folder, 'vault.json'), 'damaged');
    expect(await restore(backup, folder)).toMatchObject({ replaced: true });
    const [aside = ''] = setAside(folder);
    expect(existsSync(join(aside, 'vault.db'))).toBe(true);
    expect(notes(await reopen(folder))).toEqual(restoredNotes);
  });

  it('twice from the same backup, which is read and not changed', async () => {
    const { folder, backup } = await story();
    const before = filesUnder(backup);
    await restore(backup, folder);
    await restore(backup, folder, { clock: () => later().getTime() });
    expect(setAside(folder)).toHaveLength(2);
    const after = filesUnder(backup);
    for (const files of [before, after]) files.delete('attempts.json');
    expect(after).toEqual(before);
  });
});
