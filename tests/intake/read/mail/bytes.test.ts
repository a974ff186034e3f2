/** The characters that the bytes of a mail stand for, and what they were wrapped in. */
import { describe, expect, it } from 'vitest';
import { date, from, mailIn, mailOf, plain } from './mails.ts';

function coded(charset: string | null, bytes: Buffer, encoding = 'base64'): string {
  const type = charset === null ? 'text/plain' : `text/plain; charset=${charset}`;
  const body = encoding === 'base64' ? bytes.toString('base64') : bytes.toString('latin1');
  return mailOf([from, date, `Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`], body);
}
const tokyo = Buffer.from('938c8b9e82cc91718cc9', 'hex');

describe('characters', () => {
  it.each(['cp932', 'windows-31j', 'MS932', 'x-sjis', '"shift-jis"', 'Shift_JIS', 'ms_kanji', "'cp932'"])(
    'of the label %s are Japanese',
    async (label) => {
      expect(await mailIn(coded(label, tokyo))).toMatchObject({ text: '東京の倉庫', notes: [] });
    },
  );

  it.each([
    ['iso-2022-jp', Buffer.from('\x1b$BEl5~\x1b(B'), '東京'],
    ['utf-7', Buffer.from('Caf+AOk- +- more'), 'Café + more'],
    ['utf-8', Buffer.from('Café'), 'Café'],
    ['ks_c_5601-1987', Buffer.from('bcadbfef', 'hex'), '서울'],
    ['gb2312', Buffer.from('b1b1bea9', 'hex'), '北京'],
    ['windows-1256', Buffer.from('e3cde3cf', 'hex'), 'محمد'],
    ['iso-8859-8-i', Buffer.from('f9ece5ed', 'hex'), 'שלום'],
    ['cp-850x', Buffer.from('plain'), 'plain'],
    ['utf-16le', Buffer.from('Café', 'utf16le'), 'Café'],
  ])('declared as %s are read so', async (label, bytes, text) => {
    expect(await mailIn(coded(label, bytes))).toMatchObject({ text, notes: [] });
  });

  it.each([
    ['UTF-8 that is called Latin', 'iso-8859-1', Buffer.from('Café'), 'Café'],
    ['UTF-8 that is called ASCII', 'us-ascii', Buffer.from('Łódź'), 'Łódź'],
    ['UTF-8 that is called GBK', 'gbk', Buffer.from('Café – x'), 'Café – x'],
    ['Latin that is called UTF-8', 'utf-8', Buffer.from('Caf\xe9 £5'.replace('£', '\xa3'), 'latin1'), 'Café £5'],
    [
      'one bad line among good ones',
      'utf-8',
      Buffer.concat([Buffer.from('Łódź\n'), Buffer.from('Caf\xe9\n', 'latin1'), Buffer.from('東京')]),
      'Łódź\nCafé\n東京',
    ],
    [
      'one bad byte in a good line',
      'utf-8',
      Buffer.concat([Buffer.from('Łódź '), Buffer.from('\xa3', 'latin1'), Buffer.from('5 東京')]),
      'Łódź £5 東京',
    ],
    ['Japanese that is called ASCII', 'us-ascii', Buffer.from('\x1b$BEl5~\x1b(B'), '東京'],
    ['a label that nobody knows', 'x-nobody', Buffer.from('Caf\xe9', 'latin1'), 'Café'],
    ['no label, and no UTF-8', null, Buffer.from('Caf\xe9', 'latin1'), 'Café'],
  ])('are read by what they are, and that is said: %s', async (_, label, bytes, text) => {
    expect(await mailIn(coded(label, bytes))).toMatchObject({ text, notes: ['MAIL_CHARACTER_SET'] });
  });

  it('that are lost are told', async () => {
    expect((await mailIn(coded('shift_jis', Buffer.from('938c8b9e80', 'hex')))).notes).toEqual([
      'MAIL_CHARACTERS_LOST',
    ]);
  });

  it('of a page are those that the page names where the mail names none', async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset="windows-1251"><p>'),
      Buffer.from('cceef1eae2e0', 'hex'),
      Buffer.from('</p>'),
    ]);
    const mail = mailOf(
      [from, date, 'Content-Type: text/html', 'Content-Transfer-Encoding: base64'],
      page.toString('base64'),
    );
    expect((await mailIn(mail)).text).toBe('Москва');
  });

  it('stand behind a byte order mark, in UTF-16, or between carriage returns alone', async () => {
    const mail = plain('Craig keeps gas bottles.');
    const read = { from: 'Nadia Orrell <nadia@example.net>', text: 'the garage\n\nCraig keeps gas bottles.' };
    expect(await mailIn(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(mail)]))).toMatchObject(read);
    expect(await mailIn(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(mail, 'utf16le')]))).toMatchObject(read);
    expect(await mailIn(Buffer.from(mail, 'utf16le'))).toMatchObject(read);
    expect(await mailIn(mail.replaceAll('\r\n', '\r'))).toMatchObject(read);
    expect(await mailIn(`\r\n\r\n${mail}`)).toMatchObject(read);
    expect(await mailIn(mail.replaceAll('\r\n', '\r\r\n'))).toMatchObject({ from: read.from, subject: 'the garage' });
  });
});

