/** An officer picks a file that is not what Vigil takes. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { detect, fileOf } from './files.ts';

const refused = (path: string, code: string) => expect(detect(path)).rejects.toMatchObject({ code });

describe('a file that is refused', () => {
  it('cannot be read', async () => {
    const folder = temporaryFolder();
    await refused(join(folder, 'gone.csv'), 'FILE_UNREADABLE');
    await refused(folder, 'FILE_UNREADABLE');
  });

  it('has nothing in it', async () => {
    for (const content of ['', '\ufeff', '\n\n  \r\n', 'ref,received at,text\n', 'text\n'])
      await refused(fileOf(content), 'FILE_EMPTY');
    await refused(fileOf('\n\n', 'tips.jsonl'), 'FILE_EMPTY');
  });

  it('is of another kind, whatever its name says', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000001000000010008060000005c72a866', 'hex');
    await refused(fileOf(png, 'tips.csv'), 'FILE_KIND_UNKNOWN');
    await refused(fileOf('%PDF-1.7\n1 0 obj\n', 'tips.csv'), 'FILE_IS_DOCUMENT');
    await refused(fileOf('<!DOCTYPE html><html><body>a, b, c</body></html>', 'tips.csv'), 'FILE_KIND_UNKNOWN');
    await refused(fileOf('{\\rtf1 a;b;c}', 'tips.csv'), 'FILE_IS_DOCUMENT');
    await refused(fileOf('[["text"],\n["b"]]', 'tips.csv'), 'FILE_KIND_UNKNOWN');
    await refused(fileOf('Dear all,\nplease come, if you can.\nYours', 'letter.txt'), 'FILE_KIND_UNKNOWN');
    await refused(fileOf(Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'old.xls'), 'FILE_KIND_UNKNOWN');
  });

  it('says nothing of its content or its place', async () => {
    const path = fileOf('Marker-Thrupley said so', 'letter.txt');
    const error = await detect(path).catch((thrown: unknown) => thrown);
    expect(JSON.stringify([String(error), error])).not.toMatch(/Marker|Thrupley|letter|tmp/);
  });
});

describe('a file that is taken under another name', () => {
  it('is a table, lines of JSON or a mail by its content', async () => {
    const table = 'ref;date;text\n1;2026-03-01;one, two\n2;2026-03-02;three\n';
    expect(await detect(fileOf(table, 'export.txt'))).toMatchObject({ kind: 'csv', delimiter: ';' });
    expect(await detect(fileOf('{"text":"a, b"}\n', 'export.log'))).toMatchObject({ kind: 'jsonl' });
    const mail =
      'Received: by example.org\n\tfor b@example.org\nFrom: a@example.org\nDate: 3 Mar 2026 10:00:00 +0000\n\nHello';
    expect(await detect(fileOf(mail, 'mail.txt'))).toMatchObject({ kind: 'eml' });
  });

  it('may have a single column where its name says that it is a table', async () => {
    const shape = await detect(fileOf('text\nfirst thing that was seen\nsecond thing\n'));
    expect(shape).toMatchObject({ kind: 'csv', columns: ['text'], skip: 1 });
  });

  it('takes no delimiter for the one that only prose uses', async () => {
    const prose = 'id\twhen\ttext\n1\t2026-03-01\tone, two; three\n2\t2026-03-02\tfour, five; six\n';
    expect(await detect(fileOf(prose))).toMatchObject({ kind: 'tsv', delimiter: '\t' });
  });
});
