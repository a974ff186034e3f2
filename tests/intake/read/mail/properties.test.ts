/** Whatever stands in a mail: it is read or refused by name, in time that grows with its size, and no word of it is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../../main/intake/read/html-text.ts';
import { decodeCharacters } from '../../../../main/intake/read/mail/charset.ts';
import { readable } from '../../../../main/intake/read/mail/encoded-words.ts';
import { structured } from '../../../../main/intake/read/mail/header.ts';
import { letterOf } from '../../../../main/intake/read/mail/letter.ts';
import { mailsApart } from '../../../../main/intake/read/mail/mailbox.ts';
import { outlookLetter } from '../../../../main/intake/read/mail/outlook.ts';
import { freshBudget } from '../../../../main/intake/read/mail/parts.ts';
import { withoutQuotedPeople } from '../../../../main/intake/read/mail/quoted.ts';
import { openSealed } from '../../../../main/intake/read/mail/signed.ts';
import { unwrap } from '../../../../main/intake/read/mail/transfer.ts';
import { VigilError } from '../../../../preload/contract/errors.ts';

const pieces = [
  'From: a@example.net\r\n',
  'From: =?utf-8?B?w6k=?= <b@example.net>, "c" <>\r\n',
  'From - Fri Nov 20 10:40:00 2026\n',
  'Subject: =?x?Q?=E6=?=\r\n',
  'Date: Fri, 20 Nov 2026 10:40:00 XYZ\r\n',
  'Received: by x; Fri, 20 Nov 2026 10:40:00 +0000\r\n',
  'Content-Type: multipart/mixed; boundary=b\r\n',
  'Content-Type: multipart/alternative; boundary="b"; boundary*0*=utf-8\'\'%ZZ\r\n',
  'Content-Type: multipart/mixed\r\n',
  'Content-Type: message/rfc822\r\n',
  'Content-Type: application/pkcs7-mime; name=smime.p7m\r\n',
  'Content-Type: text/html; charset=nobody\r\n',
  'Content-Type: text/plain; charset=iso-2022-jp; format=flowed\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  '\r\n',
  '\n\n',
  '--b\r\n',
  '--b--\r\n',
  'MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgEFADCABgkqhkiG9w0BBwGggA==\r\n',
  '=E6=9D\r\n',
  '<a href="x">&eacute<',
  'On Fri, 20 Nov 2026 at 10:40, x <x@example.net> wrote:\n',
  'To: x\nSubject: y\n',
];
const mail = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 40,
  })
  .map((found) => Buffer.from(found.join('')));
const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));

/** Text that header lines and encodings mean nothing to. */
const words = fc
  .array(fc.stringMatching(/^[a-zA-Z0-9àéłß東京مح]{1,12}$/), { minLength: 1, maxLength: 30 })
  .map((found) => found.join(' '));

describe('a mail', () => {
  it('of any content is read or refused by name', () => {
    fc.assert(
      fc.property(fc.oneof(mail, bytes), (content) => {
        for (const one of mailsApart({ line: 1, separator: null, bytes: content, stoodInText: false }))
          try {
            const letter = letterOf(one.bytes ?? Buffer.alloc(0), null, freshBudget(), outlookLetter);
            expect(letter.text?.includes('\0')).not.toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(VigilError);
          }
      }),
      { numRuns: 2_000 },
    );
  });

  it('has all its words, in whatever it is wrapped', () => {
    const wrappings = [
      [
        'base64',
        (text: string) =>
          (
            Buffer.from(text)
              .toString('base64')
              .match(/.{1,76}/g) ?? []
          ).join('\r\n'),
      ],
      ['8bit', (text: string) => text],
      [
        'quoted-printable',
        (text: string) =>
          [...Buffer.from(text)]
            .map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
            .join('')
            .replace(/(.{60})/g, '$1=\r\n'),
      ],
    ] as const;
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(...wrappings),
        fc.integer({ min: 0, max: 4 }),
        (text, [encoding, wrap], depth) => {
          let part = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${wrap(text)}`;
          for (let level = 0; level < depth; level += 1)
            part = `Content-Type: multipart/mixed; boundary=level-${level}\r\n\r\n--level-${level}\r\n${part}\r\n--level-${level}--\r\n`;
          const { text: read } = letterOf(
            Buffer.from(`From: a@example.net\r\n${part}`),
            null,
            freshBudget(),
            outlookLetter,
          );
          expect(read).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps a subject that is encoded in pieces of any size', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 20 }), (text, size) => {
        const coded = Buffer.from(text);
        const pieces: string[] = [];
        for (let at = 0; at < coded.length; at += size)
          pieces.push(`=?utf-8?B?${coded.subarray(at, at + size).toString('base64')}?=`);
        expect(readable(pieces.join(' '))).toBe(text);
      }),
    );
  });
});

describe('the pieces that a mail is read by', () => {
  it('never throw', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (content, text) => {
        openSealed(content);
        openSealed(Buffer.concat([Buffer.from('308006092a864886f70d010702a080', 'hex'), content]));
        for (const encoding of ['base64', 'quoted-printable', text]) unwrap(content, encoding);
        for (const label of ['utf-7', 'utf-16', 'gbk', 'iso-2022-jp', null, text]) decodeCharacters(content, label);
        structured(text);
        withoutQuotedPeople(text);
        htmlToText(text, 10_000);
      }),
      { numRuns: 1_000 },
    );
  });

  // Work above linear would not come to its end within the time that a test has.
  it('take time by the size of what they are given', () => {
    const size = 200_000;
    for (const piece of ['(', '; a="', ';a*1*=%', '=?a?Q?', '"', ' ', ';', '<'])
      for (const read of [structured, readable]) read(piece.repeat(size));
    for (const piece of ['From: a\n', 'On a 1:1 b@c d\n', '>', 'Subject: a\nTo: b\n', '\n'])
      withoutQuotedPeople(piece.repeat(size));
    for (const piece of ['From: a\r\n', 'From: "a" <b@c>,\r\n ', '--b\r\n', 'Received: ;\r\n', '=\r\n'])
      try {
        letterOf(
          Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n${piece.repeat(size)}`),
          null,
          freshBudget(),
          outlookLetter,
        );
      } catch (error) {
        expect(error).toBeInstanceOf(VigilError);
      }
    for (const hex of ['3080', '2480', 'a080', '30820100', '0480'])
      openSealed(Buffer.from(`308006092a864886f70d010702a080${hex.repeat(size)}`, 'hex'));
  });
});
