/** A file whose bytes are fetched piece by piece: what is read is what it holds, whichever way it is read, and little is on its way. */
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { openSource } from '../../main/files/open-source.ts';
import { type FromReader, pieceBytes, piecesAhead } from '../../main/files/pieces.ts';

const whole = Buffer.from(Uint32Array.from({ length: 6_000_000 }, (_, n) => n * 2_654_435_761).buffer);
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Somebody who has the bytes, and what was asked of them. `most`: how many were asked for without having been answered. */
async function served(bytes: Buffer, answer: (n: number) => 'bytes' | 'fail' = () => 'bytes') {
  const { port1, port2 } = new MessageChannel();
  ends.push(() => port1.close());
  const asked: number[] = [];
  const waiting: { at: number; length: number }[] = [];
  let most = 0;
  port1.on('message', (message: FromReader) => {
    if (message.kind === 'open') return port1.postMessage({ kind: 'opened', size: bytes.length, extension: '.csv' });
    asked.push(message.at / pieceBytes);
    waiting.push(message);
    most = Math.max(most, waiting.length);
    setImmediate(() => {
      const next = waiting.shift();
      if (next === undefined) return;
      if (answer(asked.length) === 'fail') return port1.postMessage({ kind: 'failed', code: 'FILE_STALLED' });
      port1.postMessage({ kind: 'bytes', bytes: Uint8Array.from(bytes.subarray(next.at, next.at + next.length)) });
    });
  });
  return { source: await openSource({ kind: 'pieces', port: port2 }), asked, most: () => most };
}

describe('a source of pieces', () => {
  it('fails with what whoever fetches says, at once and from then on', async () => {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', () => port1.postMessage({ kind: 'failed', code: 'FILE_OVER_UNIT_LIMIT' }));
    await expect(openSource({ kind: 'pieces', port: port2 })).rejects.toMatchObject({ code: 'FILE_OVER_UNIT_LIMIT' });
    port1.close();

    const { source } = await served(whole, (n) => (n > 6 ? 'fail' : 'bytes'));
    const read = async () => {
      for await (const _ of source.blocks());
    };
    await expect(read()).rejects.toMatchObject({ code: 'FILE_STALLED' });
    await expect(source.read(0, 10)).rejects.toMatchObject({ code: 'FILE_STALLED' });
  });

  it('gives the same bytes in order, in blocks of any size, and from any place', async () => {
    const { source, most } = await served(whole);
    expect(source).toMatchObject({ size: whole.length, extension: '.csv' });
    const parts: Buffer[] = [];
    for await (const block of source.blocks({ blockBytes: 100_000 })) parts.push(block);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(100_000);
    expect(Buffer.concat(parts).equals(whole)).toBe(true);
    expect(most()).toBeLessThanOrEqual(piecesAhead);
    for (const [at, length] of [
      [whole.length - 22, 65_557],
      [0, 4],
      [pieceBytes - 3, 6],
      [3 * pieceBytes + 7, 3 * pieceBytes],
      [whole.length, 10],
    ] as const)
      expect((await source.read(at, length)).equals(whole.subarray(at, at + length)), `${at}`).toBe(true);
    await source.close();
  });

  it('fetches the beginning once, however often it is read, and does not read on from where nobody reads on', async () => {
    const { source, asked } = await served(whole.subarray(0, 12 * pieceBytes));
    await source.read(11 * pieceBytes, 100);
    expect(asked).toEqual([11]);
    for (let again = 0; again < 3; again += 1) for await (const _ of source.blocks());
    expect(asked.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, n) => n));
  });

  it('keeps no more than the beginning of a large file: what comes after is fetched again', async () => {
    const { source, asked } = await served(whole);
    for (let again = 0; again < 2; again += 1) for await (const _ of source.blocks());
    const pieces = Math.ceil(whole.length / pieceBytes);
    expect(pieces).toBeGreaterThan(64);
    expect(asked.filter((n) => n < 64)).toHaveLength(64);
    expect(asked.filter((n) => n >= 64)).toHaveLength(2 * (pieces - 64));
  });
});
