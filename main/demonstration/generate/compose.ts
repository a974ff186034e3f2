/** One text from a theme, a text style and a scene. */
import type { Channel } from '../../../preload/contract/vocabulary.ts';
import type { Theme } from '../themes/theme.ts';
import { fill } from './grammar.ts';
import { chance, pick, type Random } from './random.ts';
import { gapValue, type Scene } from './scene.ts';
import { framed, textStyleNamed, textStyleOf } from './text-styles.ts';

export interface Brief {
  theme: Theme;
  channel: Exclude<Channel, 'advice'>;
  /** Decides what is said; the same facts can be told twice. */
  facts: Random;
  /** Decides how it is said. */
  style: Random;
  /** What is fixed beforehand, by gap: `town`, `who` ... */
  known: readonly (readonly [gap: string, value: string])[];
  /** Sentences that must be in the text, such as one with a number that belongs to somebody. */
  told: readonly string[];
  /** Whether the theme may name phones, plates and accounts of its own. */
  embroidered: boolean;
  isSubject: (name: string) => boolean;
}

export interface Composed {
  text: string;
  area: string;
  where: string;
}

/** The sentences of the theme in the order in which people tell things: what, how, what else, and their doubts. */
function fragments({ theme, facts, told, embroidered }: Brief): string[] {
  const chosen = [pick(facts, theme.what)];
  if (chance(facts, 0.85)) chosen.push(pick(facts, theme.detail));
  chosen.push(...told);
  if (chance(facts, 0.35)) {
    const another = pick(facts, theme.detail);
    if (!chosen.includes(another)) chosen.push(another);
  }
  if (embroidered && chance(facts, 0.5)) chosen.push(pick(facts, theme.more));
  if (chance(facts, 0.4)) chosen.push(pick(facts, theme.doubt));
  return chosen;
}

/** Spam is complete in itself and gets no frame. */
const unframed = new Set(['spam']);

export function compose(brief: Brief): Composed {
  const textStyle = unframed.has(brief.theme.name) ? textStyleNamed('web') : textStyleOf(brief.style, brief.channel);
  const scene: Scene = {
    random: brief.facts,
    speaker: textStyle.speaker,
    known: new Map(brief.known),
    isSubject: brief.isSubject,
  };
  const say = (fragment: string) => fill(fragment, (key, word) => gapValue(scene, key, word));
  const sentences = fragments(brief).map(say);
  const text = unframed.has(brief.theme.name) ? sentences.join(' ') : framed(brief.style, textStyle, sentences, say);
  const town = scene.known.get('town') ?? '';
  const spot = scene.known.get('street') ?? scene.known.get('spot');
  // People who name a place may leave out the town.
  const where = [spot, town].filter((part) => part !== undefined && part !== '').join(', ');
  return { text, area: town, where: spot === undefined ? '' : where };
}
