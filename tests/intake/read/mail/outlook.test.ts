/** Mails as Outlook saves them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCompoundFile, type Storage } from '../../../../main/intake/read/mail/compound-file.ts';
import { gathering } from '../../../../main/intake/read/mail/gathered.ts';
import { outlookLetter } from '../../../../main/intake/read/mail/outlook.ts';
import { freshBudget } from '../../../../main/intake/read/mail/parts.ts';
import { richTextWords, unpackRichText } from '../../../../main/intake/read/mail/rich-text.ts';
import { VigilError } from '../../../../preload/contract/errors.ts';
import { detect, fileOf } from '../files.ts';
import { mailIn, multipart, part } from './mails.ts';
import { compoundFileOf, outlookItem } from './outlook-file.ts';

const sent = '2026-11-20T10:40:00.000Z';
const sender = { '0042': 'Nadia Orrell', '5D02': 'nadia@example.net' };
const letter = (texts: Record<string, string>, more = {}, at: string | null = sent) =>
  mailIn(compoundFileOf(outlookItem({ ...sender, ...texts }, more, 32, at)), 'tip.msg');

describe('a mail that Outlook saved', () => {
  it('is read with its sender, its date and its words', async () => {
    expect(await letter({ '0037': 'the garage', '1000': 'Craig keeps\r\ngas bottles, £5, 東京.' })).toMatchObject({
      from: 'Nadia Orrell <nadia@example.net>',
      date: sent,
      subject: 'the garage',
      text: 'the garage\n\nCraig keeps\ngas bottles, £5, 東京.',
      notes: [],
    });
  });

  it('is read by the header lines that it came with, where it keeps them', async () => {
    const headers =
      'From: Owen Tarrant <owen@example.com>\r\nReply-To: other@example.com\r\nDate: Thu, 19 Nov 2026 22:10:00 +0000\r\n';
    expect(await letter({ '007D': headers, '0037': 'x', '1000': 'Two vans.' })).toMatchObject({
      from: 'Owen Tarrant <owen@example.com>',
      people: 'answers go to other@example.com',
      date: '2026-11-19T22:10:00.000Z',
      notes: ['MAIL_REPLY_ELSEWHERE'],
    });
  });

  it('says the name alone of a sender inside an organisation, and that no date was kept', async () => {
    const mail = await letter({ '5D02': '', '0065': '/O=EXAMPLE/CN=NADIA', '0037': 'x', '1000': 'y' }, {}, null);
    expect(mail).toMatchObject({ from: 'Nadia Orrell', date: '', notes: ['MAIL_DATE_MISSING'] });
  });

  it('gives the words of its page, of rich text, and what only one of them says', async () => {
    const page = Buffer.from('<p>Look <a href="https://example.net/p7">here</a>.</p>');
    const both = await letter({ '1000': 'Look here.' }, { '__substg1.0_10130102': page });
    expect(both.text).toBe('Look here <https://example.net/p7>.');
    const rich = Buffer.from(
      String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}Caf\'e9 \u26481?\par{\*\generator x}Second.}`,
      'latin1',
    );
    const head = Buffer.alloc(16);
    head.writeUInt32LE(rich.length, 4);
    head.writeUInt32LE(0x414c454d, 8);
    const richOnly = await letter({}, { '__substg1.0_10090102': Buffer.concat([head, rich]) });
    expect(richOnly.text).toBe('Café 東\nSecond.');
  });

  it('lists what is attached, and reads mails among it', async () => {
    const inner = outlookItem(
      { '0042': 'Owen Tarrant', '5D02': 'owen@example.com', '0037': 'vans', '1000': 'Two vans.' },
      {},
      24,
      '2026-11-19T22:10:00.000Z',
    );
    const mail = await letter(
      { '0037': 'FW', '1000': 'See attached.' },
      {
        '__attach_version1.0_#00000000': outlookItem(
          { '3707': 'map.pdf', '370E': 'application/pdf' },
          { '__substg1.0_37010102': Buffer.from('x'.repeat(5_000)) },
          8,
        ),
        '__attach_version1.0_#00000001': outlookItem({ '3707': 'vans' }, { '__substg1.0_3701000D': inner }, 8),
        '__attach_version1.0_#00000002': outlookItem(
          { '3707': 'tip.eml' },
          { '__substg1.0_37010102': Buffer.from('From: c@example.net\n\nThree vans.') },
          8,
        ),
      },
    );
    expect(mail.text).toBe(
      'FW\n\nSee attached.\n\n[Enclosed mail of 2026-11-19 22:10 UTC]\n\nvans\n\nTwo vans.\n\n[Enclosed mail without a date]\n\nThree vans.',
    );
    expect(mail.people).toBe('enclosed mail from Owen Tarrant <owen@example.com>; enclosed mail from c@example.net');
    expect(mail.attachments.map(({ name, size }) => [name, size])).toEqual([
      ['map.pdf', 5_000],
      ['vans', 0],
      ['tip.eml', 32],
    ]);
    expect(mail.notes).toEqual(['MAIL_ENCLOSED', 'MAIL_ATTACHMENTS']);
  });

  it('is read where it is attached to another mail, and listed where it cannot be', async () => {
    const msg = compoundFileOf(outlookItem({ ...sender, '0037': 'x', '1000': 'Two vans.' }, {}, 32, sent));
    const attached = (bytes: Buffer) =>
      mailIn(
        multipart('mixed', [
          part(['Content-Type: text/plain'], 'See.'),
          part(
            ['Content-Type: application/vnd.ms-outlook; name=tip.msg', 'Content-Transfer-Encoding: base64'],
            bytes.toString('base64'),
          ),
        ]),
      );
    expect((await attached(msg)).text).toContain('Two vans.');
    expect(await attached(msg.subarray(0, 700))).toMatchObject({
      text: 'the garage\n\nSee.',
      notes: ['MAIL_SEALED', 'MAIL_ATTACHMENTS'],
    });
  });
});

describe('a Word document, which lies in a container as mails of Outlook do', () => {
  it('is refused with a sentence of its own', async () => {
    await expect(detect(fileOf(compoundFileOf({ WordDocument: Buffer.from('x') }), 'tip.doc'))).rejects.toMatchObject({
      code: 'FILE_IS_DOCUMENT',
    });
    await expect(detect(fileOf('%PDF-1.7\n1 0 obj\n', 'tip.pdf'))).rejects.toMatchObject({ code: 'FILE_IS_DOCUMENT' });
    await expect(detect(fileOf('{\\rtf1 x}', 'tip.rtf'))).rejects.toMatchObject({ code: 'FILE_IS_DOCUMENT' });
  });
});

describe('a compound file', () => {
  const whole = compoundFileOf(
    outlookItem(
      { ...sender, '0037': 'x', '1000': 'y'.repeat(3_000) },
      { more: { deeper: { deepest: Buffer.from('z') } } },
      32,
      sent,
    ),
  );
  const walk = (storage: Storage): void => {
    for (const name of storage.streamNames) storage.stream(name);
    for (const inner of storage.storages) walk(inner);
  };

  it('of any content is read or refused by name, and never in circles', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(0, 1, 2, 3, 5, 255, 254)), { maxLength: 60 }),
        fc.nat(whole.length),
        (faults, length) => {
          const file = Buffer.from(whole.subarray(0, Math.max(length, 600)));
          for (const [at, byte] of faults) if (at < file.length && at >= 8) file[at] = byte;
          try {
            walk(openCompoundFile(file));
            outlookLetter(file, gathering(freshBudget(), outlookLetter));
          } catch (error) {
            expect(error).toBeInstanceOf(VigilError);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('whose chains or trees lead back to themselves is refused', () => {
    const circle = Buffer.from(whole);
    // Every sector leads to the first.
    circle.fill(0, circle.length - 512 * circle.readUInt32LE(44));
    expect(() => openCompoundFile(circle)).toThrow(VigilError);
  });
});

describe('rich text', () => {
  it('of any content never throws, and takes time by its size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, text) => {
        const head = Buffer.alloc(16);
        head.writeUInt32LE(1_000, 4);
        head.writeUInt32LE(0x75465a4c, 8);
        unpackRichText(Buffer.from(bytes), 10_000);
        const packed = unpackRichText(Buffer.concat([head, bytes]), 10_000);
        expect(packed?.length).toBeLessThanOrEqual(1_000);
        richTextWords(text, (found) => found.toString('latin1'));
      }),
    );
    for (const piece of ['{', '}', '\\', "\\'e9", '\\u1?', '{\\*', '\\uc9', ' ', '\\par'])
      richTextWords(piece.repeat(300_000), (found) => found.toString('latin1'));
  });
});
