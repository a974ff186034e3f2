/** What is done in the full world only: casework of people inside, by any verb, on records that nobody outside may know of. */
import { chance, pick, type Random } from '../../main/demonstration/generate/random.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { operations } from '../inputs/fiction.ts';
import { byScheme, type Choose, makeInput } from '../inputs/make-input.ts';
import { inside, outside, type Person } from './cast.ts';
import { fill, type Stage } from './stage.ts';
import { fromInside, lookAt, may, needsVersion } from './verbs.ts';

/**
 * By what it is hidden: a closed circle or a marking above everybody's clearance; that the viewer has no casework role; or that
 * only the officer who took a contribution, and those whom they named, may know its source.
 */
export type HiddenBy = 'circle or marking' | 'role' | 'sealed source';

export interface HiddenCounts {
  accepted: Map<VerbName, number>;
}

const closedCompartment = 2;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Verbs by which something hidden may name a contribution that everybody sees. */
const mayNameOpen: readonly VerbName[] = ['linking.decide', 'investigations.addEvent', 'investigations.raiseAction'];

/** Keeps what is made behind need to know. Open contributions are linked to it too: nobody is told of that until its people tell. */
function behindNeedToKnow(stage: Stage, login: string, random: Random): Choose {
  const inCircle = chance(random, 0.6);
  const open = (verb: VerbName, kind: string) => stage.known.pick({ verb, login, kind, beside: {} }, random)?.id;
  return ({ verb, path, beside, nullable }) => {
    const name = path.at(-1);
    // A file has no marking of its own.
    if (name === 'compartmentId')
      return inCircle || verb === 'intake.importFile' ? closedCompartment : nullable ? null : undefined;
    // No name is taken twice; people outside try the first words of these.
    if (name === 'operation') return `${pick(random, operations)} ${pick(random, letters)}${pick(random, letters)}`;
    if (name === 'channel') return pick(random, ['hotline', 'online', 'email']);
    if (name === 'marking') return inCircle ? 'OFFICIAL-SENSITIVE' : 'TOP SECRET';
    if (name === 'contributionId' && mayNameOpen.includes(verb) && chance(random, 0.4))
      return open(verb, 'contribution') ?? null;
    const isOpen = stage.hidden.find('contribution', beside.contributionId) === undefined;
    if (name === 'investigationId' && verb === 'linking.decide' && !isOpen && chance(random, 0.3))
      return open(verb, 'investigation');
    return byScheme;
  };
}

async function play(stage: Stage, login: string, verb: VerbName, choose: Choose, random: Random, counts: HiddenCounts) {
  const ask = async (asked: VerbName, input: unknown) => {
    const { result } = await stage.full.world.ask(login, asked, input);
    if (!result.ok) return;
    stage.hidden.learn(asked, login, input, result.value);
    counts.accepted.set(asked, (counts.accepted.get(asked) ?? 0) + 1);
  };
  let input = makeInput(verb, choose, random);
  const id: unknown = Reflect.get(Object(input), 'id');
  if (needsVersion(verb) && typeof id === 'number') {
    const look = lookAt[verb.startsWith('intake.') ? 'contribution' : 'investigation'];
    if (look !== undefined) await ask(look, { id });
    const kind = verb.startsWith('intake.') ? 'contribution' : 'investigation';
    input = { ...Object(input), version: stage.hidden.find(kind, id)?.version ?? 1 };
  }
  await ask(verb, input);
}

type Preset = Readonly<Record<string, unknown>>;

/** Enough is held behind need to know for what is said outside to meet it. */
const opening: readonly [login: string, verb: VerbName, preset?: Preset][] = [
  ['mason', 'investigations.open'],
  ['mason', 'investigations.addSubject'],
  ['teal', 'investigations.addIdentifier', { kind: 'phone' }],
  ['teal', 'investigations.addIdentifier', { kind: 'vrm' }],
  ['teal', 'investigations.open'],
  ['teal', 'investigations.addIdentifier', { kind: 'phone' }],
  ['wren', 'intake.record', { receivedAt: '2026-03-08T12:00:00.000Z' }],
  ['mason', 'intake.record', { receivedAt: '2026-03-08T12:00:00.000Z' }],
  // Of somebody whom contributions name that everybody sees.
  ['wren', 'intake.record', { text: 'Tobin Larkrise again, with the white van behind the hall.' }],
  ['mason', 'intake.record', { text: 'Tobyn Larkrise rang from 07700 900187 about the white van.' }],
  ['teal', 'linking.decide'],
];

async function actInside(
  stage: Stage,
  login: string,
  verb: VerbName,
  random: Random,
  counts: HiddenCounts,
  preset: Preset = {},
) {
  const hide = behindNeedToKnow(stage, login, random);
  const first: Choose = (field, own) => preset[field.path.at(-1) ?? ''] ?? hide(field, own);
  const choose = fill(stage, login, { known: stage.hidden, guesses: [], first });
  await play(stage, login, verb, choose, random, counts);
}

/** What is hidden before anybody outside asks. */
export async function hideFirst(stage: Stage, by: HiddenBy, random: Random, counts: HiddenCounts): Promise<void> {
  if (by === 'sealed source') return;
  for (const [login, verb, preset] of opening) await actInside(stage, login, verb, random, counts, preset);
}

/** One more deed, between two questions from outside. */
export async function hideMore(stage: Stage, by: HiddenBy, random: Random, counts: HiddenCounts): Promise<void> {
  if (by === 'sealed source') return;
  const everybodys = by === 'role' && chance(random, 0.5);
  const people: readonly Person[] = everybodys
    ? outside.filter(({ roles }) => !roles.includes('administrator'))
    : inside;
  const person = pick(random, people);
  const verb = pick(
    random,
    fromInside.filter((one) => may(person, one)),
  );
  if (!everybodys) await actInside(stage, person.login, verb, random, counts);
  // To somebody without a casework role, all casework is hidden.
  else await play(stage, person.login, verb, fill(stage, person.login, {}), random, counts);
}

/** Who asks from outside, by what is hidden from them. */
export function viewers(by: HiddenBy): readonly Person[] {
  if (by === 'role') return outside.filter(({ roles }) => roles.includes('administrator'));
  if (by === 'sealed source') return outside.filter(({ login }) => login !== 'shah');
  return outside;
}
