/** The two worlds of one round, and what people outside have learned so far, which is the same in both. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pick, type Random } from '../../main/demonstration/generate/random.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { chooser, type Filling } from '../inputs/choose.ts';
import { changeIds } from '../inputs/id-kinds.ts';
import { type KnownThings, knownThings, type Meets, ofOnePerson } from '../inputs/known-things.ts';
import { everybody, type Person, spare } from './cast.ts';
import { type Numbering, normalised, normalisedTopics, numbering } from './normalise.ts';
import { playOpening } from './opening.ts';
import { entryOf } from './verbs.ts';
import { type Answer, type Files, makeTemplate, openWorld, tokensOf, type World } from './world.ts';

export interface Side {
  world: World;
  ids: Numbering;
}

export interface Stage {
  full: Side;
  bare: Side;
  known: KnownThings;
  /** What people inside know of beyond that: in the full world only. */
  hidden: KnownThings;
  files: Files;
  /** Words of an answer that are handed back later, as the full world and the bare one gave them. */
  counterparts: Map<string, string>;
  tickets: Map<string, string[]>;
  cursors: Map<VerbName, string[]>;
  clock: number;
  close(): Promise<void>;
}

/** The vault that every world is a copy of. */
export interface Template {
  folder: string;
  files: Files;
  ids: Numbering;
  known: KnownThings;
  clock: number;
}

const begin = Date.parse('2026-03-09T10:00:00.000Z');
const minute = 60_000;

/** Makes the vault and plays the opening on it. */
export async function prepare(folder: string, files: Files, people: readonly Person[] = everybody): Promise<Template> {
  const place = join(folder, 'template');
  const now = (clock: number) => new Date(clock).toISOString();
  await makeTemplate(place, now(begin), people);
  const world = await openWorld(place, files, now(begin), people);
  const [ids, known] = [numbering(), knownThings()];
  let clock = begin;
  await playOpening(async (login, verb, input) => {
    clock += minute;
    world.setClock(now(clock));
    const { result } = await world.ask(login, verb, input);
    if (!result.ok) throw new Error(`the opening does not play: ${verb} by ${login}: ${result.error.code}`);
    normalised(verb, result.value, ids);
    known.learn(verb, login, input, result.value);
    return result.value as never;
  });
  await world.close();
  return { folder: place, files, ids, known, clock };
}

/** Names contributions that others recorded, and makes none. */
const namesOthers: readonly VerbName[] = ['linking.waiveEarlierReports'];

/**
 * People inside see open records too; theirs is what they made themselves. An answer to one of their deeds may name what everybody
 * knows of: undoing a link between an open contribution and their investigation does.
 */
const madeInside =
  (known: KnownThings): Meets =>
  (verb, kind, id) => {
    const makes =
      ['collection', 'combination', 'alteration'].includes(entryOf(verb).processing) && !namesOthers.includes(verb);
    const own = ofOnePerson.has(kind) && kind !== 'change';
    return own || (makes && known.find(kind, id) === undefined);
  };

export async function openStage(template: Template, folder: string, open: typeof openWorld): Promise<Stage> {
  const now = new Date(template.clock).toISOString();
  const side = async (name: string): Promise<Side> => {
    const place = join(folder, name);
    cpSync(template.folder, place, { recursive: true });
    const own: Files = { read: template.files.read, folder: join(folder, `${name}-saved`) };
    mkdirSync(own.folder);
    return { world: await open(place, own, now), ids: template.ids.copy() };
  };
  const [full, bare] = [await side('full'), await side('bare')];
  const known = template.known.copy();
  return {
    full,
    bare,
    known,
    hidden: knownThings([], madeInside(known)),
    files: template.files,
    counterparts: new Map(),
    tickets: new Map(),
    cursors: new Map(),
    clock: template.clock,
    async close() {
      await full.world.close();
      await bare.world.close();
    },
  };
}

/** Both clocks go on; now and then they do not, so that things come in the same millisecond. */
export function passTime(stage: Stage, random: Random): void {
  stage.clock += pick(random, [0, 0, 1, minute, 60 * minute]);
  for (const { world } of [stage.full, stage.bare]) world.setClock(new Date(stage.clock).toISOString());
}

const accounts = everybody.map((_, at) => at + 1);
const spares = everybody.flatMap(({ login }, at) => (login === spare.login ? [at + 1] : []));
/** Of shah alone, and the closed one. */
const compartments = [1, 2];

export function fill(stage: Stage, login: string, more: Partial<Filling>): ReturnType<typeof chooser> {
  return chooser({
    login,
    known: stage.known,
    guesses: stage.hidden.all(),
    tokens: tokensOf(stage.files),
    tickets: stage.tickets.get(login) ?? [],
    cursors: stage.cursors,
    accounts,
    me: everybody.findIndex((person) => person.login === login) + 1,
    spare: spares,
    compartments,
    ...more,
  });
}

/** A number that nobody outside was shown stands for nothing in the bare world. */
const nothing = 2_000_000;

/** The input of the full world as somebody in the bare world would give it. */
export function forBare(stage: Stage, verb: VerbName, input: unknown): unknown {
  const numbers = changeIds(verb, 'input', input, (kind, id) => {
    const number = stage.full.ids.known(kind, id);
    return (number === undefined ? undefined : stage.bare.ids.idOf(kind, number)) ?? nothing + id;
  });
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return stage.counterparts.get(part) ?? part;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, walk(one)]));
  };
  return walk(numbers);
}

/** Everything that an answer tells, as it is compared. */
export function told(side: Side, verb: VerbName, { result, file }: Answer) {
  return {
    answer: result.ok
      ? normalised(verb, result.value, side.ids)
      : { code: result.error.code, about: result.error.about },
    file,
  };
}

/** Everything that these people's windows were told meanwhile. */
export function overheard(side: Side, people: readonly Person[], verb: VerbName) {
  // A backup counts the pages of the store: see normalise.ts, 4.
  const heard = (login: string) =>
    side.world.heard(login).filter(({ kind }) => kind !== 'progress' || !verb.startsWith('vault.backUp'));
  return Object.fromEntries(
    people.map(({ login }) => [
      login,
      heard(login).map((message) => {
        if (message.kind === 'changed') return normalisedTopics(message.topics, side.ids);
        if (message.kind === 'progress') return [message.task, message.done, message.total, message.note];
        return message.kind;
      }),
    ]),
  );
}

/** Keeps words that are handed back later: cursors and tickets. */
export function keepWords(stage: Stage, login: string, verb: VerbName, full: unknown, bare: unknown): void {
  for (const field of ['next', 'ticket']) {
    const [one, other] = [full, bare].map((value) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined,
    );
    if (typeof one !== 'string' || typeof other !== 'string') continue;
    stage.counterparts.set(one, other);
    if (field === 'ticket') stage.tickets.set(login, [...(stage.tickets.get(login) ?? []), one]);
    else stage.cursors.set(verb, [...(stage.cursors.get(verb) ?? []), one]);
  }
}