describe('what a part was wrapped in', () => {
  const wrapped = (encoding: string, body: string) =>
    mailIn(
      mailOf([from, date, 'Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`], body),
    );

  it('is taken off, also with soft breaks, blanks at the ends and small letters', async () => {
    expect(await wrapped('quoted-printable', 'Caf=c3=a9 soft=\r\n break, blanks= \r\nhere, 1=3D1=')).toMatchObject({
      text: 'Café soft break, blankshere, 1=1',
      notes: [],
    });
    expect(await wrapped('BASE64', 'Q2Fmw6kg\r\ndmFu\r\n')).toMatchObject({ text: 'Café van', notes: [] });
  });

  it('loses nothing where it is faulty, and that is said', async () => {
    expect(await wrapped('quoted-printable', '5 = 5, 7=Z7, caf=C3=A9')).toMatchObject({
      text: '5 = 5, 7=Z7, café',
      notes: ['MAIL_DAMAGED'],
    });
    expect(await wrapped('base64', 'Q2Fmw6k=\r\n= = = = =\r\nSent by the list: do not reply.')).toMatchObject({
      text: expect.stringMatching(/^Café[\s\S]*Sent by the list: do not reply\.$/),
      notes: expect.arrayContaining(['MAIL_DAMAGED']),
    });
    expect(await wrapped('base64', 'This was never encoded, 07700 900123.')).toMatchObject({
      text: 'This was never encoded, 07700 900123.',
      notes: ['MAIL_DAMAGED'],
    });
    // Each line padded for itself.
    expect(await wrapped('base64', 'Q2Fmw6k=\r\nIHZhbg==\r\n')).toMatchObject({ text: 'Café van', notes: [] });
    expect(await wrapped('base64', 'Q2Fmw6kgdmFuQ')).toMatchObject({ text: 'Café van', notes: ['MAIL_DAMAGED'] });
  });

  it('may be something that nobody knows: the text stays as it is', async () => {
    expect((await wrapped('8-bit', 'Café')).text).toBe('Café');
  });
});

describe('header lines', () => {
  it('that are long or folded are read whole', async () => {
    const subject = Array.from({ length: 400 }, (_, at) => `word${at}`);
    expect((await mailIn(mailOf([from, date, `Subject: ${subject.join('\r\n ')}`], 'x'))).subject).toBe(
      subject.join(' '),
    );
  });

  it('name a file however its name is written', async () => {
    const named = (...lines: string[]) =>
      mailIn(
        mailOf(
          [from, date, 'Content-Type: application/pdf', `Content-Disposition: attachment; ${lines.join(';\r\n ')}`],
          'x',
        ),
      );
    const name = async (...lines: string[]) => (await named(...lines)).attachments[0]?.name;
    expect(await name('filename="a;b (1).pdf"')).toBe('a;b (1).pdf');
    expect(await name("filename*=utf-8''caf%C3%A9.pdf")).toBe('café.pdf');
    expect(await name("filename*0*=utf-8''caf%C3", 'filename*1*=%A9%20', 'filename*2="x.pdf"')).toBe('café x.pdf');
    expect(await name('filename="=?utf-8?Q?caf=C3=A9.pdf?="')).toBe('café.pdf');
    expect(await name('filename=a.pdf', 'filename=b.pdf')).toBe('a.pdf');
  });
});
