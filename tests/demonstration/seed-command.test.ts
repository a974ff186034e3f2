import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generate } from '../../main/demonstration/generate/generate.ts';
import { demonstrationPassphrase, people } from '../../main/demonstration/people.ts';
import { readArguments, seed } from '../../main/demonstration/seed-command.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openVault } from '../../main/vault/vault.ts';

let folder: string;
let said: string;
const never = new AbortController().signal;
const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-seed-'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run seed', () => {
  it('explains itself where nothing or something unknown is asked', async () => {
    expect(await seed([], never)).toBe(2);
    expect(said).toContain('--per-day');
    expect(await seed(['--days', 'many', '--out', join(folder, 'x.csv')], never)).toBe(2);
    expect(said).toContain('days');
    expect(await seed(['--wat'], never)).toBe(2);
    expect(await seed(['--help'], never)).toBe(0);
  });

  it('says so where it may not write, without naming the place', async () => {
    expect(await seed(['--days', '2', '--out', join(folder, 'nowhere', 'x.csv')], never)).toBe(1);
    expect(said).toBe('The file was not written.\n');
  });

  it('makes the usual demonstration unless told otherwise', () => {
    expect(readArguments(['--out', 'a'])?.options.total).toBe(20_000);
    expect(readArguments(['--out', 'a', '--days', '3'])?.options.total).toBeUndefined();
  });

  it('writes a CSV that reads back field by field, with its truth and its investigations beside it', async () => {
    const out = join(folder, 'tips.csv');
    expect(await seed(['--days', '20', '--per-day', '60', '--seed', '5', '--out', out], never)).toBe(0);
    const rows: Record<string, string>[] = parse(readFileSync(out), { columns: true });
    const world = generate({ seed: 5, days: 20, perDay: 60, until: '2026-10-31', investigations: 60 });
    expect(rows).toEqual(
      [...world.contributions()].map(({ reference, receivedAt, channel, kind, area, where, text }) => ({
        tip_id: reference,
        received_at: receivedAt,
        channel,
        kind,
        area,
        where,
        text,
      })),
    );
    expect(JSON.parse(readFileSync(`${out}.truth.json`, 'utf8'))).toEqual([...world.truth()]);
    expect(JSON.parse(readFileSync(`${out}.investigations.json`, 'utf8'))).toEqual(world.investigations);
  });

  it('makes a vault with its truth beside it, by numbers that the vault holds', { timeout: 120_000 }, async () => {
    const place = join(folder, 'vault');
    expect(await seed(['--days', '20', '--per-day', '5', '--investigations', '6', '--vault', place], never)).toBe(0);
    const truth = JSON.parse(readFileSync(`${place}.truth.json`, 'utf8')) as { reference: string }[];
    const vault = await openVault({
      folder: place,
      login: people[0]?.login ?? '',
      passphrase: demonstrationPassphrase,
      migrate,
      supportedVersion,
    });
    try {
      const numbers = vault.db.prepare('select sourceReference from contribution_row order by id').pluck().all();
      expect(numbers).toHaveLength(100);
      expect(truth.length).toBeGreaterThan(0);
      for (const { reference } of truth) expect(numbers).toContain(reference);
    } finally {
      vault.close();
    }
  });

  it('writes the same bytes for the same seed, and others for another', async () => {
    const make = async (name: string, number: string) => {
      const out = join(folder, name);
      expect(await seed(['--days', '10', '--per-day', '30', '--seed', number, '--out', out], never)).toBe(0);
      return hash(out);
    };
    expect(await make('a.csv', '1')).toBe(await make('b.csv', '1'));
    expect(await make('c.csv', '2')).not.toBe(await make('d.csv', '1'));
  });
});
