/** A table or a mail that somebody copied and pasted: read, limited, noted, logged and reported as a file is. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestPaste, type Pasted } from '../../preload/contract/intake.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

const fileToken = 'token-for-the-file';
let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['intake_officer'] },
      { login: 'm.ward', roles: ['manager'] },
    ],
    now: '2026-11-29T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const plain = (text: string): Pasted => ({ text, html: null });
const me = () => harness.as('p.shah');
const preview = (pasted: Pasted) => me().do('intake.previewFile', { pasted, mapping: null });
async function take(pasted: Pasted, dryRun = false) {
  const { mapping } = await preview(pasted);
  return me().do('intake.importFile', { pasted, mapping, dryRun, task: 'i' });
}
async function texts(): Promise<string[]> {
  const { rows } = await me().do('contributions.queue', { filter: {}, sort: 'oldest', after: null, limit: 50 });
  const seen = await Promise.all(rows.map(({ id }) => me().do('triage.get', { id })));
  return seen.map(({ text }) => text);
}

const table = [
  'Ref\tReceived\tDetails\tPhone',
  'A-1\t20/11/2026 09:15\tTwo vans behind the mill\t07700 900123',
  'A-2\t21/11/2026 10:40\t"A lorry came,\nand left again"\t',
  'A-3\tsome day\tNobody knows when\t',
].join('\r\n');

describe('what cannot be pasted', () => {
  it('is refused as a file would be, and nothing is kept', async () => {
    const codes = [
      [plain(''), 'FILE_EMPTY'],
      [plain('Somebody keeps drums in the lock-up behind Tannery Lane, and I am worried.'), 'FILE_KIND_UNKNOWN'],
      [plain('{\\rtf1 words}'), 'FILE_IS_DOCUMENT'],
      [{ text: 'Dear all', html: '<html><body><p>Dear all</p></body></html>' }, 'FILE_KIND_UNKNOWN'],
    ] as const;
    for (const [pasted, code] of codes)
      expect(await me().fails('intake.previewFile', { pasted, mapping: null }), pasted.text).toMatchObject({ code });
    expect(await texts()).toEqual([]);
  });

  it('is neither both nor none, too long, or somebody else’s to do', async () => {
    const ask = (input: object, login = 'p.shah') =>
      harness.as(login).ask('intake.previewFile', { mapping: null, ...input }, { paths: { [fileToken]: '/nowhere' } });
    const invalid = { ok: false, error: { code: 'INPUT_INVALID' } };
    expect(await ask({})).toMatchObject(invalid);
    expect(await ask({ fileToken, pasted: plain(table) })).toMatchObject(invalid);
    expect(await ask({ pasted: plain('x'.repeat(longestPaste + 1)) })).toMatchObject(invalid);
    expect(await ask({ pasted: plain('half a letter \ud83d') })).toMatchObject(invalid);
    expect(await ask({ pasted: plain(table) }, 'm.ward')).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  });
});

describe('a table', () => {
  it('is taken as the same table in a file is: rows, refusals, notes, and nothing twice', async () => {
    const path = join(harness.folder, 'rows.tsv');
    writeFileSync(path, table);
    const ofFile = await me().do('intake.previewFile', { fileToken, mapping: null }, { paths: { [fileToken]: path } });
    expect(await preview(plain(table))).toEqual(ofFile);
    const dry = await take(plain(table), true);
    expect(dry).toMatchObject({ importId: null, rows: 3, imported: 2, refused: 1 });
    const report = await take(plain(table));
    expect({ ...report, importId: null }).toEqual(dry);
    expect(report.refusals).toMatchObject([{ line: 5 }]);
    expect(await texts()).toEqual(['Two vans behind the mill', 'A lorry came,\nand left again']);
    const again = await me().do(
      'intake.importFile',
      { fileToken, mapping: ofFile.mapping, dryRun: false, task: 'i' },
      { paths: { [fileToken]: path } },
    );
    expect(again).toMatchObject({ imported: 0, alreadyRecorded: 2, refused: 1 });
  });

  it('with cells of several lines is read from its mark-up, where its text has lost them', async () => {
    const html = `<html><body><!--StartFragment--><table><tr><th>Received</th><th>Details</th></tr>
      <tr><td>20/11/2026 09:15</td><td><p>Two vans</p><p>behind the mill</p></td></tr>
      <tr><td>21/11/2026 10:40</td><td>A lorry &amp; a car<script>alert(1)</script></td></tr></table></body></html>`;
    const pasted = {
      text: 'Received\tDetails\n20/11/2026 09:15\tTwo vans\nbehind the mill\n21/11/2026\tA lorry',
      html,
    };
    expect(await preview(pasted)).toMatchObject({ kind: 'html', columns: ['Received', 'Details'] });
    expect(await take(pasted)).toMatchObject({ imported: 2, refused: 0 });
    expect(await texts()).toEqual(['Two vans\n\nbehind the mill', 'A lorry & a car']);
  });

  it('leaves the line in the log that a file leaves, without a word of it', async () => {
    await take(plain(table));
    expect(logLines(harness, 'intake.previewFile')).toMatchObject([{ outcome: 'done' }]);
    expect(logLines(harness, 'intake.importFile').at(-1)).toMatchObject({ records: ['import:1'] });
    expect(JSON.stringify(harness.peek().prepare('select * from log_row').all())).not.toMatch(/mill|900123/);
  });
});

describe('a mail', () => {
  it('as its source, or as Outlook copies it, keeps its sender sealed and its time', async () => {
    const source =
      'From: Nadia Oakes <nadia@example.net>\nDate: Fri, 20 Nov 2026 09:15:00 +0000\nSubject: The garage\n\nTwo vans.\n';
    const copied =
      'From: Nadia Oakes <nadia@example.net>\r\nSent: 20 November 2026 09:20\r\nTo: Tips\r\nSubject: The mill\r\n\r\nA lorry.\r\n';
    for (const text of [source, copied]) {
      expect(await preview(plain(text))).toMatchObject({ kind: 'eml' });
      expect(await take(plain(text))).toMatchObject({ imported: 1, refused: 0 });
    }
    expect(await texts()).toEqual(['The garage\n\nTwo vans.', 'The mill\n\nA lorry.']);
    const { rows } = await me().do('contributions.queue', { filter: {}, sort: 'oldest', after: null, limit: 5 });
    expect(rows.map(({ receivedAt, channel }) => [receivedAt, channel])).toEqual([
      ['2026-11-20T09:15:00.000Z', 'email'],
      ['2026-11-20T09:20:00.000Z', 'email'],
    ]);
    const open = await me().do('triage.get', { id: rows[1]?.id ?? 0 });
    expect(open).toMatchObject({ sealedSource: true });
    expect(open.text).not.toContain('nadia');
  });
});
