/** One person's session on a copy of the demonstration: calls, each of them made from the seed and its own number. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { below, chance, pick, type Random, shuffled, stream } from '../../main/demonstration/generate/random.ts';
import type { VerbEntry } from '../../preload/contract/core.ts';
import { type ErrorCode, errorCodes, failure, type Result } from '../../preload/contract/errors.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { chooser } from '../inputs/choose.ts';
import { type KnownThings, knownThings } from '../inputs/known-things.ts';
import { byScheme, type Choose, inputSchema, makeInput, withoutText } from '../inputs/make-input.ts';
import { anything, mutated } from './hostile.ts';
import { hostileDesk } from './hostile-desk.ts';
import { openUnitWorld } from './unit-world.ts';
import { accountIds, callers, signIn, soundness, startVigil, type Vigil, writeFiles } from './vigil.ts';

export interface Finding {
  seed: number;
  round: number;
  verb: VerbName;
  /** `null`: nobody is signed in. */
  who: string | null;
  what: string;
  input: unknown;
}

export interface Tally {
  calls: number;
  called: Set<VerbName>;
  accepted: Set<VerbName>;
  outcomes: Map<string, number>;
  findings: Finding[];
}

export const verbs = Object.keys(contract) as VerbName[];

/** The verb of a round: each once in as many rounds as there are verbs. */
function verbOf(seed: number, round: number): VerbName {
  const order = shuffled(stream(seed, 'verbs', Math.floor(round / verbs.length)), verbs);
  return order[round % verbs.length] ?? 'access.me';
}

interface Playing {
  vigil: Vigil;
  folder: string;
  vault: string;
  files: readonly string[];
  who: string | null;
  known: KnownThings;
  tickets: string[];
  cursors: Map<VerbName, string[]>;
  /** Tokens that were good once. */
  spent: string[];
}

const tokenFields = {
  fileToken: 'host.chooseFile',
  folderToken: 'host.chooseFolder',
  saveToken: 'host.chooseSave',
} as const;
type TokenField = keyof typeof tokenFields;

/** A token as the page gets one, or one that is not good here. */
async function tokenFor(playing: Playing, verb: VerbName, field: TokenField, random: Random): Promise<string> {
  const { vigil, folder, files, spent } = playing;
  if (spent.length > 0 && chance(random, 0.15)) return pick(random, spent);
  if (chance(random, 0.1)) return 'a-token-that-nobody-gave';
  // Making the demonstration takes as long as all of this; it has tests of its own.
  const kinds = Object.keys(tokenFields) as TokenField[];
  const given = verb === 'vault.createDemonstration' ? 'saveToken' : chance(random, 0.1) ? pick(random, kinds) : field;
  vigil.choices.file = pick(random, files);
  vigil.choices.folder = join(folder, pick(random, ['other', 'other', 'files', `new-${below(random, 1000)}`]));
  vigil.choices.save = join(folder, 'saved', pick(random, ['one.csv', 'two.csv', 'no-such-folder/three.csv']));
  const input = {
    fileToken: { purpose: pick(random, ['contributions', 'investigations']) },
    folderToken: {},
    saveToken: { purpose: 'csv', suggestedName: 'export.csv' },
  }[given];
  const chosen = await vigil.call(tokenFields[given], input);
  const token: unknown = chosen.ok ? Reflect.get(Object(chosen.value), 'token') : undefined;
  if (typeof token !== 'string') return 'a-token-of-a-file-that-is-gone';
  spent.push(token);
  return token;
}

async function inputFor(playing: Playing, verb: VerbName, random: Random): Promise<unknown> {
  const tokens = new Map<string, string>();
  for (const field of Object.keys(tokenFields) as TokenField[])
    if (Object.hasOwn(inputSchema(verb).properties ?? {}, field))
      tokens.set(field, await tokenFor(playing, verb, field, random));
  const first: Choose = ({ path }) => {
    const name = path.at(-1) ?? '';
    if (name === 'login' && verb.startsWith('vault.')) return pick(random, ['p.shah', 't.yildiz', 'nobody']);
    if (name === 'passphrase' && verb.startsWith('vault.'))
      return pick(random, ['nothing here is real', 'something else']);
    return tokens.get(name) ?? byScheme;
  };
  const filling = {
    login: playing.who ?? '',
    known: playing.known,
    guesses: Array.from({ length: 20 }, (_, at) => ({ kind: 'contribution', id: at * 11 + 1 })),
    tokens: {
      read: ['a-token-that-nobody-gave'],
      save: 'a-token-that-nobody-gave',
      backups: 'a-token-that-nobody-gave',
    },
    tickets: playing.tickets,
    cursors: playing.cursors,
    accounts: accountIds,
    me: accountIds[0] ?? 1,
    spare: accountIds,
    compartments: [1, 2, 77],
    first,
  };
  const way = random();
  if (way < 0.1) return anything(random);
  const made = makeInput(verb, chooser(filling), random);
  return way < 0.5 ? made : mutated(made, random);
}

/** A number, a version, or the name of a field. */
const harmless = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$|^\d{1,9}$/;
/** Reasons as a rule has them, with its version. */
const ofRule = /^(?:[A-Z][^.()]*\. ?)+\((?:Sign-off rule|Rule on repeats), version \d+\.\)/;

