/** Invented investigations: who is in them and what they are about. Dates and casework are added later. */
import type { InvestigationKind } from '../../../preload/contract/vocabulary.ts';
import { type Allocator, allocator, domain } from './identifiers.ts';
import { anyPerson, fullName, nameCount, respelt } from './names.ts';
import { operationNames } from './operation-names.ts';
import { postcode, subjectStreets, towns } from './places.ts';
import { between, chance, pick, type Random, stream } from './random.ts';
import type { SampleSubject } from './sample.ts';
import { cars, colours } from './scene.ts';

export interface Invented {
  operation: string;
  kind: InvestigationKind;
  summary: string;
  area: string;
  subjects: SampleSubject[];
}

const words = (text: string): readonly string[] => text.split(', ');
const outlooks = words(
  'an extreme right-wing outlook, an Islamist outlook, an anarchist outlook, a single-issue grievance, no settled ideology, mixed and unclear views',
);
const targets = words(
  'a transport interchange, a place of worship, a council building, a crowded market, a hotel that houses asylum seekers, a music venue, a parade, an elected representative, a power substation, a recruitment office',
);
const trades = words(
  'Tyres, Print and Sign, Couriers, Car Wash, Bakery, Scaffolding, Phone Repairs, Catering, Security, Removals, Gym, Books, Landscaping, Minicabs, Laundry, Electrical',
);
const nicknames = words(
  'Dusty, Smiler, Doc, Sparky, Ginge, Prof, Tiny, Lofty, Chalky, Boxer, Scribe, Skip, Ace, Biscuit, Flash, Moss, Radio, Uncle, Captain, Teacher',
);

const summaries: Readonly<Record<InvestigationKind, readonly string[]>> = {
  'attack plot': [
    'Small group with {outlook} assessed to be interested in {target} in {town}. Buying and watching have been reported by the public; method and date are not known.',
    'Lone suspect with {outlook} in {town}, assessed to have spoken of an attack on {target}. Contacts and means are being looked at.',
    'Two suspects with {outlook} in {town} who share instructions and have been seen near {target}.',
  ],
  funding: [
    'Collections and small transfers in {town} suspected of paying for a group abroad with {outlook}.',
    'A business in {town} suspected of passing cash to people with {outlook}.',
  ],
  online: [
    'Accounts run from {town} with {outlook} that spread prohibited documents and draw in young people.',
    'A channel with {outlook} whose administrator is thought to live in {town}.',
  ],
  travel: [
    'Young people from {town} believed to plan travel to an armed group abroad; an organiser with {outlook} is suspected.',
  ],
  facilitation: [
    'Suspected supply of papers, rooms and vehicles in {town} to people with {outlook}; the motive is money.',
    'Suspected making of weapon parts in {town} for buyers with {outlook}.',
  ],
  other: [
    'Threats and false devices in {town} by persons with {outlook}; whether a plot stands behind them is not known.',
  ],
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/ı/g, 'i')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');

type Town = (typeof towns)[number];

interface Makers {
  random: Random;
  allocate: Allocator;
  taken: Set<string>;
}

/** A full name that no other subject has, for as long as there are enough names. */
function freshName({ random, taken }: Makers): { name: string; given: string; surname: string } {
  for (;;) {
    const person = anyPerson(random);
    const name = fullName(person);
    if (taken.has(name) && taken.size < nameCount * 0.8) continue;
    taken.add(name);
    return { name, given: person.given, surname: person.surname };
  }
}

function subject(
  makers: Makers,
  id: string,
  role: SampleSubject['role'],
  town: Town,
  organisation: string,
): SampleSubject {
  const { random, allocate } = makers;
  const { name, given, surname } = freshName(makers);
  const suspected = role === 'suspect';
  const year = between(random, 1958, 2008);
  const month = String(between(random, 1, 12)).padStart(2, '0');
  const born = chance(random, 0.6)
    ? `${year}-${month}-${String(between(random, 1, 28)).padStart(2, '0')}`
    : String(year);
  const mobile = chance(random, suspected ? 0.95 : 0.5) ? allocate.mobile() : null;
  const landline = chance(random, 0.15) ? allocate.landline() : null;
  const other = chance(random, 0.4) ? respelt(random, given) : null;
  const [make, model] = pick(random, cars);
  const stem = `${plain(given)}_${plain(surname).slice(0, 4)}`;
  return {
    id,
    role,
    name,
    aliases: [
      ...(other === null ? [] : [other]),
      ...(suspected && chance(random, 0.35) ? [pick(random, nicknames)] : []),
    ],
    born,
    phones: [mobile, landline].filter((phone) => phone !== null),
    emails: chance(random, suspected ? 0.35 : 0.1)
      ? [`${plain(given)}.${plain(surname)}${year % 100}@${domain(random)}`]
      : [],
    handles: chance(random, suspected ? 0.55 : 0.15) ? [allocate.handle(`@${stem}`)] : [],
    vehicles: chance(random, suspected ? 0.6 : 0.2)
      ? [{ vrm: allocate.plate(), make, model, colour: pick(random, colours) }]
      : [],
    addresses:
      role !== 'witness' || chance(random, 0.3)
        ? [
            {
              text: `${between(random, 1, 140)} ${pick(random, subjectStreets)}, ${town.name}`,
              postcode: postcode(random, town.sector),
            },
          ]
        : [],
    organisations: chance(random, 0.45) ? [organisation] : [],
  };
}

const roles = ['suspect', 'suspect', 'associate', 'witness', 'suspect', 'associate', 'victim'] as const;

/** This many investigations of the given kinds, with subjects numbered from S-`from`; no identifier is used twice. */
export function invent(
  seed: number,
  kinds: readonly InvestigationKind[],
  from: number,
  names: Set<string>,
): Invented[] {
  const operations = operationNames(stream(seed, 'operations'), kinds.length);
  const random = stream(seed, 'subjects');
  const makers: Makers = { random, allocate: allocator(stream(seed, 'identifiers')), taken: names };
  let next = from;
  return kinds.map((kind, index) => {
    const town = pick(random, towns);
    const organisation = `${town.name} ${pick(random, trades)}`;
    const count = between(random, 2, kind === 'attack plot' ? 5 : 4);
    const gaps: Record<string, string> = {
      outlook: pick(random, outlooks),
      target: pick(random, targets),
      town: town.name,
    };
    return {
      operation: operations[index] ?? '',
      kind,
      area: town.name,
      summary: pick(random, summaries[kind]).replaceAll(/\{(\w+)\}/g, (_, gap: string) => gaps[gap] ?? ''),
      subjects: Array.from({ length: count }, (_, at) =>
        subject(makers, `S-${String(next++).padStart(3, '0')}`, roles[at] ?? 'unknown', town, organisation),
      ),
    };
  });
}
