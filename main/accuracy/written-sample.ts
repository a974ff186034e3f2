/** The measurement that the product can take of itself, on the hand-written sample that comes with it. */
import { MatchStrength } from '../../preload/contract/vocabulary.ts';
import { writtenCases } from './case-set.ts';
import { evaluateLinks } from './links.ts';
import type { Measurement } from './measuring-thread.ts';
import { origins } from './origins.ts';

/** Chooses the names of the experiment by origin; the same on every run, so that runs can be compared. */
const originSeed = 2026;

/** The written sample, measured with the very code that suggests links: about a second of work. */
export function measuredNow(): Measurement {
  const cases = writtenCases();
  const found = evaluateLinks(cases, originSeed);
  return {
    sample: {
      contributions: found.tips,
      linked: found.linked,
      investigations: cases.investigations.size,
      decoys: found.decoys,
    },
    top1: found.top1,
    top3: found.top3,
    strongPrecision: found.strong_precision,
    strongSuggestions: found.strong_suggestions,
    decoysInStrong: found.decoys_in_strong,
    unrelatedAlarm: found.unrelated_alarm,
    duplicateRecall: found.duplicate_recall,
    duplicatePrecision: found.duplicate_precision,
    byStrength: MatchStrength.options.map((strength) => ({
      strength,
      links: found.by_strength[strength].links,
      top3: found.by_strength[strength].top3,
    })),
    byOrigin: origins.map((origin) => {
      const { names, name_match: nameMatch, top3 } = found.by_origin.rates[origin];
      return { origin, names, nameMatch, top3 };
    }),
  };
}
