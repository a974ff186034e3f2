/** A desk that says of files what it was not asked, or not what is so: what becomes of it, and that nobody else notices. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { pieceBytes, piecesAhead } from '../../main/files/pieces.ts';
import { type FileAsked, heardPiece, type Piece, pieceFrame } from '../../main/line/file-messages.ts';
import { protocolName } from '../../main/line/frames.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { type DeskLine, folderToken, openUnit, passphrase, type Unit } from '../support/unit.ts';

const people = [
  { login: 'iqbal', roles: ['intake_officer' as const] },
  { login: 'shah', roles: ['case_officer' as const, 'supervisor' as const] },
];
/** Milliseconds that a desk may let nothing be heard. */
const patience = 1_500;
let unit: Unit;
let other: DeskLine;
beforeEach(async () => {
  unit = await openUnit(people, { limits: { patience } });
  other = unit.connect(await unit.addWorkstation('desk-02'));
  await other.signIn('iqbal');
});
afterEach(() => unit.close());

const fileToken = 'token-of-a-file-on-the-desk';
const saveToken = 'token-of-a-place-on-the-desk';

type Heard = FileAsked | { kind: 'reply'; id: number; result: Result<unknown> } | { kind: 'ready' };

/** A desk that speaks for itself: it answers the service nothing but what a test makes it say. */
async function liar() {
  const { certificate, key } = await unit.addWorkstation('desk-01');
  const socket = new WebSocket(`wss://127.0.0.1:${unit.port()}`, protocolName, {
    ca: unit.authority.certificate,
    cert: certificate,
    key,
    rejectUnauthorized: true,
  });
  const heard: Heard[] = [];
  const pieces: Piece[] = [];
  const looks: (() => void)[] = [];
  let code: number | undefined;
  socket.on('message', (data: Buffer, binary) => {
    const piece = binary ? heardPiece(data) : null;
    if (piece !== null) pieces.push(piece);
    else heard.push(JSON.parse(String(data)) as Heard);
    for (const look of looks) look();
  });
  socket.on('close', (why) => {
    code = why;
    for (const look of looks) look();
  });
  function until<T>(found: () => T | undefined): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const look = () => {
      const value = found();
      if (value !== undefined) resolve(value);
    };
    looks.push(look);
    look();
    return promise;
  }
  let id = 0;
  function begin(verb: string, input: object): number {
    id += 1;
    socket.send(JSON.stringify({ kind: 'request', id, verb, input }));
    return id;
  }
  const reply = (to: number) =>
    until(() => heard.find((message) => message.kind === 'reply' && message.id === to)) as Promise<{
      result: Result<unknown>;
    }>;
  const failedWith = async (to: number) => {
    const { result } = await reply(to);
    return result.ok ? 'done' : result.error.code;
  };
  /** The n-th time that the service asks this of a file. */
  const asked = <S extends FileAsked['step']>(step: S, n = 0) =>
    until(
      () =>
        heard.filter((message): message is FileAsked & { step: S } => message.kind === 'file' && message.step === step)[
          n
        ],
    );
  await until(() => heard.find(({ kind }) => kind === 'ready'));
  await reply(begin('vault.signIn', { folderToken, login: 'shah', passphrase }));
  return {
    heard,
    pieces,
    begin,
    failedWith,
    asked,
    until,
    look: () => begin('intake.previewFile', { fileToken, mapping: null }),
    exportAll: () =>
      begin('exports.contributions', {
        filter: {},
        saveToken,
        reason: 'Asked for by the court',
        recipient: 'A partner',
        legalBasis: 'dpa-part-3',
        task: 'export',
      }),
    say: (file: number, answer: object) => socket.send(JSON.stringify({ kind: 'file', file, ...answer })),
    piece: (file: number, at: number, bytes: Buffer) => socket.send(pieceFrame({ file, at, bytes })),
    raw: (frame: Buffer | string) => socket.send(frame),
    dropped: () => until(() => code),
    end: () => socket.terminate(),
  };
}
type Liar = Awaited<ReturnType<typeof liar>>;

const csv = Buffer.from('Ref,Received,Details\r\nA-1,20/02/2026 09:15,Two vans behind the mill\r\n');

/** A preview has been asked for, the file has been opened, and its first piece is wanted. */
async function wanted(desk: Liar, size = csv.length): Promise<FileAsked & { step: 'read' }> {
  desk.look();
  const { file } = await desk.asked('open');
  desk.say(file, { step: 'opened', size, extension: '.csv' });
  return desk.asked('read');
}

