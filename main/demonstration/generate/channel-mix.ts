/** How much comes in through which channel. Source of the shares: 3,600 contributions a day, of which 32 are hotline calls. */
import type { Channel, ContributionKind } from '../../../preload/contract/vocabulary.ts';
import { themeNamed } from '../themes/index.ts';
import type { Theme } from '../themes/theme.ts';
import { chooser, type Random } from './random.ts';

export const hotlineShare = 32 / 3600;

export interface ChannelMix {
  readonly kind: ContributionKind;
  readonly channel: Channel;
}

/** Everything but the hotline, whose number is fixed and not drawn. */
export const anyChannelMix: (random: Random) => ChannelMix = chooser<ChannelMix>([
  [{ kind: 'tip', channel: 'online' }, 38],
  [{ kind: 'online_material', channel: 'online' }, 24],
  [{ kind: 'referral', channel: 'referral' }, 15],
  [{ kind: 'advice', channel: 'advice' }, 8],
  [{ kind: 'tip', channel: 'police' }, 6.5],
  [{ kind: 'tip', channel: 'email' }, 6],
  [{ kind: 'tip', channel: 'walk-in' }, 1.6],
]);
export const hotlineCall: ChannelMix = { kind: 'tip', channel: 'hotline' };

const mixture = (weights: Readonly<Record<string, number>>): ((random: Random) => Theme) =>
  chooser(Object.entries(weights).map(([name, weight]) => [themeNamed(name), weight] as const));

const tipThemes = mixture({
  purchase: 7,
  reconnaissance: 9,
  storage: 6,
  weapons: 4,
  training: 2.5,
  funding: 4,
  travel: 3,
  papers: 3,
  threat: 8,
  leaflets: 4,
  'online-person': 6,
  radicalisation: 2,
  bag: 6,
  drone: 4,
  'film-shoot': 1.5,
  'strange-neighbour': 10,
  overheard: 3,
  watcher: 4,
  civic: 5,
  spam: 4,
  scam: 4,
  prank: 4,
  crime: 9,
  'kind-words': 2.5,
  conspiracy: 4,
});
const materialThemes = mixture({ 'online-material': 82, 'online-person': 18 });
const referralThemes = mixture({ radicalisation: 58, 'school-concern': 42 });
const policeThemes = mixture({
  reconnaissance: 12,
  storage: 10,
  purchase: 8,
  weapons: 10,
  papers: 8,
  crime: 22,
  bag: 10,
  drone: 6,
  threat: 8,
  leaflets: 6,
});

/** What somebody using this channel writes or talks about. */
export function anyTheme(random: Random, way: ChannelMix): Theme {
  if (way.kind === 'online_material') return materialThemes(random);
  if (way.kind === 'referral') return referralThemes(random);
  return way.channel === 'police' ? policeThemes(random) : tipThemes(random);
}

/** Shares of the twenty-four hours, from midnight: quiet at four, busy after the evening news. */
const hours = [3, 2, 1.6, 1.2, 1, 1.4, 2.4, 4, 5.5, 6.5, 6.8, 6.6, 6.4, 6, 5.8, 6, 6.2, 6.4, 6.8, 7.4, 7.6, 7, 6, 4.4];
const anyHour = chooser(hours.map((weight, at) => [at, weight] as const));

/** Milliseconds after midnight on UK clocks. */
export const timeOfDay = (random: Random): number => (anyHour(random) * 3600 + Math.floor(random() * 3600)) * 1000;

/** Monday to Sunday. */
export const weekdays = [1.08, 1.06, 1.04, 1.03, 1.02, 0.88, 0.86];
