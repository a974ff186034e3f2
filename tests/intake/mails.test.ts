/** Mails in the vault: what stays with the contribution, what goes to the sealed source, and what is told. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { mailOf, multipart, part } from './read/mail/mails.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'iqbal', roles: ['intake_officer'] },
    ],
    now: '2026-11-28T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const fileToken = 'token-for-the-mail';

async function importMail(content: string, name = 'tip.eml') {
  const path = join(harness.folder, name);
  writeFileSync(path, content);
  const call = { paths: { [fileToken]: path } };
  const officer = harness.as('iqbal');
  const { mapping } = await officer.do('intake.previewFile', { fileToken, mapping: null }, call);
  return officer.do('intake.importFile', { fileToken, mapping, dryRun: false, task: 'mail' }, call);
}

async function only() {
  const { rows } = await harness
    .as('iqbal')
    .do('contributions.queue', { filter: {}, sort: 'oldest', after: null, limit: 10 });
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} contributions`);
  return harness.as('iqbal').do('triage.get', { id: row.id });
}

describe('a mail that is imported', () => {
  const tip = mailOf(
    ['From: Owen Tarrant <owen@example.com>', 'Subject: vans', 'Date: Thu, 19 Nov 2026 22:10:00 +0000'],
    'Two vans.',
  );
  const mail = multipart('mixed', [
    part(['Content-Type: text/plain'], 'See attached.'),
    part(['Content-Type: application/pdf; name=map.pdf', 'Content-Transfer-Encoding: base64'], 'QUJD'),
    part(['Content-Type: message/rfc822'], tip),
  ]);

  it('keeps what came with it, by what it is and not by what the mail calls it', async () => {
    expect(await importMail(mail)).toMatchObject({ imported: 1, refused: 0 });
    const found = await only();
    const about = { contributionId: found.id, investigationId: null, exhibitId: null, after: null, limit: 50 };
    const { documents } = await harness.as('iqbal').do('documents.list', about);
    expect(documents).toMatchObject([
      { type: 'message/rfc822', kind: 'mail', origin: 'mail', text: 'waiting' },
      {
        name: 'map.pdf',
        // Three letters are no PDF, whatever the mail says.
        type: 'text/plain',
        size: 3,
        sha256: 'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78',
      },
    ]);
    const [, { id: map = 0 } = {}] = documents;
    const read = { documentId: map, from: 0, length: 10 };
    expect(await harness.as('iqbal').do('documents.bytes', read)).toEqual({ bytes: 'QUJD', size: 3 });
    // Whoever may see the contribution sees them, and nobody else.
    expect((await harness.as('shah').do('documents.list', about)).documents).toEqual(documents);
    expect(await harness.as('iqbal').do('documents.readText', { documentId: null, task: 'text' })).toEqual({
      read: 2,
      left: false,
    });
    expect((await harness.as('shah').do('documents.list', about)).documents).toMatchObject([
      { text: 'read' },
      { text: 'read' },
    ]);
    expect(await importMail(mail)).toMatchObject({ imported: 0, alreadyRecorded: 1 });
  });

  it('has everybody who may have said it in the sealed source, and in no text', async () => {
    await importMail(mail);
    const found = await only();
    expect(found.sealedSource).toBe(true);
    expect(found.text).not.toMatch(/Owen|Tarrant|owen@|nadia@/);
    const reason = 'To ring them back';
    expect(await harness.as('iqbal').do('triage.revealSource', { id: found.id, reason })).toEqual({
      name: 'enclosed mail from Owen Tarrant <owen@example.com>',
      contact: 'Nadia Orrell <nadia@example.net>',
    });
    const { hits } = await harness.as('iqbal').do('search.find', { text: 'Tarrant', limit: 10 });
    expect(hits).toEqual([]);
  });

  it('without a date is refused, and never dated by the import', async () => {
    const report = await importMail(mailOf(['From: a@example.net', 'Subject: x'], 'Two vans.'));
    expect(report).toMatchObject({
      imported: 0,
      refused: 1,
      refusals: [{ line: 1, reasons: ['The date in column “date” is missing.'] }],
    });
  });
});
