/** Tables of web pages: what programs save under the name of a workbook, and what is copied out of them. */
import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/intake/read/file-shape.ts';
import { detect, fileOf, readWhole, take } from './files.ts';

const page = (body: string, head = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const head = row('Received', 'Details', 'Area');

describe('a page without a table of rows', () => {
  it.each([
    page('<p>Two vans, white, at the mill</p>'),
    page(`<table>${row('one cell')}</table>`),
    page('<table><tr></tr></table>'),
    page('<!-- <table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table> -->'),
  ])('is refused: %s', async (text) => {
    await expect(detect(fileOf(text, 'tips.xls'))).rejects.toMatchObject({ code: 'FILE_KIND_UNKNOWN' });
  });

  it('or one that is too large, or that never ends, is refused before much is done', async () => {
    const large = page(`<table>${row('x'.repeat(limits.page), 'y')}</table>`);
    await expect(detect(fileOf(large, 'tips.html'))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    for (const unit of ['<table>', '<td>', '<tr><td>', '<!--', '<td ', '<table><tr><td>a<td>b']) {
      const started = process.cpuUsage();
      await detect(fileOf(`<html>${unit.repeat(1_000_000 / unit.length)}`, 'tips.html')).catch(() => undefined);
      expect(process.cpuUsage(started).user / 1000, unit).toBeLessThan(8_000);
    }
  });
});

describe('the table of a page', () => {
  it('is read whatever the file is called: cells as plain text, the largest of several, nothing of a script', async () => {
    const menu = `<table>${row('Home', 'Help')}${row('About', 'Log out')}</table>`;
    const rows = [
      row('20/11/2026 09:15', 'Two vans<br>behind the mill &amp; a lorry', 'Halverton'),
      row('21/11/2026 10:40', '<a href="https://example.net/p?id=7">this page</a><script>alert("x")</script>', ''),
    ];
    const text = page(`${menu}<table border=1>${head}${rows.join('\n')}</table>`);
    for (const name of ['export.xls', 'tips.html', 'tips.csv']) {
      const { mapping, answers } = await take(fileOf(text, name));
      expect(mapping).toMatchObject({ receivedAt: 'Received', text: 'Details', area: 'Area' });
      expect(answers.map(({ answer }) => (answer.ok ? answer.value.text : answer.reasons))).toEqual([
        'Two vans\nbehind the mill & a lorry',
        'this page <https://example.net/p?id=7>',
      ]);
    }
  });

  it('may leave out the ends of its cells and rows, and span columns and rows', async () => {
    const text =
      '<table><thead><tr><th>Received<th>Details<th>Area<tbody>' +
      '<tr><td rowspan=2>20/11/2026 09:15<td>Two vans<td>Halverton<tr><td colspan="2">A lorry at the mill</table>';
    const { shape, found } = await readWhole(fileOf(text, 'tips.htm'));
    expect(shape).toMatchObject({ kind: 'html', columns: ['Received', 'Details', 'Area'] });
    expect(found).toEqual([
      { line: 2, cells: ['20/11/2026 09:15', 'Two vans', 'Halverton'] },
      {
        line: 3,
        cells: ['20/11/2026 09:15', 'A lorry at the mill', ''],
        covered: new Map([
          [0, 'above'],
          [2, 'left'],
        ]),
      },
    ]);
  });
});
