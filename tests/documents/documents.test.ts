/** Documents are kept whole or not at all, are seen by whoever may see what they belong to, and leave under a receipt. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';
import { add, listed, ofCase, ofTip, send } from './adding.ts';

const MiB = 1024 * 1024;
let harness: Harness;
let tip: number;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'kowal', roles: ['supervisor'], compartments: ['HERON'] },
      { login: 'field', roles: ['manager'] },
      { login: 'intake', roles: ['intake_officer'] },
    ],
  });
  tip = (
    await harness.as('shah').do('intake.record', {
      form: { channel: 'hotline', text: 'A man films the weir.' },
      draftId: null,
    })
  ).id;
});
afterEach(() => harness.close());

const shah = () => harness.as('shah');
const count = (table: string) => harness.peek().prepare(`select count(*) as n from ${table}`).get();

describe('a document that is added', () => {
  it('is kept as it was, in pieces, and nobody sees it before all of it is there', async () => {
    const bytes = randomBytes(5 * MiB + 17);
    const { documentId } = await shah().do('documents.begin', {
      ...ofTip(tip),
      name: 'weir.bin',
      size: bytes.length,
      marking: null,
    });
    await send(shah(), documentId, bytes);
    expect(await listed(shah(), ofTip(tip))).toEqual([]);
    expect(await shah().fails('documents.bytes', { documentId, from: 0, length: 1 })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await shah().do('documents.finish', { documentId, task: 'add' })).toMatchObject({ sha256 });
    expect(await listed(harness.as('low'), ofTip(tip))).toMatchObject([
      { name: 'weir.bin', size: bytes.length, sha256, marking: 'OFFICIAL-SENSITIVE', addedBy: 'shah', origin: 'added' },
    ]);
    // Across the end of a piece, and past the end of all.
    const read = await shah().do('documents.bytes', { documentId, from: MiB - 3, length: 6 });
    expect(Buffer.from(read.bytes, 'base64')).toEqual(bytes.subarray(MiB - 3, MiB + 3));
    const past = await shah().do('documents.bytes', { documentId, from: bytes.length - 2, length: 100 });
    expect(Buffer.from(past.bytes, 'base64')).toEqual(bytes.subarray(-2));
    expect(await shah().do('documents.verify', { documentId, task: 'verify' })).toEqual({ whole: true });
  });

  it('is refused where it is empty, too large, or marked above its officer or below its record', async () => {
    const begin = (more: object) =>
      shah().fails('documents.begin', { ...ofTip(tip), name: 'a', size: 10, marking: null, ...more });
    expect(await begin({ size: 0 })).toMatchObject({ code: 'DOCUMENT_EMPTY' });
    expect(await begin({ size: 3 * 1024 ** 3 })).toMatchObject({ code: 'DOCUMENT_TOO_LARGE' });
    expect(await begin({ marking: 'OFFICIAL' })).toMatchObject({ code: 'INPUT_INVALID', about: 'marking' });
    expect(await begin({ marking: 'TOP SECRET' })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await begin({ contributionId: 999 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await begin({ investigationId: 1 })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(
      await harness.as('field').fails('documents.begin', { ...ofTip(tip), name: 'a', size: 1, marking: null }),
    ).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(count('document_row')).toEqual({ n: 0 });
  });

  it('takes its pieces in their order alone, from whoever began it, and is not kept with one missing', async () => {
    const bytes = Buffer.alloc(2 * MiB, 7);
    const { documentId } = await shah().do('documents.begin', {
      ...ofTip(tip),
      name: 'a',
      size: bytes.length,
      marking: null,
    });
    const piece = (from: number, length: number) => ({
      documentId,
      from,
      bytes: bytes.subarray(0, length).toString('base64'),
    });
    for (const wrong of [piece(MiB, MiB), piece(0, 0), piece(0, MiB - 1), piece(0, 17)])
      expect(await shah().fails('documents.addPiece', wrong)).toMatchObject({ code: 'DOCUMENT_OUT_OF_STEP' });
    await shah().do('documents.addPiece', piece(0, MiB));
    expect(await harness.as('kowal').fails('documents.addPiece', piece(MiB, MiB))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await shah().fails('documents.addPiece', piece(0, MiB))).toMatchObject({ code: 'DOCUMENT_OUT_OF_STEP' });
    expect(await shah().fails('documents.finish', { documentId, task: 'add' })).toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
    });
    expect(await listed(shah(), ofTip(tip))).toEqual([]);
  });

  it('leaves nothing where it is cancelled, or where the engine ended in between', async () => {
    const begun = async () => {
      const given = { ...ofTip(tip), name: 'a', size: 3 * MiB, marking: null };
      const { documentId } = await shah().do('documents.begin', given);
      await send(shah(), documentId, Buffer.alloc(2 * MiB));
      return documentId;
    };
    await shah().do('documents.cancel', { documentId: await begun() });
    expect([count('document_row'), count('document_piece_row')]).toEqual([{ n: 0 }, { n: 0 }]);
    await begun();
    await add(shah(), ofTip(tip), 'kept', Buffer.from('kept'));
    // As the next opening does.
    while (await harness.store.write((transaction) => transaction.dropUnfinished('2027-01-01T00:00:00.000Z')));
    expect([count('document_row'), count('document_piece_row')]).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await listed(shah(), ofTip(tip))).toMatchObject([{ name: 'kept' }]);
  });

  it('is found damaged where a byte of it was altered, and neither shown nor saved', async () => {
    const { documentId } = await add(shah(), ofTip(tip), 'a', randomBytes(2 * MiB));
    harness.peek().prepare('update document_piece_row set bytes = ? where place = 1').run(randomBytes(MiB));
    expect(await shah().do('documents.verify', { documentId, task: 'v' })).toEqual({ whole: false });
    expect(await shah().fails('documents.bytes', { documentId, from: MiB, length: 5 })).toMatchObject({
      code: 'DOCUMENT_DAMAGED',
    });
    const saved = join(harness.folder, 'out.bin');
    const paths = { 'token-for-the-place': saved };
    const save = {
      documentId,
      saveToken: 'token-for-the-place',
      recipient: 'The lab',
      reason: 'For a report',
      legalBasis: 'cpia',
      task: 's',
    };
    expect(await shah().fails('documents.save', save, { paths })).toMatchObject({ code: 'DOCUMENT_DAMAGED' });
    expect(existsSync(saved)).toBe(false);
  });
});

describe('who sees a document', () => {
  it('is whoever sees what it is kept with, and is cleared for its own marking', async () => {
    const given = { ...ofTip(tip), name: 'agent.txt', size: 6, marking: 'SECRET' as const };
    const { documentId } = await shah().do('documents.begin', given);
    await send(shah(), documentId, Buffer.from('SECRET'));
    // The two are told in turn, the one who is not cleared first.
    harness.as('low').heard.length = 0;
    const cleared = harness.as('kowal').heard;
    cleared.length = 0;
    await shah().do('documents.finish', { documentId, task: 'a' });
    expect(await listed(shah(), ofTip(tip))).toMatchObject([{ marking: 'SECRET' }]);
    const low = harness.as('low');
    expect(await listed(low, ofTip(tip))).toEqual([]);
    // Not even that something has come.
    await expect.poll(() => cleared.length).toBeGreaterThan(0);
    expect(low.heard).toEqual([]);
    for (const failure of [
      await low.fails('documents.get', { documentId }),
      await low.fails('documents.bytes', { documentId, from: 0, length: 4 }),
      await low.fails('documents.text', { documentId, after: null, limit: 10 }),
      await low.fails('documents.withdraw', { documentId, reason: 'Not mine' }),
    ])
      expect(failure).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await low.do('documents.verify', { documentId: 1, task: 'v' }).catch((error: Error) => error.message),
    ).toContain('NOT_FOUND');
  });

  it('of a case in a compartment is nobody outside, and only its people add to it', async () => {
    const { id } = await harness.as('kowal').do('investigations.open', {
      operation: 'HERON',
      kind: 'funding',
      priority: 'P3',
      reason: 'First assessment',
      summary: 'A shop',
      area: '',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: harness.compartment('HERON'),
    });
    const { documentId } = await add(harness.as('kowal'), ofCase(id), 'ledger.txt', Buffer.from('Paid 07700 900123.'));
    for (const desk of [shah(), harness.as('intake')]) {
      expect(await desk.fails('documents.list', { ...ofCase(id), after: null, limit: 5 })).toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await desk.fails('documents.get', { documentId })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await shah().do('search.find', { text: '07700 900123', limit: 10 })).hits).toEqual([]);
    expect((await shah().do('search.find', { text: 'Paid', limit: 10 })).hits).toEqual([]);
  });

  it('hears that it was marked higher as it went, and sees it no more', async () => {
    const { documentId } = await add(shah(), ofTip(tip), 'a.txt', Buffer.from('Words'));
    const low = harness.as('low');
    low.heard.length = 0;
    const raise = { documentId, marking: 'SECRET' as const, reason: 'It names a source' };
    await shah().do('documents.raiseMarking', raise);
    await expect.poll(() => low.heard).toMatchObject([{ kind: 'changed' }]);
    expect(await listed(low, ofTip(tip))).toEqual([]);
    expect(await shah().fails('documents.raiseMarking', raise)).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'marking',
    });
  });
});

describe('a document that is kept', () => {
  it('is withdrawn with a reason, is then neither shown nor found, and comes back as it was', async () => {
    const { documentId } = await add(shah(), ofTip(tip), 'note.txt', Buffer.from('A quince orchard by the weir'));
    const found = async () => (await shah().do('search.find', { text: 'quince', limit: 10 })).hits.length;
    expect(await found()).toBe(1);
    await shah().do('documents.withdraw', { documentId, reason: 'Of another report' });
    expect(await found()).toBe(0);
    expect(await shah().fails('documents.text', { documentId, after: null, limit: 5 })).toMatchObject({
      code: 'DOCUMENT_WITHDRAWN',
    });
    expect(await shah().fails('documents.withdraw', { documentId, reason: 'Again' })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
    await shah().do('documents.restore', { documentId });
    expect(await found()).toBe(1);
    expect(
      (await shah().do('documents.get', { documentId })).changes.map(({ what, reason }) => [what, reason]),
    ).toEqual([
      ['Restored', null],
      ['Withdrawn', 'Of another report'],
      ['Added', null],
    ]);
  });

  it('leaves as a file, byte for byte, with a receipt and a line of the log as a disclosure', async () => {
    const bytes = randomBytes(3 * MiB + 5);
    const { documentId } = await add(shah(), ofTip(tip), 'a.bin', bytes);
    const saved = join(harness.folder, 'out.bin');
    const save = {
      documentId,
      saveToken: 'token-for-the-place',
      recipient: 'The lab',
      reason: 'For a report',
      legalBasis: 'cpia',
      task: 's',
    };
    const paths = { 'token-for-the-place': saved };
    const said = await shah().do('documents.save', save, { paths });
    expect(said).toEqual({ marking: 'OFFICIAL-SENSITIVE', receipt: 'EXP-26-P1-0001' });
    expect(readFileSync(saved)).toEqual(bytes);
    expect(logLines(harness, 'documents.save').at(-1)).toMatchObject({
      records: [`document:${documentId}`],
      reason: 'For a report',
    });
    expect(await shah().fails('documents.save', { ...save, legalBasis: 'because' }, { paths })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'legalBasis',
    });
  });

  it('never changes in its bytes, its digest or its name, and does not go', async () => {
    await add(shah(), ofTip(tip), 'a.txt', Buffer.from('Words'));
    for (const change of [
      "update document_row set sha256 = 'x'",
      "update document_row set name = 'x'",
      'delete from document_row',
    ])
      expect(() => harness.peek().exec(change)).toThrow();
  });
});
