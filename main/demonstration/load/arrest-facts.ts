/** Under which power, on suspicion of what and where somebody of the sample was arrested: statutes are real, places are not. */
import { townOf } from '../generate/case-words.ts';
import { pick, stream } from '../generate/random.ts';
import type { SampleArrest, SampleInvestigation } from '../generate/sample.ts';

const terrorist = 'Terrorism Act 2000, section 41';
const ordinary = 'Police and Criminal Evidence Act 1984, section 24';

/** What the kinds of case that are not an attack are about; the first fits every other kind. */
const offences: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'attack plot': ['Preparation of terrorist acts (Terrorism Act 2006, section 5)'],
  funding: ['Fund-raising (Terrorism Act 2000, section 15)', 'Money laundering (Terrorism Act 2000, section 18)'],
  facilitation: [
    'Possession of a false document (Identity Documents Act 2010, section 4)',
    'Assisting an offender (Criminal Law Act 1967, section 4)',
  ],
};
const others = [
  'Dissemination of terrorist publications (Terrorism Act 2006, section 2)',
  'Collection of information (Terrorism Act 2000, section 58)',
  'Encouragement of terrorism (Terrorism Act 2006, section 1)',
] as const;
const places = [
  'a home address',
  'the railway station',
  'a car park',
  'a place of work',
  'the custody desk, by appointment',
];

export function arrestFacts(arrest: SampleArrest, { kind, area }: SampleInvestigation) {
  const random = stream(3, `${arrest.at} ${arrest.subject ?? arrest.other ?? ''}`);
  const offence = pick(random, offences[kind] ?? others);
  return {
    power: kind === 'attack plot' || offence.includes('Terrorism Act 2000') ? terrorist : ordinary,
    offence,
    place: `${townOf(area)}, ${pick(random, places)}`,
  };
}
