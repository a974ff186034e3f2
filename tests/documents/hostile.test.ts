/** Files made to do harm, or broken on the way: each is answered by a word, within its limits, and the engine goes on. */
import { deflateRawSync, deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readInThread } from '../../main/document-texts/in-thread.ts';
import type { TextRead } from '../../main/document-texts/texts.ts';

const read = (bytes: Buffer, seconds = 20): Promise<TextRead> =>
  readInThread(
    {
      bytes: new Uint8Array(bytes),
      typeOnly: false,
      addedAt: '2026-03-09T10:00:00.000Z',
      mostPages: 50,
      pictures: 'off' as const,
    },
    seconds,
    new AbortController().signal,
  );

/** A PDF of these objects, the first of which is its catalogue. */
function pdf(...objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  for (const [at, object] of objects.entries())
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  return Buffer.concat([...parts, Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n')]);
}
const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const page =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>';
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const stream = (content: Buffer, more = '') =>
  Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${more} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
const words = (text: string) => stream(Buffer.from(`BT /F 12 Tf 40 700 Td (${text}) Tj ET`));
const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const plain = pdf(catalogue, pages, page, font, words('The plan of the weir, 07700 900123'));

/** An archive of stored or packed parts. */
function zip(...parts: { name: string; content: Buffer; claims?: number }[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, claims } of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims ?? content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}
const types = {
  name: '[Content_Types].xml',
  content: Buffer.from(
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
};
const word = (body: string | Buffer) => zip(types, { name: 'word/document.xml', content: Buffer.from(body) });
const paragraph = (text: string) =>
  `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;

it('a plain PDF and a plain Word file are read, with what they name', async () => {
  const found = await read(plain);
  expect(found).toMatchObject({ type: 'application/pdf', state: 'read', pages: 1 });
  expect(found.texts[0]?.text).toContain('The plan of the weir');
  expect(found.texts[0]?.identifiers).toMatchObject([{ kind: 'phone', value: '+447700900123' }]);
  const letter = await read(word(paragraph('Asked for the plan &amp; the key')));
  expect(letter).toMatchObject({ state: 'read', pages: null });
  expect(letter.texts[0]?.text).toBe('Asked for the plan & the key');
});

it.each<[string, Buffer, readonly TextRead['state'][]]>([
  ['a PDF that was cut', plain.subarray(0, 200), ['damaged', 'none', 'read']],
  ['a PDF of nothing but its first line', Buffer.from('%PDF-1.7\n'), ['damaged']],
  [
    'a PDF whose pages hold each other',
    pdf(catalogue, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'),
    ['damaged', 'none'],
  ],
  [
    'a PDF with a script that opens itself',
    pdf(
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(true){}) >> >>',
      pages,
      page,
      font,
      words('Words'),
    ),
    ['read'],
  ],
  [
    'a PDF of a page that is two million units wide',
    pdf(catalogue, pages, page.replace('595 842', '2000000 2000000'), font, words('Wide')),
    ['read'],
  ],
  ['a program that is called a PDF', Buffer.from('MZ\u0000\u0001\u0002This program cannot be run'), ['not_read']],
  [
    'an archive within an archive',
    zip({ name: 'inner.zip', content: zip({ name: 'a', content: Buffer.alloc(9) }) }),
    ['not_read'],
  ],
  [
    'an archive that names a way out of its folder',
    zip({ name: '../../evil.txt', content: Buffer.from('x') }),
    ['not_read'],
  ],
  ['a Word file whose body is no XML', word('<w:document><w:p>'), ['damaged']],
  [
    'a Word file with entities that multiply',
    word(`<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${paragraph('&b;')}`),
    ['damaged'],
  ],
  ['a Word file that unpacks to a hundred times itself', word(paragraph('a'.repeat(60_000_000))), ['too_large']],
  [
    'a Word file that claims less than it holds',
    zip(types, { name: 'word/document.xml', content: Buffer.alloc(5_000_000, 97), claims: 10 }),
    ['damaged', 'too_large'],
  ],
  ['bytes of no kind', Buffer.from([0, 1, 2, 3, 4, 5, 6, 255]), ['not_read']],
  ['a page of HTML with a script', Buffer.from('<html><script>alert(1)</script><p>Words</p></html>'), ['read']],
  [
    'a mail cut in its header',
    Buffer.from('From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary="'),
    ['read', 'none', 'damaged'],
  ],
])('%s', async (_, bytes, states) => {
  expect(states).toContain((await read(bytes)).state);
});

it('a stream that unpacks to hundreds of megabytes is ended at its limit of time or memory, and the next one is read', async () => {
  const bomb = pdf(
    catalogue,
    pages,
    page,
    font,
    stream(deflateSync(Buffer.alloc(300_000_000, 'q ')), '/Filter /FlateDecode'),
  );
  expect(bomb.length).toBeLessThan(1_000_000);
  const started = performance.now();
  expect(['took_too_long', 'too_large', 'damaged', 'none']).toContain((await read(bomb, 3)).state);
  expect(performance.now() - started).toBeLessThan(8_000);
  expect(await read(Buffer.from('Words'))).toMatchObject({ state: 'read' });
});

it('what is cancelled ends, and holds nobody up', async () => {
  const order = {
    bytes: new Uint8Array(plain),
    typeOnly: false,
    addedAt: '2026-03-09T10:00:00.000Z',
    mostPages: 50,
    pictures: 'off' as const,
  };
  await expect(readInThread(order, 20, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await read(Buffer.from('Words'))).toMatchObject({ type: 'text/plain', state: 'read' });
});
