/** When a mail was sent: read as mail programs write it, never made up. */
import { describe, expect, it } from 'vitest';
import { fileOf, take } from '../files.ts';
import { from, mailIn, mailOf } from './mails.ts';

const dated = (...headers: string[]) => mailIn(mailOf([from, 'Subject: x', ...headers], 'Two vans.'));

describe('the date of a mail', () => {
  it.each([
    ['Fri, 24 Jul 2026 03:05:23 -0700', '2026-07-24T10:05:23.000Z'],
    ['Fri, 24 Jul 2026 03:05:23 Pacific Daylight Time', '2026-07-24T10:05:23.000Z'],
    ['Fri, 24 Jul 2026 03:05:23 (Pacific Daylight Time)', '2026-07-24T10:05:23.000Z'],
    ['Fri, 24 Jul 2026 12:05:23 CEST', '2026-07-24T10:05:23.000Z'],
    ['Fri, 24 Jul 2026 12:05:23 +0200 (CEST)', '2026-07-24T10:05:23.000Z'],
    ['Fri, 24 Jul 2026 12:05:23 +0200 (W. Europe Daylight Time)', '2026-07-24T10:05:23.000Z'],
    ['24 Jul 26 06:05 EDT', '2026-07-24T10:05:00.000Z'],
    ['Fri, 24 Jul 2026 11:05:23 BST', '2026-07-24T10:05:23.000Z'],
    ['Fri, 24 Jul 2026 11:05:23 GMT+0100', '2026-07-24T10:05:23.000Z'],
    ['Fri,  24 Jul 2026 10:05:23 UT', '2026-07-24T10:05:23.000Z'],
    ['2026-07-24T10:05:23Z', '2026-07-24T10:05:23.000Z'],
  ])('is read: %s', async (written, instant) => {
    expect(await dated(`Date: ${written}`)).toMatchObject({ date: instant, notes: [] });
  });

  it('without a zone that is known is taken as of the United Kingdom, and that is said', async () => {
    for (const written of [
      'Fri, 24 Jul 2026 11:05:23',
      'Fri, 24 Jul 2026 11:05:23 IST',
      'Fri, 24 Jul 2026 11:05:23 XYZ',
    ])
      expect(await dated(`Date: ${written}`)).toMatchObject({
        date: '2026-07-24T10:05:23.000Z',
        notes: ['MAIL_DATE_ZONE'],
      });
  });

  it('that is missing, cannot be read or runs ahead is that of the last server, and that is said', async () => {
    const received = 'Received: from a (a; b) by c with ESMTP; Fri, 24 Jul 2026 10:05:30 +0000';
    for (const written of [
      [],
      ['Date: the other day'],
      ['Date: Fri, 24 Jul 2048 10:00:00 +0000'],
      ['Date: Fri, 24 Jul 2026 11:05:23 XYZ'],
    ])
      expect(await dated(received, ...written)).toMatchObject({
        date: '2026-07-24T10:05:30.000Z',
        notes: ['MAIL_DATE_OF_ARRIVAL'],
      });
  });

  it('that nobody gave is not made up: the mail is refused, and its note says why', async () => {
    for (const [headers, note] of [
      [[], 'MAIL_DATE_MISSING'],
      [['Date: the other day'], 'MAIL_DATE_UNREADABLE'],
    ] as const) {
      expect(await dated(...headers)).toMatchObject({ date: '', notes: [note] });
      const { answers } = await take(fileOf(mailOf([from, 'Subject: x', ...headers], 'Two vans.'), 'tip.eml'));
      expect(answers[0]?.answer).toMatchObject({ ok: false });
    }
  });
});
