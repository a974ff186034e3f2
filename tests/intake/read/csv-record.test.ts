/** Records of delimited text, held against the reader of a library that many use. */
import { CsvError, type Options, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords, lenientCells } from '../../../main/intake/read/csv-record.ts';
import { limits } from '../../../main/intake/read/file-shape.ts';

const noise = fc.string({
  unit: fc.constantFrom('a', 'é', '"', '""', ',', '\n', '\r\n', '\r', ' ', '\t', '",', ',"', '"\n', '\f'),
  maxLength: 24,
});

/** What the library gives before it stops, and why it stops. */
function byLibrary(text: string, options: Options = {}): { records: string[][]; broken: string | null } {
  const records: string[][] = [];
  try {
    parse(text, {
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
      ...options,
    });
    return { records, broken: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, broken: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed' : 'misplaced' };
  }
}

function byUs(text: string) {
  const bytes = Buffer.from(text);
  const reader = csvRecords(bytes, bytes.length, 44);
  const records: string[][] = [];
  let at = 0;
  let line = 1;
  while (at < bytes.length) {
    const record = reader.recordAt(at);
    if (record.broken !== undefined) return { records, broken: record.broken, at, line };
    records.push(record.cells);
    at = record.next;
    line += record.lines;
  }
  return { records, broken: null, at, line };
}

describe('records', () => {
  it('are those that the library reads, up to the same place, by the same lines', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const { records, broken, at, line } = byUs(text);
        expect({ records, broken }).toEqual(byLibrary(text));
        // A last line without its end is counted as if it had one; nothing follows it.
        if (broken !== null || text.endsWith('\n'))
          expect(line).toBe(Buffer.from(text).subarray(0, at).toString().split('\n').length);
      }),
      { numRuns: 20_000 },
    );
  });

  it('keep no more cells than a table may have columns, and show that there are more', () => {
    expect(byUs(`${'a,'.repeat(limits.columns * 3)}a`).records[0]).toHaveLength(limits.columns + 1);
    expect(byUs(`a${','.repeat(limits.columns * 3)}`).records[0]).toHaveLength(limits.columns);
  });
});

describe('a line with a misplaced mark', () => {
  /** A line that is right as it stands is never read leniently. */
  const broken = noise.filter((text) => !text.includes('\n') && byUs(text).broken === 'misplaced');
  const understood = ({ records, broken: why }: ReturnType<typeof byLibrary>) =>
    why === null && records.length === 1 && !records[0]?.some((cell) => cell.startsWith('"'))
      ? (records[0] ?? null)
      : null;

  it('is refused, or read as the library reads it when told to be lenient', () => {
    fc.assert(
      fc.property(broken, (line) => {
        const [blanks, marks] = [lenientCells(line, ',', 'blanks'), lenientCells(line, ',', 'marks')];
        if (blanks) expect(blanks).toEqual(understood(byLibrary(line, { trim: true })));
        if (marks) expect(marks).toEqual(understood(byLibrary(line, { relax_quotes: true })));
      }),
      { numRuns: 5_000 },
    );
  });
});