const worksOn = async () => expect(await other.ask('contributions.count', { filter: {} })).toMatchObject({ ok: true });

/** The service has dropped the line, for a lie about a file; the others go on. */
async function expectDropped(desk: Liar): Promise<void> {
  expect(await desk.dropped()).toBe(4422);
  expect(unit.events).toContainEqual({ event: 'dropped', workstation: 'desk-01', why: 'FILE' });
  await worksOn();
}

describe('a desk that lies about a file to be read is dropped, and the others go on', () => {
  it('with bytes that nobody asked for', async () => {
    const desk = await liar();
    desk.piece(1, 0, csv);
    await expectDropped(desk);
  });

  it.each([
    ['longer than asked', (desk: Liar, { file }: FileAsked) => desk.piece(file, 0, Buffer.concat([csv, csv]))],
    ['shorter than asked', (desk: Liar, { file }: FileAsked) => desk.piece(file, 0, csv.subarray(1))],
    ['of another place', (desk: Liar, { file }: FileAsked) => desk.piece(file, 1, csv)],
    ['of another file', (desk: Liar, { file }: FileAsked) => desk.piece(file + 1, 0, csv)],
    ['of no bytes', (desk: Liar, { file }: FileAsked) => desk.raw(pieceFrame({ file, at: 0, bytes: Buffer.alloc(0) }))],
    [
      'of a megabyte',
      (desk: Liar, { file }: FileAsked) => desk.raw(pieceFrame({ file, at: 0, bytes: Buffer.alloc(1024 * 1024) })),
    ],
    ['that comes twice', (desk: Liar, { file }: FileAsked) => [0, 1].map(() => desk.piece(file, 0, csv))],
  ])('with a piece %s', async (_, lie) => {
    const desk = await liar();
    lie(desk, await wanted(desk));
    await expectDropped(desk);
  });

  it.each([
    ['opened, a second time', { step: 'opened', size: 3, extension: '.csv' }],
    ['created', { step: 'created' }],
    ['written', { step: 'written', upTo: 3 }],
    ['finished', { step: 'finished' }],
    ['closed, before it was asked', { step: 'closed' }],
  ])('with the answer: %s', async (_, answer) => {
    const desk = await liar();
    const { file } = await wanted(desk);
    desk.say(file, answer);
    await expectDropped(desk);
  });

  it('with more of a file that it has let go of', async () => {
    const desk = await liar();
    const { file } = await wanted(desk);
    desk.piece(file, 0, csv);
    await desk.asked('close');
    desk.say(file, { step: 'closed' });
    await worksOn();
    desk.say(file, { step: 'closed' });
    await expectDropped(desk);
  });

  it.each([
    ['a code that means something else', { step: 'failed', code: 'PASSPHRASE_WRONG' }],
    ['a size below nothing', { step: 'opened', size: -1, extension: '.csv' }],
    ['a path', { step: 'opened', size: 3, extension: '.csv', path: '/etc/passwd' }],
    ['a path for an extension', { step: 'opened', size: 3, extension: './../x' }],
  ])('with a message of files that is none: %s', async (_, answer) => {
    const desk = await liar();
    desk.look();
    desk.say((await desk.asked('open')).file, answer);
    expect(await desk.dropped()).toBe(4400);
    await worksOn();
  });
});

describe('a desk that lies about a file to be written is dropped, and the others go on', () => {
  it.each([
    ['written, of what it was not sent', { step: 'written', upTo: 7 }],
    ['finished, before it was asked', { step: 'finished' }],
    ['created, a second time', { step: 'created' }],
    ['opened', { step: 'opened', size: 3, extension: '' }],
  ])('with the answer: %s', async (_, answer) => {
    const desk = await liar();
    desk.exportAll();
    const { file } = await desk.asked('create');
    desk.say(file, { step: 'created' });
    await desk.until(() => desk.pieces[0]);
    desk.say(file, answer);
    await expectDropped(desk);
  });

  it('with bytes for it', async () => {
    const desk = await liar();
    desk.exportAll();
    const { file } = await desk.asked('create');
    desk.piece(file, 0, csv);
    await expectDropped(desk);
  });
});

