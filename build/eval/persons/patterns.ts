/** Sentences from patterns: what is in a gap is drawn anew each time. */
import { below, chance, pick, type Random } from '../../../main/demonstration/generate/random.ts';
import { wordClasses } from '../../../main/matching/extract/person-tagger/word-classes.ts';
import { namePart, surnamePool, townPool } from './augment.ts';
import { type LabelledText, readMarked } from './labelled-text.ts';

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const listed = (name: string): readonly string[] => wordClasses.find(([own]) => own === name)?.[1] ?? [];
const plainTown = (random: Random): string => pick(random, townPool);
const invented = ['ton', 'ford', 'ham', 'wick', 'bury', 'mouth', 'dale', 'stead', 'combe', 'worth', 'by', 'thorpe'];
const firmTails = [
  'Ltd',
  'Group',
  'Logistics',
  'Cars',
  'Foods',
  'Bakery',
  'Plumbing',
  'Lettings',
  'Haulage',
  'Academy',
  'Surgery',
  'Hotel',
];
const stems = [
  'Golden',
  'Red',
  'Royal',
  'Castle',
  'Apollo',
  'Sunrise',
  'Kestrel',
  'Union',
  'Prime',
  'Harbour',
  'Saint',
  'Star',
];
const roadTails = ['Street', 'Road', 'Lane', 'Close', 'Avenue', 'Court', 'Hill', 'Rise', 'Walk', 'Terrace'];

function town(random: Random): string {
  if (chance(random, 0.5)) return plainTown(random);
  const stem = pick(random, surnamePool).slice(0, 4);
  const one = `${stem}${pick(random, invented)}`;
  return chance(random, 0.3)
    ? `${pick(random, ['Great', 'Little', 'Stoke', 'Castle', 'Market', 'Abbots', 'Long'])} ${one}`
    : one;
}

function full(random: Random): string {
  const given = namePart(random, true);
  const surname = namePart(random, false);
  return pick(random, [
    `${given} ${surname}`,
    `${given} ${surname}`,
    `${given} ${surname}`,
    `${surname.toUpperCase()} ${given}`,
    `${surname.toUpperCase()}, ${given}`,
    `${given} ${surname.toUpperCase()}`,
    `${given.charAt(0)}. ${surname}`,
    `${given.charAt(0)}. ${surname.charAt(0)}. ${surname}`,
    `${given} ${surname.charAt(0)}.`,
    `${given} ${surname.charAt(0)}`,
    `${given} ${namePart(random, true)} ${surname}`,
  ]);
}

const fillers: Readonly<Record<string, (random: Random) => string>> = {
  full: (random) => `{${full(random)}}`,
  given: (random) => `{${namePart(random, true)}}`,
  turned: (random) => `{${namePart(random, false)} ${namePart(random, true)}}`,
  surname: (random) => `{${namePart(random, false)}}`,
  town,
  firm: (random) =>
    chance(random, 0.5)
      ? `${pick(random, stems)} ${pick(random, firmTails)}`
      : `${pick(random, surnamePool)} ${pick(random, firmTails)}`,
  nation: (random) => capitalised(pick(random, listed('nation'))),
  brand: (random) => capitalised(pick(random, listed('brand'))),
  pet: (random) => pick(random, listed('animal')),
  month: (random) => capitalised(pick(random, listed('feast'))),
  road: (random) =>
    `${chance(random, 0.5) ? `${below(random, 90) + 1} ` : ''}${pick(random, surnamePool)} ${pick(random, roadTails)}`,
  pub: (random) =>
    `the ${pick(random, ['King', 'Queen', 'Lord', 'Duke', 'Prince', 'Rose', 'Lamb'])} ${pick(random, ['William', 'Victoria', 'Nelson', 'George', 'and Crown', 'Albert', 'Head'])}`,
  ship: (random) => `MV ${namePart(random, true)} ${chance(random, 0.5) ? namePart(random, true) : ''}`.trim(),
};

const trades =
  'Tailor Baker Cook Mason Fisher Miller Porter Farmer Butcher Shepherd Potter Carpenter Barber Glover Sawyer'.split(
    ' ',
  );
/** A trade, which is a name behind a title and none behind an article. */
const trade = (random: Random, pattern: string): string =>
  pattern.includes('the <') || pattern.startsWith('The <')
    ? pick(random, trades).toLowerCase()
    : `{${pick(random, trades)}}`;

/** Names of streets, firms and churches hold names that are nobody's: such gaps are filled without a mark. */
const nobodys =
  /<(given|surname)>(?='s (?:Church|Cafe)| & Sons| Street| Road| Close| and <given> Close| took| is (?:over|missing)| Primary)|(?<=St |HMS |Storm |Operation |film |LLP |My <pet> )<(given|surname)>/g;

function filled(random: Random, pattern: string): LabelledText {
  const bare = /LLP|HMS|Primary| Street, /.test(pattern)
    ? pattern.replace(/<(given|surname)>/g, '<bare $1>')
    : pattern.replace(nobodys, (gap: string) => gap.replace('<', '<bare '));
  return readMarked(
    bare.replace(/<(bare )?(\w+)>/g, (_, plain: string | undefined, gap: string) => {
      const value = gap === 'trade' ? trade(random, pattern) : (fillers[gap]?.(random) ?? '');
      return plain === undefined ? value : value.replace(/[{}]/g, '');
    }),
  );
}

/** So many sentences, each from a pattern drawn at random. */
export const fromPatterns = (random: Random, patterns: readonly string[], count: number): LabelledText[] =>
  Array.from({ length: count }, () => filled(random, pick(random, patterns)));
