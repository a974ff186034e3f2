/** What officers write when they triage: plain words, not the same ones each time. */
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';

const reasons: Readonly<Partial<Record<ContributionState, readonly string[]>>> = {
  nfa: [
    'Checked against what is held; nothing that suggests relevant activity.',
    'A matter for the local force, who have it.',
    'An ordinary explanation was found by ringing the place.',
    'No person, place or vehicle that could be looked for.',
    'A quarrel between neighbours; no sign of anything behind it.',
    'Advertising.',
  ],
  trace: [
    'Checked against what is held; not of lead potential so far.',
    'The name is not held. Kept in case it comes up again.',
    'Could be innocent; worth having if the vehicle is seen again.',
    'Too vague to act on, too odd to drop.',
  ],
  referred: [
    'A concern about a person, for those who can help.',
    'Young, drawn in by others, no sign of planning.',
    'The school has asked for support; no offence is alleged.',
  ],
};

const assessments = [
  { risk: 'medium', credibility: 'medium', actionability: 'medium', proportionality: 'high' },
  { risk: 'high', credibility: 'medium', actionability: 'high', proportionality: 'high' },
  { risk: 'medium', credibility: 'high', actionability: 'low', proportionality: 'medium' },
  { risk: 'low', credibility: 'medium', actionability: 'medium', proportionality: 'high' },
].map((one) => JSON.stringify(one));

/** Spread evenly over contributions that follow one another, and the same for the same instant. */
const turnOf = (at: string): number => Math.floor(Date.parse(at) / 60_000);

const chosen = <T>(list: readonly T[], at: string): T | undefined => list[turnOf(at) % list.length];

/** The reason that goes with an outcome; `null` where none is asked for. */
export const reasonOf = (state: ContributionState, at: string): string | null =>
  chosen(reasons[state === 'nfa_proposed' ? 'nfa' : state] ?? [], at) ?? null;

/** Risk, credibility, actionability and proportionality of a lead, as JSON. */
export const rcapOf = (at: string): string => chosen(assessments, at) ?? '';
