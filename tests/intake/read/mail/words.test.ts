/** What a mail says is never lost, however it is wrapped. */
import { describe, expect, it } from 'vitest';
import { date, from, mailIn, mailOf, multipart, part, plain } from './mails.ts';

const textPart = (body: string, type = 'text/plain; charset=utf-8') => part([`Content-Type: ${type}`], body);

describe('a page of HTML', () => {
  const html = (body: string) => plain(body, 'Content-Type: text/html; charset=utf-8');

  it('keeps the addresses that its links lead to', async () => {
    const { text } = await mailIn(
      html(
        '<p>Look <a href="https://example.net/leaflet?id=77&amp;x=1">here</a>, <a class=b href=\'tel:+447700900123\'>call me</a>, ' +
          '<a href="mailto:nadia.o%2Bb@example.com?subject=x">write</a>, or <a href="https://example.org">https://example.org/</a>.</p>' +
          '<a href="javascript:alert(1)">no</a> <a href="#top">top</a> <img src="cid:1" alt="the van">',
      ),
    );
    expect(text).toContain('here <https://example.net/leaflet?id=77&x=1>,');
    expect(text).toContain('call me <+447700900123>,');
    expect(text).toContain('write <nadia.o+b@example.com>,');
    expect(text).toContain('or https://example.org/.');
    expect(text).toMatch(/no top\s+the van/);
    expect(text).not.toContain('alert');
  });

  it('says where a link leads, and not through which filter', async () => {
    const { text } = await mailIn(
      html(
        '<a href="https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.net%2Fpage7&amp;data=05">this</a>',
      ),
    );
    expect(text).toContain('this <https://example.net/page7>');
  });

  it('has every letter that HTML has a name for', async () => {
    const { text } = await mailIn(
      html('Caf&eacute; &Scaron;ar&#353;, &ccedil;a &amp;c &euro;5 &#146; &nbsp;&times; &AMP &unknown;'),
    );
    expect(text).toContain('Café Šarš, ça &c €5 ’  × & &unknown;');
  });

  it('is read beside a plain part that is only a stub, and once where both say the same', async () => {
    const stub = multipart('alternative', [
      textPart('This message needs an HTML reader.'),
      textPart('<p>Craig keeps gas bottles, 07700 900123.</p>', 'text/html; charset=utf-8'),
    ]);
    expect((await mailIn(stub)).text).toContain('Craig keeps gas bottles, 07700 900123.');
    const same = multipart('alternative', [
      textPart('Craig keeps\r\ngas bottles.'),
      textPart('<p>Craig keeps gas bottles.</p>', 'text/html; charset=utf-8'),
    ]);
    expect((await mailIn(same)).text).toBe('the garage\n\nCraig keeps\ngas bottles.');
    const hidden = multipart('alternative', [
      textPart('Look here.'),
      textPart('<p>Look <a href="https://example.net/p">here</a>.</p>', 'text/html; charset=utf-8'),
    ]);
    expect((await mailIn(hidden)).text).toContain('https://example.net/p');
  });
});

describe('parts of parts', () => {
  it('are all read, in the order of the mail', async () => {
    const inner = [
      'Content-Type: multipart/related; boundary=b2',
      '',
      '--b2',
      'Content-Type: multipart/alternative; boundary=b3',
      '',
      '--b3',
      'Content-Type: text/plain',
      '',
      'Second.',
      '--b3--',
      '--b2',
      'Content-Type: image/png; name=map.png',
      'Content-Transfer-Encoding: base64',
      '',
      'QUJD',
      '--b2--',
    ].join('\r\n');
    const mail = await mailIn(multipart('mixed', [textPart('First.'), inner, textPart('Third.')]));
    expect(mail.text).toBe('the garage\n\nFirst.\n\nSecond.\n\nThird.');
    expect(mail.attachments).toEqual([
      {
        name: 'map.png',
        size: 3,
        sha256: 'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78',
      },
    ]);
    expect(mail.notes).toEqual(['MAIL_ATTACHMENTS']);
  });

  it('are read where their dividing lines are damaged: not ended, not named, named alike, or lost', async () => {
    const open = plain(
      '--b1\r\nContent-Type: text/plain\r\n\r\nNot ended.',
      'Content-Type: multipart/mixed; boundary=b1',
    );
    expect((await mailIn(open)).text).toContain('Not ended.');
    const unnamed = plain(
      '--zz\r\nContent-Type: text/plain\r\n\r\nNot named.\r\n--zz--',
      'Content-Type: multipart/mixed',
    );
    expect((await mailIn(unnamed)).text).toBe('the garage\n\nNot named.');
    const alike = plain(
      '--b\r\nContent-Type: multipart/mixed; boundary=b-2\r\n\r\n--b-2\r\n\r\nInner.\r\n--b-2--\r\n--b\r\n\r\nOuter.\r\n--b--',
      'Content-Type: multipart/mixed; boundary=b',
    );
    expect((await mailIn(alike)).text).toBe('the garage\n\nInner.\n\nOuter.');
    const lost = plain('There is no dividing line here.', 'Content-Type: multipart/mixed; boundary=b9');
    expect((await mailIn(lost)).text).toContain('There is no dividing line here.');
  });

  it('lose nothing that stands above the first or below the last of them', async () => {
    const mail = plain(
      'A word above.\r\n--b1\r\nContent-Type: text/plain\r\n\r\nIn it.\r\n--b1--\r\nA word below.',
      'Content-Type: multipart/mixed; boundary=b1',
    );
    expect((await mailIn(mail)).text).toBe('the garage\n\nA word above.\n\nIn it.\n\nA word below.');
    const between = plain(
      '--b1\r\nContent-Type: text/plain\r\n\r\nOne telling.\r\n--b1--\r\n',
      'Content-Type: multipart/alternative; boundary=b1',
      'X-Note: the next line was meant for the first part',
      '',
      'Another telling.',
    );
    expect((await mailIn(between)).text).toContain('Another telling.');
    const usual = plain(
      'This is a multi-part message in MIME format.\r\n--b1\r\n\r\nIn it.\r\n--b1--\r\n',
      'Content-Type: multipart/mixed; boundary=b1',
    );
    expect((await mailIn(usual)).text).toBe('the garage\n\nIn it.');
  });
});

