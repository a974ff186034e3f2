/** Files larger than memory should be, and an officer who changes their mind. */
import { appendFileSync, closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { peakMegabytes } from '../../../build/bench/peak-memory.ts';
import { csvRows } from '../../../main/intake/read/csv-rows.ts';
import { rows } from '../../../main/intake/read/rows.ts';
import { detect, everyRow, fileOf, opened } from './files.ts';
import { textRow, workbookOf } from './workbook-file.ts';

setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;
const megabyte = 1024 * 1024;
const text = 'A white van with its plates taped over stood by the gate again, "same as last week", and left at four. ';

function largeFile(lines: number): string {
  const path = fileOf('tip_id,received_at,channel,text\n');
  const file = openSync(path, 'a');
  for (let from = 0; from < lines; from += 10_000) {
    let part = '';
    for (let i = from; i < from + 10_000; i++)
      part += `T-${i},2026-03-01T10:00:00Z,online,"${text.replaceAll('"', '""').repeat(3)}"\n`;
    writeSync(file, part);
  }
  closeSync(file);
  return path;
}

describe('a file of 60 MB', () => {
  it('is read in little memory', { timeout: 60_000 }, async () => {
    const path = largeFile(180_000);
    const shape = await detect(path);
    // What the runtime takes once, it takes here.
    await everyRow(largeFile(20_000), shape);
    sweep();
    const before = process.memoryUsage().rss;
    let peak = before;
    let seen = 0;
    for await (const row of rows(await opened(path), shape)) {
      if (row.cells) seen += 1;
      if (seen % 5000 !== 0) continue;
      // What lies about until it suits the runtime to sweep says how busy the machine is, not what reading takes.
      sweep();
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(seen).toBe(180_000);
    expect((peak - before) / megabyte).toBeLessThan(80);
  });
});

describe('a file that is made to fill the memory', () => {
  const plan = { encoding: 'utf-8', delimiter: ',', width: 2, skip: 1 } as const;

  it('has one line without end', { timeout: 60_000 }, async () => {
    const path = fileOf('ref,text\n1,');
    for (let i = 0; i < 300; i++) appendFileSync(path, 'x'.repeat(megabyte));
    const before = peakMegabytes();
    const found: unknown[] = [];
    for await (const row of csvRows(await opened(path), plan)) found.push(row);
    expect(found).toEqual([{ line: 2, problem: 'A cell in this row is larger than 1 MB.' }]);
    // Blocks that were read and not swept up yet are part of it; the file alone is 300 MB.
    expect(peakMegabytes() - before).toBeLessThan(150);
  });

  it('has a quotation mark that is never closed', { timeout: 60_000 }, async () => {
    const path = fileOf('ref,text\n1,"open\n');
    const file = openSync(path, 'a');
    for (let i = 0; i < 60; i++) writeSync(file, `2,${'x'.repeat(998)}\n`.repeat(1048));
    closeSync(file);
    const before = peakMegabytes();
    let taken = 0;
    const problems: number[] = [];
    for await (const row of csvRows(await opened(path), plan)) {
      if (row.cells) taken += 1;
      else problems.push(row.line);
    }
    expect(problems).toEqual([2]);
    expect(taken).toBe(60 * 1048);
    expect(peakMegabytes() - before).toBeLessThan(80);
  });
});

describe('an import that is stopped', () => {
  it('gives no further row and says so', async () => {
    const path = largeFile(20_000);
    const shape = await detect(path);
    const stop = new AbortController();
    let seen = 0;
    const reading = async () => {
      for await (const _ of rows(await opened(path), shape, { signal: stop.signal })) if (++seen === 100) stop.abort();
    };
    await expect(reading()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(seen).toBe(100);
  });

  it('does not begin where it was stopped before, or where the file has gone', async () => {
    const stopped = AbortSignal.abort();
    for (const [content, name] of [
      ['text,date\nabc,2026-03-01\n', 'tips.csv'],
      ['{"text":"abc"}\n', 'tips.jsonl'],
      [workbookOf({ sheet: textRow(1, ['text', 'date']) + textRow(2, ['abc', '2026-03-01']) }), 'tips.xlsx'],
      ['From: a@example.org\nDate: Tue, 3 Mar 2026 14:05:00 +0000\n\nabc\n', 'tip.eml'],
    ] as const) {
      const path = fileOf(content, name);
      const shape = await detect(path);
      await expect(everyRow(path, shape, stopped)).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(await everyRow(path, shape)).toHaveLength(1);
      rmSync(path);
      await expect(everyRow(path, shape)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    }
  });
});
