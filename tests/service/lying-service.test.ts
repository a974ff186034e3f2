/** A service that has fallen into other hands asks a desk for files: it gets what the person chose, while they wait for it, and nothing else. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { piecesAhead } from '../../main/files/pieces.ts';
import { heardPiece, type Piece, pieceFrame } from '../../main/line/file-messages.ts';
import { type FilesOfDesk, filesOfDesk } from '../../main/line/files-of-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const readToken = 'token-of-the-file-that-is-imported';
const saveToken = 'token-of-the-place-that-is-saved-to';

let desk: FilesOfDesk;
let answers: Record<string, unknown>[];
let pieces: Piece[];
beforeEach(() => {
  answers = [];
  pieces = [];
  desk = filesOfDesk((frame) => {
    const piece = typeof frame === 'string' ? null : heardPiece(frame);
    if (piece === null) answers.push(JSON.parse(String(frame)) as Record<string, unknown>);
    else pieces.push(piece);
  });
  writeFileSync(at('tips.csv'), 'What the person chose to import');
  writeFileSync(at('kept.csv'), 'What is to be replaced');
  const request = (id: number, input: object, paths: Record<string, string>) =>
    desk.requested({ kind: 'request', id, verb: 'any', input, paths });
  request(1, { fileToken: readToken }, { [readToken]: at('tips.csv') });
  request(2, { saveToken }, { [saveToken]: at('kept.csv') });
});
afterEach(() => desk.end());

const answered = (answer: object) => expect.poll(() => answers).toContainEqual(expect.objectContaining(answer));
const open = (file: number, request: number, token: string) =>
  desk.hear({ kind: 'file', step: 'open', file, request, token });
const create = (file: number, request: number, token: string) =>
  desk.hear({ kind: 'file', step: 'create', file, request, token });
const read = (file: number, from: number, length: number) =>
  desk.hear({ kind: 'file', step: 'read', file, at: from, length });
const send = (file: number, from: number, text: string) =>
  desk.arrived(pieceFrame({ file, at: from, bytes: Buffer.from(text) }));

describe('the service is given nothing', () => {
  it.each([
    ['for a token that nobody chose', () => open(1, 1, '/etc/passwd-or-anything-like-it')],
    ['for the file of another request', () => open(1, 2, readToken)],
    ['to read, of a place to save to', () => open(1, 2, saveToken)],
    ['to write, of a file to import', () => create(1, 1, readToken)],
    ['for a request that was never made', () => open(1, 3, readToken)],
    [
      'for a request that has been answered',
      () => {
        desk.answered(1);
        return open(1, 1, readToken);
      },
    ],
  ])('%s', async (_, ask) => {
    expect(ask()).toBe(true);
    await answered({ step: 'failed', code: 'INPUT_INVALID' });
    read(1, 0, 10);
    send(1, 0, 'Something else');
    desk.hear({ kind: 'file', step: 'close', file: 1 });
    await answered({ step: 'closed' });
    expect(pieces).toEqual([]);
    expect(readFileSync(at('tips.csv'), 'utf8')).toBe('What the person chose to import');
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('What is to be replaced');
  });

  it('and is not believed, where it speaks of what it never asked for', async () => {
    expect(read(7, 0, 10)).toBe(false);
    expect(send(7, 0, 'Something')).toBe(false);
    expect(desk.arrived(Buffer.from('short'))).toBe(false);
    open(1, 1, readToken);
    expect(open(1, 1, readToken)).toBe(false);
    expect(send(1, 0, 'Something')).toBe(false);
    create(2, 2, saveToken);
    await answered({ file: 2, step: 'created' });
    expect(read(2, 0, 10)).toBe(false);
    expect(send(2, 5, 'Not where it belongs')).toBe(false);
    expect(desk.hear({ kind: 'file', step: 'finish', file: 2, size: 99 })).toBe(false);
  });
});

describe('what it may have', () => {
  it('is the chosen file, piece by piece, until it lets go', async () => {
    open(1, 1, readToken);
    read(1, 5, 10);
    read(1, 0, 4);
    desk.hear({ kind: 'file', step: 'close', file: 1 });
    await answered({ step: 'closed' });
    expect(answers[0]).toEqual({ kind: 'file', file: 1, step: 'opened', size: 31, extension: '.csv' });
    expect(pieces.map(({ at: place, bytes }) => [place, String(bytes)])).toEqual([
      [5, 'the person'],
      [0, 'What'],
    ]);
    expect(read(1, 0, 4)).toBe(false);
  });

  it('is written under another name until it is whole, and not at all where the line breaks before', async () => {
    create(2, 2, saveToken);
    await answered({ step: 'created' });
    send(2, 0, 'Half of');
    await answered({ step: 'written', upTo: 7 });
    expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(true);
    desk.end();
    await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('What is to be replaced');

    create(3, 2, saveToken);
    send(3, 0, 'The whole ');
    send(3, 10, 'of it');
    desk.hear({ kind: 'file', step: 'finish', file: 3, size: 15 });
    await answered({ file: 3, step: 'finished' });
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('The whole of it');
    expect(existsSync(at('tips.csv'))).toBe(true);
  });

  it('never more of at once than a desk has room for', () => {
    create(2, 2, saveToken);
    const taken = Array.from({ length: 2 * piecesAhead }, (_, n) => send(2, n, 'x'));
    expect(taken).toEqual([...Array(piecesAhead).fill(true), ...Array(piecesAhead).fill(false)]);
  });
});
