/** The actions of an investigation: who was asked for what, by when, and what came of it. */
import type { InvestigationKind } from '../../../preload/contract/vocabulary.ts';
import { ownersOf } from '../people.ts';
import { type Task, tasks } from './action-words.ts';
import { day, iso, isoDay } from './calendar.ts';
import { type CaseWords, inWords, pickInWords, severalOf } from './case-words.ts';
import { moment, type Span } from './moments.ts';
import { between, chance, chooser, pick, type Random } from './random.ts';
import type { SampleAction } from './sample.ts';

const weighed = chooser([
  ['H', 3],
  ['M', 5],
  ['L', 2],
] as const);
const past = chooser([
  ['filed', 5],
  ['resulted', 3],
  ['completed', 1.2],
  ['allocated', 0.5],
] as const);
const present = chooser([
  ['raised', 2],
  ['allocated', 4],
  ['completed', 1],
  ['resulted', 1],
] as const);
const settled = chooser([
  ['filed', 6],
  ['resulted', 4],
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
        by: chance(random, 0.5) ? owner : supervisor,
        allocatedTo: state === 'raised' ? null : chance(random, 0.6) ? owner : pick(random, officers),
        priority: weighed(random),
      };
    })
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}
