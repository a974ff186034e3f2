/** Many mails in one file. */
import { describe, expect, it } from 'vitest';
import { limits } from '../../../../main/intake/read/file-shape.ts';
import { fileOf, readWhole } from '../files.ts';
import { date, from, mailOf, mailsIn, multipart } from './mails.ts';

const one = mailOf(
  [from, 'Subject: first', date],
  'From the window I saw it.\n\nFrom here on it is dark.\n\n>From memory.\n',
);
const two = mailOf(['From: Owen Tarrant <owen@example.com>', 'Subject: second', date], 'Two vans.\n');

describe('a mailbox', () => {
  it.each([
    ['From - Fri Nov 20 10:40:00 2026', 'Thunderbird'],
    ['From nadia@example.net Fri Nov 20 10:40:00 2026', 'others'],
    ['From nadia@example.net Fri Nov 20 10:40:00 +0100 2026', 'with a zone'],
    ['From MAILER-DAEMON Fri Nov 20 10:40:00 2026', 'a program'],
    ['From 1234@xxx Fri Nov 20 10:40:00 +0000 2026', 'a web mailer'],
    ['From ', 'nothing but the word'],
  ])('has its mails apart, and no sentence for one: %s', async (line) => {
    const found = await mailsIn(`${line}\n${one}\n${line}\n${two}\n`, 'inbox.mbox');
    expect(found.map(({ subject, from: who }) => [subject, who])).toEqual([
      ['first', 'Nadia Orrell <nadia@example.net>'],
      ['second', 'Owen Tarrant <owen@example.com>'],
    ]);
    expect(found[0]?.text).toBe('first\n\nFrom the window I saw it.\n\nFrom here on it is dark.\n\nFrom memory.');
    expect(found[0]?.line).toBe(2);
  });

  it('is known by its content as well as by its name, and may hold one mail', async () => {
    const content = `From - Fri Nov 20 10:40:00 2026\n${one}`;
    expect((await readWhole(fileOf(content, 'inbox'))).shape.kind).toBe('mbox');
    expect(await mailsIn(content, 'inbox')).toHaveLength(1);
    expect(await mailsIn(`${one}\n\nFrom - Fri Nov 20 10:40:00 2026\n${two}`, 'inbox.mbox')).toHaveLength(2);
  });

  it('has the date of its line where a mail has none, and that is said', async () => {
    const [mail] = await mailsIn(`From - Fri Nov 20 10:40:00 2026\n${mailOf([from], 'x')}`, 'inbox.mbox');
    expect(mail).toMatchObject({ date: '2026-11-20T10:40:00.000Z', notes: ['MAIL_DATE_OF_MAILBOX'] });
  });

  it('loses only a mail that is too large, or that nobody wrote', async () => {
    const large = mailOf([from, date], `${'x'.repeat(999)}\n`.repeat(27_000));
    const deep =
      mailOf([from, date], '').trimEnd() +
      `\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(limits.mailParts + 1)}`;
    const line = 'From - Fri Nov 20 10:40:00 2026\n';
    const { found } = await readWhole(
      fileOf([one, large, deep, two].map((mail) => `${line}${mail}\n`).join('\n'), 'a.mbox'),
    );
    expect(found.map((row) => row.problem ?? row.cells?.[3])).toEqual([
      'first',
      'This mail is larger than 25 MB.',
      'This mail has more parts, nesting or header lines than a mail that somebody wrote.',
      'second',
    ]);
  });

  it('is not taken apart within a mail that holds others in parts of its own', async () => {
    const mail = multipart('mixed', [
      'Content-Type: text/plain\r\n\r\nSee below.',
      `Content-Type: message/rfc822\r\n\r\n${mailOf(['MIME-Version: 1.0', from, date, 'Subject: inner'], 'Inner.')}`,
    ]);
    const found = await mailsIn(`From - Fri Nov 20 10:40:00 2026\n${mail}`, 'inbox.mbox');
    expect(found).toHaveLength(1);
    expect(found[0]?.text).toContain('Inner.');
  });
});
