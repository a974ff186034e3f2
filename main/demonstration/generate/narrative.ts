/** The text of each item in the stream, and the truth about it. */
import type { MatchStrength } from '../../../preload/contract/vocabulary.ts';
import { themeNamed } from '../themes/index.ts';
import type { Theme } from '../themes/theme.ts';
import { anyTheme, type ChannelMix } from './channel-mix.ts';
import { type Composed, compose } from './compose.ts';
import type { PersonReport } from './one-person.ts';
import { towns } from './places.ts';
import type { Special } from './plan.ts';
import { decoyOf, signOf } from './planted.ts';
import { pick, type Random, stream } from './random.ts';
import type { SampleInvestigation } from './sample.ts';

export interface Link {
  operation: string;
  strength: MatchStrength;
  basis: string;
}

export interface Narrative extends Composed {
  theme: Theme;
  links: Link[];
  decoys: { operation: string; why: string }[];
  /** What comes of it, where that is told beforehand. */
  came?: PersonReport['came'];
}

export interface Narrator {
  everyday(random: Random, way: ChannelMix): Narrative;
  special(index: number): Narrative;
}

const hoaxes = [
  "Male, slurred, says he is 'the brother of the Prime Minister and the bomb is in the moon'. Sang. Withheld number, same voice as before.",
  "Same male as other nights. Says 'it is in the piano'. Asked which piano, sang again. Regular hoaxer, see desk notes.",
  "Regular hoaxer. 'All of you will be sorry at teatime.' Kettle heard boiling. Number withheld.",
  "Male, known voice: 'there are nine bombs and a goat'. Laughed, asked for the officer of last week by voice, rang off.",
  'Hoax caller again, sober this time. Wanted to know whether anybody had looked in the moon yet.',
];
const forwarding = [
  'Good morning. The following went round in a group, I copy it as it stands.',
  'FWD: is this true, please? It has come to me from several people.',
  'A friend sent me this and did not dare to send it herself.',
];
const repeating: Readonly<Record<string, string>> = {
  hotline: 'Same clr rang again, has no ref, asks whether anybody has been round. Adds nothing new.',
  police: 'RESUBMITTED, the first was not acknowledged.',
};

const benign = themeNamed('prank');
/** Stands for whatever the hand-written tips are about. */
const manifold: Theme = {
  name: 'hand-written',
  what: [],
  detail: [],
  more: [],
  doubt: [],
  outcome: { lead: 6, trace: 26, nfa: 68 },
};
const townIn = (text: string): string =>
  towns.find(({ name }) => text.toLowerCase().includes(name.toLowerCase()))?.name ?? '';

export function narrator(
  seed: number,
  investigations: readonly SampleInvestigation[],
  specials: readonly Special[],
): Narrator {
  const subjects = investigations.flatMap((one) => one.subjects);
  const names = new Set(subjects.map(({ name }) => name));
  const held = new Set(subjects.flatMap((one) => [...one.phones, ...one.vehicles.map(({ vrm }) => vrm)]));
  const isSubject = (name: string) => names.has(name);
  const operations = new Set(investigations.map(({ operation }) => operation));

  function everyday(random: Random, way: ChannelMix): Narrative {
    const theme = anyTheme(random, way);
    if (way.channel === 'advice') return { theme, text: '', area: '', where: '', links: [], decoys: [] };
    const brief = {
      theme,
      channel: way.channel,
      facts: random,
      style: random,
      known: [],
      told: [],
      embroidered: true,
      isSubject,
    };
    return { theme, ...compose(brief), links: [], decoys: [] };
  }

  function composed(index: number, special: Special, style: Random): Narrative {
    const facts = stream(seed, 'facts', index);
    const base = { channel: special.channel, facts, style, isSubject };
    switch (special.made) {
      case 'written': {
        const area = townIn(special.tip.text);
        const links = special.tip.links.filter(({ operation }) => operations.has(operation));
        const decoys = special.tip.decoys.filter(({ operation }) => operations.has(operation));
        return { theme: manifold, text: special.tip.text, area, where: '', links, decoys };
      }
      case 'planted': {
        const theme = themeNamed(special.theme);
        const signs = special.targets.flatMap(({ investigation, subject, wanted }) => {
          const one = investigations[investigation];
          const person = one?.subjects[subject];
          return one === undefined || person === undefined ? [] : [{ one, sign: signOf(facts, one, person, wanted) }];
        });
        const known = signs[0]?.sign.known ?? [];
        const told = signs.flatMap(({ sign }, at) =>
          at === 0 ? sign.told : ['There was a second one.', ...sign.told],
        );
        const links = signs.map(({ one, sign }) => ({
          operation: one.operation,
          strength: sign.strength,
          basis: sign.basis,
        }));
        return { theme, ...compose({ ...base, theme, known, told, embroidered: false }), links, decoys: [] };
      }
      case 'decoy': {
        const theme = themeNamed(special.theme);
        const one = investigations[special.target.investigation];
        const person = one?.subjects[special.target.subject];
        if (one === undefined || person === undefined)
          return everyday(facts, { kind: 'tip', channel: special.channel });
        const { known, told, basis } = decoyOf(facts, one, person, (value) => held.has(value));
        const text = compose({ ...base, theme, known, told, embroidered: false });
        return { theme, ...text, links: [], decoys: [{ operation: one.operation, why: basis }] };
      }
      case 'told': {
        const theme = themeNamed(special.theme);
        return { theme, ...compose({ ...base, theme, known: [], told: [], embroidered: true }), links: [], decoys: [] };
      }
      case 'hoax':
        return { theme: benign, text: pick(facts, hoaxes), area: '', where: '', links: [], decoys: [] };
      case 'of one person': {
        const { text, town: area, came } = special.report;
        return { theme: manifold, text, area, where: '', links: [], decoys: [], came };
      }
      case 'again':
        return again(index, special);
    }
  }

  function again(index: number, special: Extract<Special, { made: 'again' }>): Narrative {
    const original = specials[special.of];
    const style = stream(seed, 'style', index);
    if (original === undefined) return everyday(style, { kind: 'tip', channel: special.channel });
    if (special.way === 'forwarded') {
      const first = composed(special.of, original, stream(seed, 'style', special.of));
      return { ...first, text: `${pick(style, forwarding)}\n\n"${first.text}"` };
    }
    const anew = composed(special.of, original, style);
    const before =
      repeating[special.channel] ?? 'I wrote about this before and had no answer, so here it is once more.';
    return { ...anew, text: `${before} ${anew.text}` };
  }

  return {
    everyday,
    special: (index) => {
      const special = specials[index];
      if (special === undefined) throw new RangeError('no such special');
      return composed(index, special, stream(seed, 'style', index));
    },
  };
}