/** What is wrong with an answer, or `null`. */
function faultOf(verb: VerbName, result: Result<unknown>, folder: string): string | null {
  const entry: VerbEntry = contract[verb];
  if (result.ok) {
    if (!entry.output.safeParse(result.value).success) return 'the answer is not in the form of the contract';
    return JSON.stringify(result.value)?.includes(folder) ? 'the answer holds a path' : null;
  }
  const { code, message, next, about } = result.error;
  if (!errorCodes.includes(code)) return 'the code is not in the contract';
  if (code === 'UNEXPECTED' || code === 'ENGINE_STOPPED') return code;
  const told = failure(code as ErrorCode, about);
  if (message !== told.message || next !== told.next) return 'the sentence is not that of the contract';
  return about === undefined || verb === about || harmless.test(about) || ofRule.test(about)
    ? null
    : 'what the error is about is not a word of the product';
}

/** What is wrong with what the page was told meanwhile, or `null`. */
function faultOfEvents(vigil: Vigil, folder: string): string | null {
  const events = vigil.events.splice(0);
  const topics = events.flatMap((event) => (event.kind === 'changed' ? event.topics : []));
  if (topics.some((topic) => !/^((presence|suggestion)\/)?[a-z-]+(:\d+)?$/.test(topic)))
    return 'a change event names something else than a record';
  return JSON.stringify(events).includes(folder) ? 'an event holds a path' : null;
}

const patience = 60_000;
const late = Symbol('no answer');

async function inTime<T>(work: Promise<T>): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof late>((done) => {
    timer = setTimeout(() => done(late), patience);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** The vault that everybody's session is on was closed, or another was opened: back to where the session began. */
async function backAgain(playing: Playing, verb: VerbName, result: Result<unknown>): Promise<void> {
  const opened = ['vault.create', 'vault.signIn', 'vault.recover'].includes(verb) && result.ok;
  if (opened) await playing.vigil.call('vault.lock', {});
  if (!opened && !(verb === 'vault.lock' && result.ok)) return;
  if (playing.who !== null) await signIn(playing.vigil, playing.vault, playing.who);
}

async function playRound(playing: Playing, seed: number, round: number, tally: Tally): Promise<void> {
  const { vigil, folder, who, known } = playing;
  const random = stream(seed, 'fuzz', round);
  const verb = verbOf(seed, round);
  const input = await inputFor(playing, verb, random);
  const asked = withoutText(verb, input);
  const report = (what: string) => tally.findings.push({ seed, round, verb, who, what, input: asked });
  tally.calls += 1;
  tally.called.add(verb);
  vigil.events.splice(0);
  const result = await inTime(vigil.call(verb, input));
  if (result === late) {
    report('no answer within a minute');
    return;
  }
  const code = result.ok ? 'OK' : result.error.code;
  tally.outcomes.set(code, (tally.outcomes.get(code) ?? 0) + 1);
  const fault = faultOf(verb, result, folder) ?? faultOfEvents(vigil, folder);
  if (fault !== null) report(fault);
  if (vigil.crashes > 0) {
    report('the engine ended');
    vigil.crashes = 0;
  }
  if (result.ok) {
    tally.accepted.add(verb);
    if (fault === null) known.learn(verb, who ?? '', input, result.value);
    const { next, ticket } = Object(result.value) as { next?: unknown; ticket?: unknown };
    if (typeof next === 'string') playing.cursors.set(verb, [...(playing.cursors.get(verb) ?? []), next]);
    if (typeof ticket === 'string') playing.tickets.push(ticket);
  }
  await backAgain(playing, verb, result);
}

/** Records to speak of, from what the person sees first. */
async function lookAround({ vigil, known, who }: Playing): Promise<void> {
  const questions: [VerbName, unknown][] = [
    ['contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 40 }],
    ['investigations.list', {}],
    ['investigations.get', { id: 1 }],
    ['investigations.myActions', { after: null, limit: 50 }],
  ];
  for (const [verb, input] of questions) {
    const result = await vigil.call(verb, input);
    if (result.ok) known.learn(verb, who ?? '', input, result.value);
  }
}

export interface Session {
  number: number;
  rounds: readonly number[];
}

/** Plays the rounds of one session on a copy of `template`, then looks whether everything is sound. */
export async function playSession(
  { template, line }: { template: string; line: boolean },
  folder: string,
  seed: number,
  { number, rounds }: Session,
  tally: Tally,
): Promise<void> {
  const unit = line ? await openUnitWorld(folder, template) : null;
  const vault = unit?.place ?? join(folder, 'vault');
  if (unit === null) cpSync(template, vault, { recursive: true });
  const hostile = unit === null ? null : await hostileDesk(unit);
  cpSync(template, join(folder, 'other'), { recursive: true });
  mkdirSync(join(folder, 'saved'));
  const files = writeFiles(join(folder, 'files'));
  const who = callers[number % callers.length] ?? null;
  const vigil = startVigil(folder, unit);
  const known = knownThings();
  const playing: Playing = { vigil, folder, vault, files, who, known, tickets: [], cursors: new Map(), spent: [] };
  const last = { seed, round: rounds.at(-1) ?? 0, verb: 'vault.verify', who, input: null } as const;
  try {
    if (who !== null) {
      const opened = await signIn(vigil, vault, who);
      if (!opened.ok) throw new Error(`${who} is not let in: ${opened.error.code}`);
      await lookAround(playing);
    }
    for (const round of rounds) {
      await playRound(playing, seed, round, tally);
      const what = hostile === null ? null : await inTime(hostile.strike(stream(seed, 'strike', round)));
      if (what !== null)
        tally.findings.push({ ...last, round, what: what === late ? 'the honest desk is not answered' : what });
    }
  } finally {
    hostile?.end();
    await vigil.end();
    await unit?.end();
  }
  if (vigil.crashes > 0) tally.findings.push({ ...last, what: 'the engine did not end in order' });
  const sound = await soundness(unit?.vault ?? vault);
  if (sound !== 'sound') tally.findings.push({ ...last, what: `after the session the vault is not sound: ${sound}` });
}
