import { describe, expect, it } from 'vitest';
import { startChild } from './child.ts';
import { notes, reopen, vaultWithNotes } from './temporary-vault.ts';

describe('the process is killed amid its writes', () => {
  it.each([5, 40, 333])('after %i confirmed pairs: all of them are there, and no half of another', async (enough) => {
    const { folder } = await vaultWithNotes(0);
    const writer = startChild('write', folder);
    let confirmed = -1;
    while (confirmed < enough) confirmed = Number(await writer.nextLine());
    await writer.kill();
    // What it had confirmed and the test had not read yet.
    confirmed = Number((await writer.rest()).filter((line) => /^\d+$/.test(line)).at(-1) ?? confirmed);
    const vault = await reopen(folder);
    const found = notes(vault).map((text) => text.split(' ').slice(0, 2).join(' '));
    const pairs = found.length / 2;
    expect(pairs).toBeGreaterThanOrEqual(confirmed + 1);
    // One more may have been committed between the commit and the word of it.
    expect(pairs).toBeLessThanOrEqual(confirmed + 2);
    expect(found).toEqual(Array.from({ length: pairs }, (_, at) => [`${at} first`, `${at} second`]).flat());
    expect((await vault.verify()).whole).toBe(true);
    vault.close();
  });
});
