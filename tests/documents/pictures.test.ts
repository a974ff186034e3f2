/**
 * Words in pictures: read by machine only where the rule says so, marked as that wherever they stand, in doubt for every match; and a picture
 * made to do harm is answered by a word.
 */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { readInThread } from '../../main/document-texts/in-thread.ts';
import { picturesOf } from '../../main/document-texts/picture-reader.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { add, listed, ofTip } from './adding.ts';

const letter = readFileSync(new URL('./read-by-machine.webp', import.meta.url));
const scanned = readFileSync(new URL('./read-by-machine.gif', import.meta.url));

describe('by the rule', () => {
  let harness: Harness;
  afterEach(() => harness.close());
  const shah = () => harness.as('shah');

  async function open(): Promise<number> {
    harness = await openHarness({
      people: [
        { login: 'shah', roles: ['case_officer'] },
        { login: 'teal', roles: ['administrator'] },
        { login: 'reed', roles: ['administrator'] },
      ],
    });
    return (await recordTip(harness, 'shah', 'A letter came.')).id;
  }

  async function turnOn(): Promise<void> {
    const { versions } = await harness.as('teal').do('rules.get', { name: 'document', after: null });
    const [first] = versions;
    if (first?.content.name !== 'document') throw new Error('the rule on documents has no version');
    const content = { name: 'document', rule: { ...first.content.rule, readImages: true } } as const;
    const asked = { content, basedOn: first.version, fromDay: '2026-03-09', reason: 'Scans come in every day' };
    const { id } = await harness.as('teal').do('rules.propose', asked);
    await harness.as('reed').do('rules.agree', { id });
  }

  it('a picture is not read until two people have turned that on, and can be read then', async () => {
    const tip = await open();
    const { documentId, text } = await add(shah(), ofTip(tip), 'letter.webp', letter);
    expect(text).toBe('not_read');
    const again = () => shah().do('documents.readText', { documentId, task: 'again' });
    await again();
    expect(await listed(shah(), ofTip(tip))).toMatchObject([{ text: 'not_read', confidence: null }]);
    await turnOn();
    await again();
    expect(await listed(shah(), ofTip(tip))).toMatchObject([{ text: 'read', confidence: expect.any(Number) }]);
    const { pages } = await shah().do('documents.text', { documentId, after: null, limit: 10 });
    expect(pages[0]?.text).toContain('He rang from 07700 900123 at night.');
  });

  it('what was read is found, and told as read by machine', async () => {
    const tip = await open();
    await turnOn();
    await add(shah(), ofTip(tip), 'letter.webp', letter);
    const { hits } = await shah().do('search.find', { text: 'neighbour', kinds: ['document'], limit: 10 });
    expect(hits).toMatchObject([{ kind: 'document', title: 'letter.webp (read by machine from a picture)' }]);
  });

  it('a number in a picture is in doubt: it makes a possible link at most, and reaches nobody by itself', async () => {
    const tip = await open();
    await turnOn();
    const { id } = await shah().do('investigations.open', openingForm({ operation: 'LANTERN' }));
    await shah().do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' });
    await add(shah(), ofTip(tip), 'letter.webp', letter);
    const suggested = async () => (await shah().do('linking.suggestions', { contributionId: tip })).suggestions;
    expect(await suggested()).toMatchObject([
      { matchStrength: 'possible', reasons: [{ kind: 'phone', doubtful: true, attachment: { name: 'letter.webp' } }] },
    ]);
    expect((await shah().do('linking.lateMatchesOfCase', { investigationId: id, limit: 10 })).found).toEqual([]);
    // What a text says as well is sure.
    await add(shah(), ofTip(tip), 'note.txt', Buffer.from('He rang from 07700 900123.'));
    expect(await suggested()).toMatchObject([
      { matchStrength: 'strong', reasons: [{ kind: 'phone', attachment: { name: 'note.txt' } }] },
    ]);
  });
});

describe('a picture made to do harm, or broken on the way', () => {
  function crc(bytes: Buffer): number {
    let sum = 0xffffffff;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    }
    return (sum ^ 0xffffffff) >>> 0;
  }
  function chunk(kind: string, content: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(kind), content]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(content.length, 0);
    ends.writeUInt32BE(crc(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  }
  function png(width: number, height: number, content: Buffer): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head[8] = 8;
    const start = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
    return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', content), chunk('IEND', Buffer.alloc(0))]);
  }
  /** Nothing but white: each line begins with how it is filtered. */
  const plain = (width: number, height: number) => {
    const line = Buffer.alloc(width + 1, 255).fill(0, 0, 1);
    return deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  };
  async function read(file: Buffer, seconds = 60) {
    const bytes = new Uint8Array(file);
    const order = { bytes, typeOnly: false, addedAt: '2026-03-09T10:00:00.000Z', mostPages: 50 };
    const pictures = await picturesOf(bytes, true);
    return readInThread({ ...order, pictures }, seconds, new AbortController().signal);
  }

  it.each([
    ['claims 400 million pixels', png(20_000, 20_000, deflateSync(Buffer.alloc(100))), 'too_large'],
    ['claims a width of nothing', png(0, 20, deflateSync(Buffer.alloc(100))), 'too_large'],
    ['holds junk', png(10, 10, Buffer.from('junk')), 'damaged'],
    ['is cut in its head', letter.subarray(0, 40), 'damaged'],
    ['is cut in half', scanned.subarray(0, scanned.length / 2), null],
    ['holds nothing but white', png(200, 200, plain(200, 200)), 'none'],
  ] as const)('that %s', async (_, file, state) => {
    const found = await read(file);
    if (state === null) expect(['damaged', 'none', 'read']).toContain(found.state);
    else expect(found).toMatchObject({ state, texts: [] });
  });

  it('ends in its time, and the next one is read', async () => {
    const wide = png(7_000, 7_000, plain(7_000, 7_000));
    expect(['took_too_long', 'none']).toContain((await read(wide, 1)).state);
    expect(await read(scanned)).toMatchObject({ state: 'read', type: 'image/gif' });
  });
});
