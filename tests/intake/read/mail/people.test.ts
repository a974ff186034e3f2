/** Who said it: everybody whom a mail names as having said it is kept, with the sealed source and nowhere else. */
import { describe, expect, it } from 'vitest';
import { date, mailIn, mailOf, mailsIn, plain } from './mails.ts';

const mail = (...headers: string[]) => mailIn(mailOf([...headers, date], 'Two vans.'));

describe('senders', () => {
  it('are all kept, from one line, from two, and beside a Sender', async () => {
    const both = await mail(
      'From: Nadia Orrell <nadia@example.net>, Owen Tarrant <owen@example.com>',
      'Sender: owen@example.com',
    );
    expect(both).toMatchObject({
      from: 'Nadia Orrell <nadia@example.net>',
      people: 'also from Owen Tarrant <owen@example.com>',
      notes: ['MAIL_SEVERAL_SENDERS'],
    });
    const twice = await mail('From: nadia@example.net', 'From: Owen Tarrant <owen@example.com>');
    expect(twice).toMatchObject({
      from: 'nadia@example.net',
      people: 'also from Owen Tarrant <owen@example.com>',
      notes: ['MAIL_SEVERAL_SENDERS'],
    });
    expect(await mail('From: nadia@example.net', 'Sender: Desk <desk@example.com>')).toMatchObject({
      from: 'nadia@example.net',
      people: 'sent by Desk <desk@example.com>',
    });
  });

  it('of a web form are those that answers go to', async () => {
    for (const form of ['noreply@example.org', 'Website <forms@example.org>', 'intake@example.org'])
      expect(
        await mail(`From: ${form}`, 'Reply-To: Nadia <nadia@example.net>', 'To: intake@example.org'),
      ).toMatchObject({
        from: 'Nadia <nadia@example.net>',
        people: expect.stringContaining('sent by'),
        notes: ['MAIL_REPLY_ELSEWHERE'],
      });
    expect(await mail('From: Nadia <nadia@example.net>', 'Reply-To: owen@example.com')).toMatchObject({
      from: 'Nadia <nadia@example.net>',
      people: 'answers go to owen@example.com',
      notes: ['MAIL_REPLY_ELSEWHERE'],
    });
    const list = await mail(
      'From: Nadia via Tips <tips@example.org>',
      'To: tips@example.org',
      'X-Original-From: nadia@example.net',
    );
    expect(list.from).toBe('nadia@example.net');
  });

  it('that are missing are told, and stood in for by the way that the mail came', async () => {
    expect(await mail('Return-Path: <nadia@example.net>', 'Subject: x')).toMatchObject({
      from: 'nadia@example.net',
      notes: ['MAIL_SENDER_MISSING'],
    });
    expect(await mail('Subject: x')).toMatchObject({ from: '', notes: ['MAIL_SENDER_MISSING'] });
  });

  it('are read however their names are written', async () => {
    expect((await mail('From: =?utf-8?Q?Caf=C3=A9?= =?utf-8?Q?_Owner?= <a@example.net>')).from).toBe(
      'Café Owner <a@example.net>',
    );
    // A letter cut in half between two words.
    expect((await mail('From: =?utf-8?B?w4A=?= =?utf-8?B?wqnDoQ==?= <a@example.net>')).from).toContain(
      '<a@example.net>',
    );
    expect((await mail('From: =?iso-2022-jp?B?GyRCRWw1fhsoQg==?= <a@example.net>')).from).toBe('東京 <a@example.net>');
    expect((await mail('From: "Orrell, Nadia (home)" <a@example.net>')).from).toBe(
      'Orrell, Nadia (home) <a@example.net>',
    );
    expect((await mail('From:\r\n =?utf-8?Q?Nadia?=\r\n <a@example.net>')).from).toBe('Nadia <a@example.net>');
    const raw = Buffer.concat([
      Buffer.from('From: Ren\xe9 <a@example.net>\r\n', 'latin1'),
      Buffer.from(`${date}\r\n\r\nx`),
    ]);
    expect((await mailIn(raw)).from).toBe('René <a@example.net>');
  });

  it('in words that are cut in the middle of a letter lose nothing', async () => {
    const bytes = Buffer.from('東京の倉庫', 'utf8');
    const words = [bytes.subarray(0, 4), bytes.subarray(4)].map((piece) => `=?UTF-8?B?${piece.toString('base64')}?=`);
    expect((await mail('From: a@example.net', `Subject: ${words.join('\r\n ')}`)).subject).toBe('東京の倉庫');
    expect((await mail('From: a@example.net', 'Subject: =?utf-8?Q?=E6=9D?= =?utf-8?Q?=B1?=')).subject).toBe('東');
  });
});

