/** One round: two worlds that differ in what is hidden, and some twenty-five calls that must not tell which is which. */
import { chance, pick, type Random, shuffled, stream } from '../../main/demonstration/generate/random.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { contacts } from '../inputs/fiction.ts';
import { kindOf } from '../inputs/id-kinds.ts';
import type { Thing } from '../inputs/known-things.ts';
import { makeInput, withoutText } from '../inputs/make-input.ts';
import type { Person } from './cast.ts';
import { type HiddenBy, type HiddenCounts, hideFirst, hideMore, viewers } from './hidden.ts';
import { firstDifference } from './normalise.ts';
import type { Ask, Sequence } from './sequences.ts';
import { fill, forBare, keepWords, openStage, overheard, passTime, type Stage, type Template, told } from './stage.ts';
import { entryOf, fromOutside, lookAt, may, needsVersion, questionsAbout, questionsAtLarge } from './verbs.ts';
import type { openWorld } from './world.ts';

export interface Finding {
  seed: number;
  round: number;
  /** Of the round, from 1. */
  call: number;
  verb: VerbName;
  who: string;
  hiddenBy: HiddenBy;
  /** The first field that differs. */
  where: string;
  /** How each world answered: `OK` or a code. */
  outcomes: { full: string; bare: string };
  input: unknown;
}

export interface Tally extends HiddenCounts {
  /** Verbs whose turn it is, where only these are still to be accepted. */
  wanted: readonly VerbName[];
  calls: number;
  outcomes: Map<string, number>;
  findings: Finding[];
  /** Shown both answers of a finding, whole: they are fictional. */
  show: (finding: Finding, full: unknown, bare: unknown) => void;
}

const callsEach = 25;
/** Of them, verbs that have their turn, as a rule; the others ask about what was done. */
const turnsEach = 10;
/** Asked about each record that was made. */
const questionsEach = 2;

interface Playing {
  stage: Stage;
  random: Random;
  seed: number;
  round: number;
  by: HiddenBy;
  people: readonly Person[];
  tally: Tally;
  hidden: HiddenCounts;
  calls: number;
  /** Questions still to be asked about what was just made. */
  open: number;
  /** Verbs that have had their turn. */
  turns: number;
  /** The next page of a list that was begun. */
  more: { who: string; verb: VerbName; input: unknown } | null;
  /** What the full world answered last, where both agreed. */
  answer: unknown;
}

/** Asks both worlds the same; `false` once they have answered differently, since everything after that would differ too. */
async function call(playing: Playing, who: string, verb: VerbName, input: unknown): Promise<boolean> {
  const { stage, tally } = playing;
  playing.answer = null;
  playing.calls += 1;
  tally.calls += 1;
  const other = forBare(stage, verb, input);
  const answers = {
    full: await stage.full.world.ask(who, verb, input),
    bare: await stage.bare.world.ask(who, verb, other),
  };
  await stage.full.world.renew();
  await stage.bare.world.renew();
  const is = { ...told(stage.full, verb, answers.full), windows: overheard(stage.full, playing.people, verb) };
  const was = { ...told(stage.bare, verb, answers.bare), windows: overheard(stage.bare, playing.people, verb) };
  const code = ({ result }: (typeof answers)['full']) => (result.ok ? 'OK' : result.error.code);
  const outcomes = { full: code(answers.full), bare: code(answers.bare) };
  tally.outcomes.set(outcomes.full, (tally.outcomes.get(outcomes.full) ?? 0) + 1);
  const where = firstDifference(is, was);
  if (where !== null) {
    const { seed, round, calls, by } = playing;
    const asked = withoutText(verb, input);
    const finding = { seed, round, call: calls, verb, who, hiddenBy: by, where, outcomes, input: asked };
    tally.findings.push(finding);
    tally.show(finding, is, was);
    return false;
  }
  if (answers.full.result.ok && answers.bare.result.ok) {
    tally.accepted.set(verb, (tally.accepted.get(verb) ?? 0) + 1);
    playing.answer = answers.full.result.value;
    stage.known.learn(verb, who, input, answers.full.result.value);
    const { next: after } = Object(answers.full.result.value) as { next?: unknown };
    if (typeof after === 'string') playing.more = { who, verb, input: { ...Object(input), after } };
    if (entryOf(verb).processing === 'collection') playing.open = questionsEach;
    keepWords(stage, who, verb, answers.full.result.value, answers.bare.result.value);
  }
  return true;
}

/** Who has what these need: investigations that contributions of others have to do with, something in the inbox, a picture that is awaited. */
const doers: Partial<Record<VerbName, readonly string[]>> = {
  'linking.tellRecorder': ['reed', 'shah'],
  'charts.writePicture': ['reed', 'hurst', 'adeyemi'],
  'inbox.seen': ['hurst'],
  'inbox.answer': ['hurst'],
  'inbox.snooze': ['hurst', 'kowal'],
};

function whoAsks({ people, random, stage }: Playing, verb: VerbName): string {
  // A ticket is good for whom it was given to.
  const holders = people.filter(({ login }) => stage.tickets.has(login));
  if (verb === 'exports.redeemPrint' && holders.length > 0) return pick(random, holders).login;
  const allowed = people.filter((person) => may(person, verb) && (doers[verb]?.includes(person.login) ?? true));
  return pick(random, allowed.length > 0 && chance(random, 0.93) ? allowed : people).login;
}

