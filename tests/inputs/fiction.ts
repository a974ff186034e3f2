/** Fictional values for made-up inputs, by the name of the field. Lists are short, so that what is made meets what is there. */
import { below, chance, pick, type Random } from '../../main/demonstration/generate/random.ts';

export const names = ['Craig Dunmore', 'Lee Hartnoll', 'Joanne Pickavance', 'Tobin Larkrise'] as const;
const phones = ['07700 900123', '07700 900141', '07700 900166', '07700 900187'] as const;
const plates = ['TX21 ABC', 'AB12 CDE', 'KV19 ZZZ'] as const;
const pages = ['https://harbour.example/gate', 'https://forum.example/t/91'] as const;
export const contacts = ['07700 900311', 'm.oakes@example.org', '07700 900377'] as const;
const areas = ['Halverton', 'Wexmouth', 'Mill Lane'] as const;
export const operations = ['OPEN LARK', 'OPEN WREN', 'OPEN GULL', 'GREY HERON', 'DEEP POOL', 'TALL REED'] as const;

/** What an investigation holds of it, in its stored form. */
const values = [
  '+447700900123',
  '+447700900141',
  'TX21ABC',
  'AB12CDE',
  'craig dunmore',
  'harbour.example/gate',
] as const;

/** A strong passphrase, as everybody of the cast has one. */
export const passphrase = 'copper kettle seven lanterns';

function tipText(random: Random): string {
  const name = pick(random, names);
  const phone = pick(random, phones);
  const plate = pick(random, plates);
  return pick(random, [
    `${name} rang from ${phone} about the harbour.`,
    `A man called ${name} keeps a white van, ${plate}, behind the hall.`,
    `The van ${plate} again. Ask for ${name} on ${phone}.`,
    `Somebody posted about the gates at ${pick(random, pages)} under the name ${name}.`,
    'A dog barks all night in Mill Lane.',
  ]);
}

const identifierText = (random: Random) => pick(random, [...phones, ...plates, ...pages, ...names]);
const searchText = (random: Random) =>
  pick(random, [
    ...[...names, ...phones, ...plates, 'harbour', 'van', 'heron', 'hall', 'TIP-26-000003', 'INV-26-0001', ''],
    // Mistyped: what is offered for them is made of what is seen.
    ...['harbuor', 'Dunmroe', 'hreon', 'gatse', 'watsh'],
  ]);
const short = (random: Random) => pick(random, ['At the harbour', 'Watch the gates', 'Ask the owner of the van']);
const reason = (random: Random) => pick(random, ['Because two accounts agree', 'Corrected after a second look']);

/** By name of the field, wherever it stands. */
const byName: Readonly<Record<string, (random: Random) => string>> = {
  text: tipText,
  summary: short,
  detail: short,
  title: short,
  wording: short,
  result: short,
  note: short,
  conditions: short,
  why: short,
  place: (random) => pick(random, areas),
  area: (random) => pick(random, areas),
  operation: (random) => pick(random, operations),
  name: (random) => pick(random, names),
  aliases: (random) => pick(random, ['Dunny', 'Larky', 'the Finn']),
  born: (random) => pick(random, ['1988', '1988-04', '1990-02-03']),
  sourceName: (random) => pick(random, ['M. Oakes', 'A neighbour']),
  sourceContact: (random) => pick(random, contacts),
  value: (random) => pick(random, values),
  reason,
  recipient: (random) => pick(random, ['The partner agency', 'Regional office']),
  legalBasis: (random) => pick(random, ['dpa-part-3', 'ctsa-part-5', 'cda-115']),
  what: (random) => pick(random, ['The text of the report', 'Name and address of the caller’s neighbour']),
  theirReference: (random) => pick(random, ['PRV/104', 'Desk 3, log 88']),
  login: (random) => `new.${pick(random, ['alder', 'birch', 'cedar', 'elm'])}${below(random, 1000)}`,
  person: (random) => pick(random, names),
  passphrase: () => passphrase,
  old: () => passphrase,
  new: () => passphrase,
  code: () => 'AAAA-BBBB-CCCC-DDDD',
  who: (random) => pick(random, ['shah', 'hurst', 'mason']),
  record: (random) => pick(random, ['investigation:1', 'contribution:2']),
  columns: (random) => pick(random, ['text', 'received', 'contact']),
  suggestedName: () => 'export.csv',
  task: () => 'a task',
  // The first bytes of a PNG.
  picture: () => 'iVBORw0KGgoAAAANSUhEUg==',
  matter: (random) => pick(random, ['transport', 'business']),
};

/** What is held of a kind, as somebody types it. */
const byKind: Readonly<Record<string, readonly string[]>> = {
  phone: phones,
  vrm: plates,
  url: pages,
  person: names,
  email: ['m.oakes@example.org'],
  handle: ['@larky'],
  postcode: ['ZZ99 1AA'],
  organisation: ['Larkspur Hand Car Wash'],
  place: ['Saltgate Market Hall'],
  address: ['4 Mill Lane, Wexmouth'],
  vehicle: ['silver Ford Transit'],
  bank_account: ['GB82 WEST 1234 5698 7654 32'],
  imei: ['490154203237518'],
  ip_address: ['203.0.113.7'],
  passport: ['533000111'],
};

/** The same name means something else in these verbs. */
const byVerb: Readonly<Record<string, (random: Random) => string>> = {
  'linking.findInvestigation text': (random) => pick(random, [...operations, 'INV', 'OPEN']),
  'linking.watch text': identifierText,
  // As a document of a case has it: two-worlds/opening.ts.
  'documents.notOfCase value': () => '+447700900144',
  'investigations.list text': searchText,
  'investigations.entities text': searchText,
  'search.find text': (random) => searchText(random) || 'van',
  // Of a compartment and of a saved view.
  'access.addCompartment name': (random) => `CIRCLE ${below(random, 10_000)}`,
};

/** A value for a text of that name, or `null` where the name says nothing. */
export function fictionFor(
  verb: string,
  path: readonly string[],
  beside: Readonly<Record<string, unknown>>,
  random: Random,
): string | null {
  const field = path.at(-1) ?? '';
  if (verb === 'investigations.addIdentifier' && field === 'text')
    return pick(random, byKind[String(beside.kind)] ?? [...phones, ...plates]);
  // Words of a filter are looked for, and not said.
  if (path.at(-2) === 'filter' && field === 'text') return searchText(random);
  const make = byVerb[`${verb} ${field}`] ?? (Object.hasOwn(byName, field) ? byName[field] : undefined);
  return make === undefined ? null : make(random);
}

/** Few instants, so that two contributions come in the same millisecond; the last is later than any clock of these tests. */
const instants = ['2025-09-01T08:00:00.000Z', '2026-03-01T09:00:00.000Z', '2026-03-08T12:00:00.000Z'] as const;
const days = ['2025-01-01', '2026-01-01', '2026-03-01', '2026-03-09', '2026-12-31'] as const;
const months = ['2025-09', '2026-01', '2026-03'] as const;

export function instant(random: Random): string {
  return chance(random, 0.04) ? '2031-01-01T00:00:00.000Z' : pick(random, instants);
}
export const day = (random: Random): string => pick(random, days);
export const month = (random: Random): string => pick(random, months);
