import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChild, startChild } from './child.ts';
import { codeOf, newVault, notes, reopen, temporaryFolder, vaultWithNotes } from './temporary-vault.ts';

describe('a vault that is open already', () => {
  it('is refused to the same process, and to nobody once it is closed', async () => {
    const { vault, folder } = await newVault();
    expect(await codeOf(() => reopen(folder))).toBe('VAULT_IN_USE');
    expect(await codeOf(() => reopen(folder))).toBe('VAULT_IN_USE');
    vault.db.prepare('insert into note (text) values (?)').run('still at work');
    vault.close();
    expect(notes(await reopen(folder))).toEqual(['still at work']);
  });

  it('is refused to another process, with and without work under way', async () => {
    const { vault, folder } = await newVault();
    expect(runChild('try', folder)).toBe('VAULT_IN_USE');
    expect((await vault.verify()).whole).toBe(true);
    vault.db.exec("begin immediate; insert into note (text) values ('amid')");
    expect(runChild('try', folder)).toBe('VAULT_IN_USE');
    vault.db.exec('commit');
    vault.close();
    expect(runChild('try', folder)).toBe('done');
  });

  it('by another process is refused here, until that process is gone, however it went', async () => {
    const { folder } = await vaultWithNotes(2);
    const other = startChild('hold', folder);
    expect(await other.nextLine()).toBe('open');
    expect(await codeOf(() => reopen(folder))).toBe('VAULT_IN_USE');
    await other.kill();
    expect(notes(await reopen(folder))).toHaveLength(2);
  });
});

it('two at once: one of them opens it', async () => {
  const { folder } = await vaultWithNotes(1);
  const both = await Promise.allSettled([reopen(folder), reopen(folder)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('two make a vault in one place: one of them does, and the other takes nothing away', async () => {
  const folder = join(temporaryFolder(), 'new');
  const both = await Promise.allSettled([newVault({ folder }), newVault({ folder })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const made of both) if (made.status === 'fulfilled') made.value.vault.close();
  expect(runChild('try', folder)).toBe('done');
  expect(statSync(join(folder, 'vault.lock')).size).toBe(0);
});