/** Looks at the record before it is changed, as a screen does, so that the version is the one that stands. */
async function ask(playing: Playing, verb: VerbName, about?: Thing): Promise<boolean> {
  const { stage, random } = playing;
  const who = whoAsks(playing, verb);
  const input = makeInput(verb, fill(stage, who, about === undefined ? {} : { about }), random);
  const id: unknown = Reflect.get(Object(input), 'id');
  if (!needsVersion(verb) || typeof id !== 'number') return call(playing, who, verb, input);
  const kind = kindOf(verb, 'input', ['id'], {});
  const look = lookAt[kind];
  if (look !== undefined && !(await call(playing, who, look, { id }))) return false;
  const version = stage.known.find(kind, id)?.version;
  return call(playing, who, verb, version === null || version === undefined ? input : { ...Object(input), version });
}

/** What somebody asks next: of what was just done more often than of anything else. */
async function next(playing: Playing): Promise<boolean> {
  const { stage, random, by, people, more, seed, round } = playing;
  const { wanted } = playing.tally;
  const verb = wanted[playing.turns % Math.max(1, wanted.length)] ?? inTurn(seed, round * turnsEach + playing.turns);
  if (more !== null && chance(random, 0.8)) {
    playing.more = null;
    return call(playing, more.who, more.verb, more.input);
  }
  // What chance has left out is all that such a round is for.
  if (wanted.length > 0 && chance(random, 0.85)) {
    playing.turns += 1;
    return ask(playing, verb);
  }
  const about = stage.known.last();
  if (about !== undefined && chance(random, playing.open > 0 ? 0.75 : 0.2)) {
    playing.open -= 1;
    return ask(playing, pick(random, questionsAbout(about.kind)), about);
  }
  const holder = people.find(({ login }) => stage.tickets.has(login));
  if (holder !== undefined && chance(random, 0.2)) return ask(playing, 'exports.redeemPrint');
  if (chance(random, 0.2)) return ask(playing, pick(random, questionsAtLarge));
  if (chance(random, by === 'sealed source' ? 0.35 : 0.2)) return ask(playing, 'intake.record');
  playing.turns += 1;
  return ask(playing, verb);
}

/** Takes half a second and reads nothing of the vault. */
const slow: VerbName = 'accuracy.measure';
const slowEvery = 6;

/** Each verb has its turn once in as many calls as there are verbs, whatever the round; the slow one more rarely. */
function inTurn(seed: number, number: number): VerbName {
  const cycle = Math.floor(number / fromOutside.length);
  if (cycle % slowEvery !== 0) {
    const others = fromOutside.filter((verb) => verb !== slow);
    return shuffled(stream(seed, 'turns', cycle), others)[number % others.length] ?? 'access.me';
  }
  const order = shuffled(stream(seed, 'turns', cycle), fromOutside);
  return order[number % fromOutside.length] ?? 'access.me';
}

/** Both worlds hold the contribution and its sealed source; only in one is the contact that others try. */
async function sealSource({ stage, random, hidden }: Playing): Promise<void> {
  const form = { channel: 'hotline', text: 'A neighbour who will not be named.' };
  const record = (sourceContact: string) => ({ form: { ...form, sourceContact }, draftId: null });
  const [full, bare] = [pick(random, contacts), '07700 900999'];
  const { result } = await stage.full.world.ask('shah', 'intake.record', record(full));
  const { result: other } = await stage.bare.world.ask('shah', 'intake.record', record(bare));
  for (const { world } of [stage.full, stage.bare]) world.heard('shah');
  if (!result.ok || !other.ok) throw new Error('the sealed source was not taken');
  told(stage.full, 'intake.record', { result, file: null });
  told(stage.bare, 'intake.record', { result: other, file: null });
  hidden.accepted.set('intake.record', (hidden.accepted.get('intake.record') ?? 0) + 1);
}

/** Plays the round of that number; the same seed and number always play the same one. */
export async function playRound(
  template: Template,
  folder: string,
  seed: number,
  round: number,
  tally: Tally,
  hidden: HiddenCounts,
  open: typeof openWorld,
  sequence?: Sequence,
): Promise<void> {
  const random = stream(seed, 'two worlds', round);
  const by: HiddenBy = pick(random, [
    ...Array.from({ length: 15 }, () => 'circle or marking' as const),
    ...Array.from({ length: 4 }, () => 'sealed source' as const),
    'role' as const,
  ]);
  const stage = await openStage(template, folder, open);
  const playing: Playing = {
    stage,
    random,
    seed,
    round,
    by,
    people: viewers(by),
    tally,
    hidden,
    calls: 0,
    open: 0,
    turns: 0,
    more: null,
    answer: null,
  };
  try {
    await hideFirst(stage, by, random, hidden);
    if (by === 'sealed source') await sealSource(playing);
    if (sequence !== undefined) {
      const ask: Ask = async (who, verb, input) => {
        passTime(stage, random);
        return (await call(playing, who, verb, input)) ? (playing.answer as never) : null;
      };
      return await sequence(ask);
    }
    while (playing.calls < callsEach) {
      passTime(stage, random);
      if (chance(random, 0.35)) await hideMore(stage, by, random, hidden);
      if (!(await next(playing))) return;
    }
  } finally {
    await stage.close();
  }
}
