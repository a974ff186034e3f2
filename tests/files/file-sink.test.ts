/** A file that is written whole or not at all. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSink } from '../../main/files/file-sink.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-sink-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a sink', () => {
  it('leaves the older file as it was, and nothing else, where it is stopped or what it writes fails', async () => {
    const path = join(folder, 'paper.csv');
    writeFileSync(path, 'older');
    const stop = new AbortController();
    const sink = await fileSink(path, stop.signal);
    const failing = async function* () {
      yield 'first';
      throw new Error('the store said no');
    };
    await expect(sink.write(failing())).rejects.toThrow('the store said no');
    const stopped = async function* () {
      yield 'first';
      stop.abort();
      yield 'second';
    };
    await expect(sink.write(stopped())).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(sink.write(['late'])).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(folder)).toEqual(['paper.csv']);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  it('notices a stop behind the last piece', async () => {
    const stop = new AbortController();
    const sink = await fileSink(join(folder, 'paper.csv'), stop.signal);
    const pieces = async function* () {
      yield 'all';
      stop.abort();
    };
    await expect(sink.write(pieces())).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('looks again where it writes: a folder that has become a vault, or a way into one, is left alone', async () => {
    const place = join(folder, 'papers');
    mkdirSync(place);
    mkdirSync(join(folder, 'vault'));
    writeFileSync(join(folder, 'vault', 'vault.db'), 'store');
    const sink = await fileSink(join(place, 'vault.db'));
    rmSync(place, { recursive: true });
    symlinkSync(join(folder, 'vault'), place);
    await expect(sink.write(['x'])).rejects.toMatchObject({ code: 'IN_VAULT_FOLDER' });
    expect(readFileSync(join(folder, 'vault', 'vault.db'), 'utf8')).toBe('store');
  });

  it('may be written into again, and keeps the last', async () => {
    const sink = await fileSink(join(folder, 'paper.csv'));
    await sink.write(['one']);
    await sink.write([Buffer.from('two'), '!']);
    expect(readFileSync(join(folder, 'paper.csv'), 'utf8')).toBe('two!');
    expect(existsSync(join(folder, 'paper.csv'))).toBe(true);
  });
});
