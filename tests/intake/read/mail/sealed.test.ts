/** Mails whose content lies in a container: read where it can be, and told where it cannot. */
import { describe, expect, it } from 'vitest';
import { date, from, mailIn, mailOf, multipart, part } from './mails.ts';

/** An element of DER: one byte of what it is, its length, its content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const bytes = Buffer.concat(content);
  const length = bytes.length < 128 ? [bytes.length] : [0x82, bytes.length >> 8, bytes.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
}
/** The same with its end marked. */
const open = (tag: number, ...content: Buffer[]) =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.from([0, 0])]);
const oid = (hex: string) => der(6, Buffer.from(hex, 'hex'));
const data = oid('2a864886f70d010701');
const inside = Buffer.from('Content-Type: text/plain; charset=utf-8\r\n\r\nTwo vans at the mill.\r\n');
const pkcs7 = (bytes: Buffer, type = 'signed-data') =>
  mailOf(
    [
      from,
      'Subject: urgent',
      date,
      `Content-Type: application/pkcs7-mime; smime-type=${type}; name="smime.p7m"`,
      'Content-Transfer-Encoding: base64',
    ],
    bytes.toString('base64'),
  );

describe('a signed mail', () => {
  const short = der(
    0x30,
    oid('2a864886f70d010702'),
    der(0xa0, der(0x30, der(2, Buffer.from([1])), der(0x31), der(0x30, data, der(0xa0, der(4, inside))))),
  );
  const inPieces = open(
    0x30,
    oid('2a864886f70d010702'),
    open(
      0xa0,
      open(
        0x30,
        der(2, Buffer.from([1])),
        der(0x31),
        open(0x30, data, open(0xa0, open(0x24, der(4, inside.subarray(0, 50)), der(4, inside.subarray(50))))),
      ),
    ),
  );

  it.each([
    ['in one piece', short],
    ['in pieces, with its ends marked', inPieces],
  ])('is read inside: %s', async (_, bytes) => {
    const mail = await mailIn(pkcs7(bytes));
    expect(mail.text).toBe('urgent\n\nTwo vans at the mill.');
    expect(mail.notes).toEqual(['MAIL_SIGNED', 'MAIL_ATTACHMENTS']);
  });

  it('beside its signature is read as any other', async () => {
    const mail = await mailIn(
      multipart('signed; protocol="application/pkcs7-signature"', [
        part(['Content-Type: text/plain'], 'Two vans.'),
        part(
          ['Content-Type: application/pkcs7-signature; name=smime.p7s', 'Content-Transfer-Encoding: base64'],
          'AAAA',
        ),
      ]),
    );
    expect(mail.text).toBe('the garage\n\nTwo vans.');
    expect(mail.notes).toEqual(['MAIL_SIGNED', 'MAIL_ATTACHMENTS']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['an encrypted mail', pkcs7(der(0x30, oid('2a864886f70d010703'), der(0xa0, der(0x30))), 'enveloped-data')],
    [
      'a signature without what was signed',
      pkcs7(Buffer.from('308006092a864886f70d010702a0803080020101310030800609', 'hex')),
    ],
    ['no container at all', pkcs7(Buffer.from('nothing of the kind'))],
    [
      'an encrypted part',
      multipart('encrypted', [
        part(['Content-Type: application/pgp-encrypted'], 'Version: 1'),
        part(['Content-Type: application/octet-stream'], 'x'),
      ]),
    ],
    [
      'an encrypted text',
      mailOf([from, date], 'See:\r\n-----BEGIN PGP MESSAGE-----\r\nhQ==\r\n-----END PGP MESSAGE-----'),
    ],
  ])('is told: %s', async (_, content) => {
    expect((await mailIn(content)).notes).toContain('MAIL_SEALED');
  });

  it('is told of a winmail.dat', async () => {
    const mail = await mailIn(
      multipart('mixed', [
        part(['Content-Type: text/plain'], 'Hello'),
        part(['Content-Type: application/ms-tnef; name=winmail.dat'], 'x'),
      ]),
    );
    expect(mail.notes).toContain('MAIL_WINMAIL');
    expect(mail.attachments).toMatchObject([{ name: 'winmail.dat' }]);
  });
});