describe('a desk that is slow, or keeps silent', () => {
  it('is told that its file stopped, keeps its line, and may come too late with what it owed', async () => {
    const desk = await liar();
    const looking = desk.look();
    expect(await desk.failedWith(looking)).toBe('FILE_STALLED');
    const { file } = await desk.asked('close');
    desk.say(file, { step: 'opened', size: 3, extension: '.csv' });
    desk.say(file, { step: 'closed' });
    const again = desk.look();
    const next = await desk.asked('open', 1);
    desk.say(next.file, { step: 'opened', size: csv.length, extension: '.csv' });
    const read = await desk.asked('read');
    desk.piece(read.file, 0, csv);
    expect(await desk.failedWith(again)).toBe('done');
  });

  it('is sent a few pieces and no more, until it says that it has written them', async () => {
    const details = 'Two vans behind the mill '.repeat(80);
    const table = Array.from({ length: 1_500 }, (_, n) => `A-${n}\t20/02/2026 09:15\t${n} ${details}`);
    const pasted = { text: ['Ref\tReceived\tDetails', ...table].join('\n'), html: null };
    const { mapping } = await other.do('intake.previewFile', { pasted, mapping: null });
    expect(await other.do('intake.importFile', { pasted, mapping, dryRun: false, task: 'i' })).toMatchObject({
      imported: 1_500,
    });
    const desk = await liar();
    const exporting = desk.exportAll();
    desk.say((await desk.asked('create')).file, { step: 'created' });
    expect(await desk.failedWith(exporting)).toBe('FILE_STALLED');
    expect(desk.pieces).toHaveLength(piecesAhead);
    expect(Math.max(...desk.pieces.map(({ bytes }) => bytes.length))).toBe(pieceBytes);
    await worksOn();
  });

  it('is given a few files at once; the others are refused by name, and the rest of the unit works on', async () => {
    const desk = await liar();
    const all = Array.from({ length: 60 }, () => desk.look());
    const refused = await Promise.all(all.slice(4).map(desk.failedWith));
    expect(new Set(refused)).toEqual(new Set(['FILES_TOO_MANY']));
    await worksOn();
    expect(await Promise.all(all.slice(0, 4).map(desk.failedWith))).toEqual(Array(4).fill('FILE_STALLED'));
    expect(desk.heard.filter((message) => message.kind === 'file' && message.step === 'open')).toHaveLength(4);
  });

  it('is not given more and more to hold where it never lets go', async () => {
    const desk = await liar();
    for (let n = 0; n < 16; n += 1) {
      const looking = desk.look();
      desk.say((await desk.asked('open', n)).file, { step: 'failed', code: 'FILE_UNREADABLE' });
      expect(await desk.failedWith(looking)).toBe('FILE_UNREADABLE');
    }
    expect(await desk.failedWith(desk.look())).toBe('FILES_TOO_MANY');
    for (let file = 1; file <= 16; file += 1) desk.say(file, { step: 'closed' });
    const looking = desk.look();
    desk.say((await desk.asked('open', 16)).file, { step: 'failed', code: 'FILE_UNREADABLE' });
    expect(await desk.failedWith(looking)).toBe('FILE_UNREADABLE');
  });
});

describe('a desk that names what is not its own', () => {
  it('is asked for it itself: the desk whose token it is hears nothing', async () => {
    const paths = { [fileToken]: unit.files.config };
    await other.ask('intake.previewFile', { fileToken, mapping: null }, paths);
    const desk = await liar();
    const before = other.heard.length;
    desk.look();
    expect(await desk.asked('open')).toMatchObject({ token: fileToken });
    expect(other.heard.slice(before).filter(({ kind }) => kind !== 'changed')).toEqual([]);
  });

  it('reads nothing of the service’s machine by a path: the service asks the desk for that, too', async () => {
    const desk = await liar();
    const path = unit.files.config.slice(-60);
    const looking = desk.begin('intake.previewFile', { fileToken: path, mapping: null });
    const { file, token } = await desk.asked('open');
    expect(token).toBe(path);
    desk.say(file, { step: 'failed', code: 'FILE_UNREADABLE' });
    expect(await desk.failedWith(looking)).toBe('FILE_UNREADABLE');
  });

  it('is refused a file that says it is larger than any', async () => {
    const desk = await liar();
    const looking = desk.look();
    const { file } = await desk.asked('open');
    desk.say(file, { step: 'opened', size: Number.MAX_SAFE_INTEGER, extension: '.csv' });
    expect(await desk.failedWith(looking)).toBe('FILE_OVER_UNIT_LIMIT');
  });
});
