/** The decisions of an investigation: a strategy at its opening, what the work asks for, what follows when it ends. */
import type { InvestigationKind } from '../../../preload/contract/vocabulary.ts';
import { day, hour, iso, nextWorkTime, workTime } from './calendar.ts';
import { type CaseWords, inWords, pickInWords, severalOf } from './case-words.ts';
import { closing, closingAfterStop, type Decided, opening, stopped, working } from './decision-words.ts';
import type { Span } from './moments.ts';
import { between, chance, type Random } from './random.ts';
import type { SampleInvestigation } from './sample.ts';

const minute = 60_000;

type SampleDecision = SampleInvestigation['decisions'][number];

export interface DecidedCase {
  kind: InvestigationKind;
  words: CaseWords;
  /** Milliseconds, from the opening to the closing or to the end of the sample. */
  worked: Span;
  /** Milliseconds. */
  stoppedAt: number | null;
  closed: boolean;
  owner: string;
  supervisor: string;
}

/** Different ones, each of which the case has all words for. */
function chosen<D extends Decided>(random: Random, list: readonly D[], { kind, words }: DecidedCase, count: number) {
  const told = severalOf(random, list, list.length).flatMap((one) => {
    const { title, text, reasons, kinds } = one;
    const reason = pickInWords(random, reasons, words);
    const [named, said] = [inWords(title, words), inWords(text, words)];
    if (kinds?.includes(kind) === false || named === null || said === null || reason === null) return [];
    return [{ one, told: { title: named, text: said, reason } }];
  });
  return told.slice(0, count);
}

/** In order of time, made while an office is staffed or in the days after arrests; no two of a case are alike. */
export function decisionLog(random: Random, of: DecidedCase): SampleDecision[] {
  const { worked, stoppedAt, closed, owner, supervisor } = of;
  // The last weeks before a plot is stopped belong to the stop.
  const calm = stoppedAt === null ? worked.to - (closed ? 2 * day : 0) : worked.from + (stoppedAt - worked.from) * 0.85;
  const workedOn = { from: worked.from + 6 * day, to: calm };
  const within = ({ from, to }: Span) => workTime(from + random() * Math.max(0, to - from), random());
  // Nobody waits for office hours while people are in custody.
  const afterwards = (stop: number, wait: number) =>
    wait < 12 * hour ? stop + wait : nextWorkTime(stop + wait, random());
  const first = nextWorkTime(worked.from + between(random, 1, 40) * hour, random());
  const made = [
    ...chosen(random, opening, of, 1).map(({ told }) => ({ ...told, at: first })),
    ...chosen(random, working, of, between(random, 2, 6)).map(({ told }) => ({ ...told, at: within(workedOn) })),
    ...(stoppedAt === null ? [] : chosen(random, stopped, of, between(random, 2, 4))).map(({ one, told }) => ({
      ...told,
      at: afterwards(stoppedAt ?? 0, between(random, one.hours[0] * 60, one.hours[1] * 60) * minute),
    })),
    ...(closed ? chosen(random, stoppedAt === null ? closing : closingAfterStop, of, 1) : []).map(({ told }) => ({
      ...told,
      at: workTime(worked.to, random()),
    })),
  ];
  return made
    .map(({ at, ...told }) => ({
      ...told,
      at: iso(Math.min(Math.max(at, worked.from), worked.to)),
      by: chance(random, 0.7) ? owner : supervisor,
    }))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}
