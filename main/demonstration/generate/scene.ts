/** What one text is about: invented when first mentioned, and then the same to the end of the text. */
import { domain, otherPhone, otherPlate, servicePhone } from './identifiers.ts';
import { anyPerson, fullName, type Person } from './names.ts';
import { anyTown, shops, spots, streets } from './places.ts';
import { below, between, pick, type Random } from './random.ts';
import { partialPlate, phoneAsWritten, plateAsWritten } from './written-forms.ts';

/** How the speaker is named: `I` in a letter, `clr` in a call-taker's note. */
export interface Speaker {
  readonly i: string;
  readonly me: string;
  readonly my: string;
}

export interface Scene {
  readonly random: Random;
  readonly speaker: Speaker;
  readonly known: Map<string, string>;
  readonly isSubject: (name: string) => boolean;
}

const words = (text: string): readonly string[] => text.split(', ');
export const colours = words('white, black, silver, grey, blue, red, green, dark blue, yellow, orange, gold, brown');
export const cars: readonly (readonly [make: string, model: string])[] = [
  ['Ford', 'Transit'],
  ['Vauxhall', 'Corsa'],
  ['Volkswagen', 'Golf'],
  ['Toyota', 'Yaris'],
  ['Nissan', 'Qashqai'],
  ['Renault', 'Clio'],
  ['Skoda', 'Octavia'],
  ['Honda', 'Jazz'],
  ['Fiat', 'Panda'],
  ['Peugeot', '308'],
  ['Citroen', 'Berlingo'],
  ['Mercedes', 'Sprinter'],
  ['Audi', 'A4'],
  ['Kia', 'Picanto'],
  ['Seat', 'Leon'],
  ['Volvo', 'V50'],
];
const who = words(
  'a man, two men, a woman, three lads, a young man, somebody, a couple, a tall man in a grey coat, two women, a man of about fifty, a group, a man with a stick, the new tenant, a stranger, someone, a woman in a red hat, two brothers, an older man, a delivery driver, four of them',
);
const relatives = words('son, brother, nephew, daughter, cousin, flatmate, stepson, grandson, friend, sister, niece');
const platforms = words(
  'Klatch, Chirrup, VidHive, Parlour, the gaming server, the book of faces, Loopstream, a forum, Pinwall',
);
const days = words(
  'yesterday, on Monday, on Tuesday, last week, this morning, on Saturday night, tonight, two days ago, on Thursday evening, last Friday, at the weekend, just now',
);
const weekdays = words('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday');
const times = words(
  'at two in the morning, at half past four, just before midnight, at seven in the evening, around noon, at first light, after the last bus, during prayers, at school run time, about 9pm, at 0300',
);
const handleHeads = words(
  'night, grey, iron, true, lone, north, raven, silent, ember, salt, lantern, wolf, river, pale, last, quiet, storm, green, hollow, cinder',
);
const handleTails = words(
  'watch, sun, voice, dawn, rider, oak, tide, hammer, son, signal, fox, gate, hand, crow, field, lamp, bell, stone',
);

const handleOf = (random: Random): string =>
  `@${pick(random, handleHeads)}_${pick(random, handleTails)}${below(random, 100)}`;

const site = (random: Random): string => `${pick(random, handleHeads)}-${pick(random, handleTails)}.${domain(random)}`;

/** Somebody who is not a subject of any investigation; with thousands of investigations there may be nobody left. */
function bystander(random: Random, isSubject: (name: string) => boolean): Person {
  let person = anyPerson(random);
  for (let tries = 0; tries < 12 && isSubject(fullName(person)); tries++) person = anyPerson(random);
  return person;
}

const makers: Readonly<Record<string, (scene: Scene) => string>> = {
  i: ({ speaker }) => speaker.i,
  me: ({ speaker }) => speaker.me,
  my: ({ speaker }) => speaker.my,
  who: ({ random }) => pick(random, who),
  town: ({ random }) => anyTown(random).name,
  street: ({ random }) => pick(random, streets),
  spot: ({ random }) => pick(random, spots),
  shop: ({ random }) => pick(random, shops),
  name: ({ random, isSubject }) => fullName(bystander(random, isSubject)),
  first: ({ random }) => anyPerson(random).given,
  surname: ({ random, isSubject }) => bystander(random, isSubject).surname,
  rel: ({ random }) => pick(random, relatives),
  age: ({ random }) => String(between(random, 19, 68)),
  teen: ({ random }) => String(between(random, 11, 18)),
  n: ({ random }) => String(between(random, 2, 9)),
  nn: ({ random }) => String(between(random, 10, 29)),
  money: ({ random }) => String(between(random, 2, 90) * 10),
  colour: ({ random }) => pick(random, colours),
  car: ({ random }) => pick(random, cars).join(' '),
  plate: ({ random }) => plateAsWritten(random, otherPlate(random)),
  partial: ({ random }) => partialPlate(random, otherPlate(random)),
  ending: ({ random }) => otherPlate(random).slice(4),
  phone: ({ random }) => phoneAsWritten(random, otherPhone(random)),
  service: ({ random }) => phoneAsWritten(random, servicePhone(random)),
  handle: ({ random }) => handleOf(random),
  url: ({ random }) => `https://${site(random)}/${pick(random, handleTails)}/${below(random, 1000)}`,
  email: ({ random }) => `${pick(random, handleTails)}${below(random, 100)}@${site(random)}`,
  platform: ({ random }) => pick(random, platforms),
  day: ({ random }) => pick(random, days),
  weekday: ({ random }) => pick(random, weekdays),
  time: ({ random }) => pick(random, times),
};

/** The value of a gap in this scene. Throws RangeError for a gap that has no maker: a mistake in a fragment. */
export function gapValue(scene: Scene, key: string, word: string): string {
  const known = scene.known.get(key);
  if (known !== undefined) return known;
  const make = makers[word];
  if (make === undefined) throw new RangeError('no such gap');
  const made = make(scene);
  scene.known.set(key, made);
  return made;
}
