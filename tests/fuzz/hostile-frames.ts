/** What a desk that has a certificate, and no manners, might send: messages of the line with faults, and frames that hold none. */
import { randomUUID } from 'node:crypto';
import { below, between, chance, pick, type Random } from '../../main/demonstration/generate/random.ts';
import type { DeskSession } from '../../main/engine/protocol.ts';
import { pieceFrame } from '../../main/line/file-messages.ts';
import { newEntryKeys, sealEntry } from '../../main/vault/sealed-entry.ts';
import { contract } from '../../preload/contract/index.ts';
import { mutated } from './hostile.ts';

/** What another desk has, as if it had been overheard. */
export interface Overheard {
  session: DeskSession;
  /** The key of a request that was done. */
  key: string;
}

export type Frame = string | Buffer | 'pings' | 'half a frame';

const verbs = Object.keys(contract);
const token = () => randomUUID().repeat(2).slice(0, 43);

function entry(random: Random, { session }: Overheard): string {
  const seal = chance(random, 0.3) ? session.seal : { ...session.seal, secret: newEntryKeys().secret };
  const content = {
    key: randomUUID(),
    verb: pick(random, ['intake.record', 'intake.saveDraft', 'access.changePerson', pick(random, verbs)]),
    input: mutated({ form: { kind: 'tip', channel: 'hotline', text: 'Two vans' }, draftId: null }, random),
  };
  const plain = JSON.parse(textOf(content) || '{}') as typeof content;
  const sealed = sealEntry({ seq: between(random, 1, 99), at: session.now, what: 'contribution' }, plain, seal);
  const text = JSON.stringify(sealed);
  const at = below(random, text.length);
  return chance(random, 0.4) ? `${text.slice(0, at)}A${text.slice(at + 1)}` : text;
}

const messages: readonly ((random: Random, overheard: Overheard) => unknown)[] = [
  (random, { key }) => ({
    kind: 'request',
    id: between(random, 1, 20),
    verb: pick(random, verbs),
    input: chance(random, 0.5) ? {} : { id: between(random, 1, 40) },
    ...(chance(random, 0.3) ? { key: chance(random, 0.5) ? key : randomUUID() } : {}),
  }),
  (random, { session }) => ({
    kind: 'resume',
    login: pick(random, [session.login, 'p.shah', 'nobody']),
    token: chance(random, 0.5) ? session.token : token(),
  }),
  (random, overheard) => ({
    kind: 'deliver',
    id: between(random, 1, 20),
    entry: entry(random, overheard),
    ...(chance(random, 0.5) ? { read: true } : {}),
  }),
  (random) => ({ kind: 'cancel', id: between(random, 1, 20) }),
  () => ({ kind: 'close' }),
  (random) => ({
    kind: 'file',
    file: between(random, 1, 5),
    ...pick(random, [
      { step: 'opened', size: 3, extension: '.csv' },
      { step: 'created' },
      { step: 'written', upTo: 3 },
      { step: 'finished' },
      { step: 'failed', code: 'FILE_UNREADABLE' },
      { step: 'closed' },
    ]),
  }),
];

/** Deeper than any stack: reading it takes none, and what follows may. */
const deep = (random: Random) => {
  const depth = between(random, 1_000, 300_000);
  const input = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const key = chance(random, 0.7) ? `,"key":"${randomUUID()}"` : '';
  return `{"kind":"request","id":1,"verb":"${pick(random, verbs)}","input":{"form":${input}}${key}}`;
};

/** What JSON has no word for is left out. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

function oneFrame(random: Random, overheard: Overheard): Frame {
  const way = below(random, 20);
  if (way === 0) return Buffer.from(Array.from({ length: between(random, 0, 300) }, () => below(random, 256)));
  if (way === 1)
    return pieceFrame({ file: between(random, 1, 3), at: below(random, 2 ** 31), bytes: Buffer.alloc(64) });
  if (way === 2) return 'pings';
  if (way === 3) return 'half a frame';
  if (way === 4) return deep(random);
  const message = pick(random, messages)(random, overheard);
  const text = textOf(way < 10 ? mutated(message, random) : message);
  if (way === 7) return text.slice(0, below(random, text.length));
  if (way === 5) return `[${text},${text}]`;
  return way === 6 ? Buffer.from(text) : text;
}

/** A few, some of them more than once, in no order. */
export function framesOf(random: Random, overheard: Overheard): Frame[] {
  const some = Array.from({ length: between(random, 1, 5) }, () => oneFrame(random, overheard));
  if (chance(random, 0.3)) some.push(...some);
  return chance(random, 0.3) ? some.toReversed() : some;
}