describe('another mail inside', () => {
  const tip = mailOf(
    [
      'From: Owen Tarrant <owen@example.com>',
      'Subject: the mill',
      'Date: Thu, 19 Nov 2026 22:10:00 +0000',
      'Content-Type: text/plain',
    ],
    'Two vans, 07700 900123.',
  );

  it.each([
    ['attached', ['Content-Type: message/rfc822', 'Content-Disposition: attachment; filename="tip.eml"'], tip],
    ['in line', ['Content-Type: message/rfc822'], tip],
    [
      'as a file by its name',
      ['Content-Type: application/octet-stream; name="tip.eml"', 'Content-Transfer-Encoding: base64'],
      Buffer.from(tip).toString('base64'),
    ],
    [
      'encoded against the rules',
      ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64'],
      Buffer.from(tip).toString('base64'),
    ],
  ])('is read: %s', async (_, headers, body) => {
    const mail = await mailIn(multipart('mixed', [textPart('See attached.'), part(headers, body)]));
    expect(mail.text).toBe(
      'the garage\n\nSee attached.\n\n[Enclosed mail of 2026-11-19 22:10 UTC]\n\nthe mill\n\nTwo vans, 07700 900123.',
    );
    expect(mail.from).toBe('Nadia Orrell <nadia@example.net>');
    expect(mail.people).toBe('enclosed mail from Owen Tarrant <owen@example.com>');
    expect(mail.notes).toContain('MAIL_ENCLOSED');
  });

  it('is read in a digest, whose parts do not say what they are', async () => {
    const mail = await mailIn(multipart('digest', [`\r\n${tip}`, `\r\n${tip.replace('Two', 'Three')}`]));
    expect(mail.text).toMatch(/Two vans[\s\S]*Three vans/);
  });
});

describe('a text', () => {
  it('that flows has its lines put together again', async () => {
    const mail = plain(
      'It was parked at the old \r\nmill, plate TX21 \r\nABC.\r\n-- \r\nNadia',
      'Content-Type: text/plain; format=flowed',
    );
    expect((await mailIn(mail)).text).toBe('the garage\n\nIt was parked at the old mill, plate TX21 ABC.\n-- \nNadia');
  });

  it('that was called an attachment is read where it has no name', async () => {
    const mail = plain('The only words.', 'Content-Type: text/plain', 'Content-Disposition: attachment');
    expect((await mailIn(mail)).text).toContain('The only words.');
  });

  it('begins where the header lines end, also where the blank line between them was lost', async () => {
    const mail = await mailIn(`${from}\r\n${date}\r\nSubject: garage\r\nCraig keeps gas bottles.\r\nIn the garage.`);
    expect(mail.text).toBe('garage\n\nCraig keeps gas bottles.\nIn the garage.');
  });

  it('may be missing: the subject is the text, and what is attached is said', async () => {
    expect((await mailIn(plain(''))).text).toBe('the garage');
    const picture = mailOf(
      [from, date, 'Content-Type: image/jpeg; name="a.jpg"', 'Content-Transfer-Encoding: base64'],
      'QUJD',
    );
    const mail = await mailIn(picture);
    expect(mail).toMatchObject({ text: '[Mail without words, with 1 attached]', subject: '' });
    expect(mail.attachments).toMatchObject([{ name: 'a.jpg', size: 3 }]);
    expect(mail.notes).toEqual(['MAIL_ATTACHMENTS', 'MAIL_WITHOUT_WORDS']);
  });
});
