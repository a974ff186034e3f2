/** The actions of an investigation: who was asked for what, by when, and what came of it. */
import type { InvestigationKind } from '../../../preload/contract/vocabulary.ts';
import { ownersOf } from '../people.ts';
import { type Task, tasks } from './action-words.ts';
import { day, hour, iso, isoDay, nextWorkTime, workTime } from './calendar.ts';
import { type CaseWords, inWords, pickInWords, severalOf } from './case-words.ts';
import { moment, type Span } from './moments.ts';
import { between, chance, chooser, pick, type Random, stream } from './random.ts';
import type { SampleAction } from './sample.ts';

const weighed = chooser([
  ['H', 3],
  ['M', 5],
  ['L', 2],
] as const);
const past = chooser([
  ['filed', 7],
  ['resulted', 0.8],
  ['in_progress', 1],
  ['allocated', 0.5],
  ['cancelled', 0.4],
] as const);
const present = chooser([
  ['raised', 2],
  ['allocated', 4],
  ['in_progress', 2],
  ['resulted', 1],
] as const);
const settled = chooser([
  ['filed', 9],
  ['cancelled', 1],
] as const);
/** States from which an action has a result. */
const withResult: ReadonlySet<SampleAction['state']> = new Set(['resulted', 'filed']);

export interface WorkedCase {
  kind: InvestigationKind;
  words: CaseWords;
  owner: string;
  supervisor: string;
  compartment: string | null;
  closed: boolean;
  /** Milliseconds. */
  stoppedAt: number | null;
}

const fits = ({ title, results, kinds, afterStop }: Task, { kind, words, stoppedAt }: WorkedCase): boolean =>
  (afterStop === undefined || stoppedAt !== null) &&
  kinds?.includes(kind) !== false &&
  inWords(title, words) !== null &&
  results.some((result) => inWords(result, words) !== null);

/** When it was begun, got its result and was filed, while an office is staffed; `until`: the end of the sample or of the case. */
function course(title: string, at: number, state: SampleAction['state'], until: number): SampleAction['course'] {
  const random = stream(1, title, Math.floor(at / hour) % 1_000_000);
  const within = (from: number, to: number) =>
    Math.max(at, workTime(Math.min(from + random() * Math.max(0, to - from), until), random()));
  const begun = Math.min(nextWorkTime(at + between(random, 2, 40) * hour, random()), until);
  // A result that waits to be filed was given in the last days.
  const resulted = state === 'resulted' ? within(until - 6 * day, until) : within(begun + day, begun + 20 * day);
  const over = Math.min(nextWorkTime(resulted + between(random, 2, 60) * hour, random()), until);
  const told = state === 'resulted' || state === 'filed';
  return {
    startedAt: state === 'in_progress' || told ? iso(Math.min(begun, resulted)) : null,
    resultedAt: told ? iso(resulted) : null,
    overAt: state === 'filed' || state === 'cancelled' ? iso(over) : null,
  };
}

/**
 * In order of time; none is asked for twice in a case. Some are overdue: due before the end of the sample and not done. A closed
 * investigation has none left to do.
 */
export function actionList(random: Random, span: Span, of: WorkedCase): SampleAction[] {
  const { owner, supervisor, compartment, closed, words } = of;
  const stopped = of.stoppedAt ?? span.to;
  const officers = ownersOf(compartment);
  const wanted = tasks.filter((task) => fits(task, of));
  return severalOf(random, wanted, between(random, 3, 9))
    .map(({ title, results, afterStop }): SampleAction => {
      const at = moment(random, afterStop ? { ...span, from: stopped } : { ...span, to: stopped });
      const recent = span.to - at < 30 * day;
      const state = closed ? settled(random) : recent ? present(random) : past(random);
      return {
        at: iso(at),
        title: inWords(title, words) ?? title,
        result: withResult.has(state) ? pickInWords(random, results, words) : null,
        due: isoDay(at + between(random, 2, 28) * day),
        state,
        course: course(title, at, state, span.to),
        by: chance(random, 0.5) ? owner : supervisor,
        allocatedTo: state === 'raised' ? null : chance(random, 0.6) ? owner : pick(random, officers),
        priority: weighed(random),
      };
    })
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}