describe('senders of what is quoted', () => {
  const people = ['owen@example.com', 'Tarrant'];

  it.each([
    [
      'a forwarded mail',
      'See below.\n\n---------- Forwarded message ---------\nFrom: Owen Tarrant <owen@example.com>\nDate: Thu, 19 Nov 2026 at 22:10\nSubject: the mill\nTo: <desk@example.org>\n\nTwo vans.',
    ],
    [
      'the header of Outlook',
      'FYI\n\nFrom: Owen Tarrant\nSent: 19 November 2026 22:10\nTo: Desk\nSubject: the mill\n\nTwo vans.',
    ],
    [
      'one within a quotation',
      '> From: Owen Tarrant <owen@example.com>\n> Sent: 19 November 2026\n> To: Desk\n> Subject: the mill\n>\n> Two vans.',
    ],
    [
      'one in bold',
      '*From:* Owen Tarrant <owen@example.com>\n*Sent:* 19 November 2026\n*To:* Desk\n*Subject:* the mill\n\nTwo vans.',
    ],
    [
      'one in German',
      'Von: Owen Tarrant <owen@example.com>\nGesendet: Donnerstag, 19. November 2026\nAn: Desk\nBetreff: the mill\n\nTwo vans.',
    ],
    [
      'one whose receivers go over two lines',
      'From: Owen Tarrant <owen@example.com>\nSent: 19 November 2026\nTo: Desk <desk@example.org>;\n  Owen Tarrant <owen@example.com>\nSubject: the mill\n\nTwo vans.',
    ],
    ['an answer', 'Thanks.\n\nOn Thu, 19 Nov 2026 at 22:10, Owen Tarrant <owen@example.com> wrote:\n> Two vans.'],
    [
      'an answer over two lines',
      'Thanks.\n\nOn Thu, 19 Nov 2026 at 22:10, Owen Tarrant\n<owen@example.com> wrote:\n> Two vans.',
    ],
  ])('are taken out of the text and kept with the source: %s', async (_, body) => {
    const read = await mailIn(plain(body.replaceAll('\n', '\r\n')));
    for (const name of people) expect(read.text).not.toContain(name);
    expect(read.people).toContain('Tarrant');
    expect(read.text).toContain('Two vans.');
    expect(read.text).toContain('19');
    expect(read.notes).toContain('MAIL_QUOTED_SENDER');
  });

  it('are not looked for where nobody is quoted', async () => {
    const body =
      'From: the station\r\nTo: the mill\r\nDate: every day\r\n\r\nOn the van it is wrote: KEEP OUT.\r\nFrom here on it is dark.';
    const read = await mailIn(plain(body));
    expect(read.text).toContain('From: the station\nTo: the mill\nDate: every day');
    expect(read.text).toContain('it is wrote: KEEP OUT');
    expect(read.notes).toEqual([]);
  });
});

describe('several mails in one', () => {
  it('are several, each with its own sender', async () => {
    const one = plain('Craig keeps gas bottles.', 'Content-Type: text/plain');
    const other = mailOf(
      [
        'Received: from a by b; Fri, 20 Nov 2026 11:05:30 +0000',
        'From: Owen Tarrant <owen@example.com>',
        'Subject: vans',
        'Date: Fri, 20 Nov 2026 11:05:00 +0000',
      ],
      'Two vans.',
    );
    const found = await mailsIn(`${one}\r\n\r\n${other}`);
    expect(found).toMatchObject([
      { line: 1, from: 'Nadia Orrell <nadia@example.net>', text: 'the garage\n\nCraig keeps gas bottles.', notes: [] },
      { line: 10, from: 'Owen Tarrant <owen@example.com>', text: 'vans\n\nTwo vans.', notes: ['MAIL_STOOD_IN_TEXT'] },
    ]);
  });
});
