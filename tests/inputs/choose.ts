/** How somebody fills a form in: records that they know of, versions as they were shown, the rest by the field's name. */
import { below, chance, pick, type Random } from '../../main/demonstration/generate/random.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { isIdField, type Kind, kindOf } from './id-kinds.ts';
import type { KnownThings, Thing } from './known-things.ts';
import { byScheme, type Choose, type Field } from './make-input.ts';

export interface Filling {
  login: string;
  known: KnownThings;
  /** Numbers of records that the person was never shown, to be tried now and then. */
  guesses: readonly Pick<Thing, 'kind' | 'id'>[];
  tokens: { read: readonly string[]; save: string; backups: string };
  /** Tickets for a print that were given to this person. */
  tickets: readonly string[];
  /** Where the next page starts, by verb. */
  cursors: ReadonlyMap<VerbName, readonly string[]>;
  accounts: readonly number[];
  /** The person's own account. */
  me: number;
  /** The accounts that may be changed. */
  spare: readonly number[];
  compartments: readonly number[];
  /** The record that it is to be about. */
  about?: Thing | undefined;
  /** Decides before all else, as `Choose` does. */
  first?: Choose;
}

/** A number that no record bears. */
const nobody = 1_000_000;

/** What the columns mean of a file that has a text, a time and a contact. */
export const plainMapping = {
  text: 'text',
  receivedAt: 'received',
  channel: null,
  kind: null,
  reference: null,
  area: null,
  where: null,
  person: null,
  contact: 'contact',
  marking: null,
  dateOrder: 'iso',
  timeZone: 'Europe/London',
  defaultChannel: 'online',
  defaultKind: 'tip',
};

/** What is pasted: a table, a mail, and words that are neither. */
const pastes = [
  'received\ttext\tcontact\n2026-03-01T09:00:00Z\tA white van TX21 ABC behind the hall\t07700 900311\n2026-03-02T09:00:00Z\tCraig Dunmore again\t\n',
  'From: m.oakes@example.org\nSent: 1 March 2026 09:00\nSubject: The van\n\nAsk for Craig Dunmore.\n',
  'Somebody asked for Craig Dunmore at the hall.',
] as const;

/** How often an optional field is filled in, where it is not the usual third. */
const filledIn: Readonly<Record<string, number>> = {
  reason: 0.8,
  rcap: 0.7,
  text: 0.95,
  sourceContact: 0.5,
  receivedAt: 0.7,
  kind: 0.15,
  marking: 0.15,
  compartmentId: 0.15,
  state: 0.2,
  result: 0.8,
  passphrase: 0.9,
  immediateRisk: 0.15,
};

function oneId(filling: Filling, field: Field, kind: Kind, random: Random): number | undefined {
  const { known, login, guesses, about } = filling;
  if (kind === 'account')
    return pick(
      random,
      field.verb.startsWith('access.') && field.path.at(-1) === 'id' ? filling.spare : filling.accounts,
    );
  if (kind === 'compartment') {
    // Those that people made are known from answers, and these are not.
    const made = known.pick({ verb: field.verb, login, kind, beside: field.beside }, random);
    return made !== undefined && chance(random, 0.7) ? made.id : pick(random, filling.compartments);
  }
  if (about?.kind === kind && chance(random, 0.9)) return about.id;
  if (chance(random, 0.05)) {
    const guessed = guesses.filter((one) => one.kind === kind);
    return guessed.length > 0 ? pick(random, guessed).id : nobody + below(random, 10);
  }
  return known.pick({ verb: field.verb, login, kind, beside: field.beside }, random)?.id;
}

function ids(filling: Filling, field: Field, random: Random): unknown {
  const kind = kindOf(field.verb, 'input', field.path, field.beside);
  const unset = field.nullable ? null : undefined;
  const left = kind === 'compartment' ? 0.8 : field.beside.to === 'allocated' ? 0 : field.optional ? 0.6 : 0.35;
  if ((field.nullable || field.optional) && chance(random, left)) return unset;
  if (field.schema.type !== 'array') return oneId(filling, field, kind, random) ?? (field.nullable ? null : nobody);
  const some = Array.from({ length: 1 + below(random, 2) }, () => oneId(filling, field, kind, random));
  const own = ['members', 'readers'].includes(field.path.at(-1) ?? '') ? [filling.me] : [];
  return [...own, ...some.filter((id) => id !== undefined)];
}

const steps = ['raised', 'allocated', 'in_progress', 'resulted', 'filed'];

/** What fits a record that was chosen beside it; `byScheme` where nothing is known of that. */
function fitting({ known }: Filling, { verb, path, beside, schema }: Field, random: Random): unknown {
  const name = path.at(-1);
  if (name === 'to' && beside.actionId !== undefined)
    return steps[steps.indexOf(known.find('action', beside.actionId)?.state ?? 'raised') + 1] ?? byScheme;
  // Duties that are kept apart are asked for in one account now and then only.
  if (name === 'roles') return [pick(random, Role.options)];
  if (name === 'kind' && verb === 'documents.notOfCase') return 'phone';
  if (name !== 'what' || schema.enum === undefined) return byScheme;
  const back = verb === 'investigations.restore';
  const items = known.all().filter((thing) => thing.of === beside.id && thing.withdrawn === back);
  const kinds = items.map(({ kind }) => kind).filter((kind) => schema.enum?.includes(kind));
  return kinds.length === 0 ? byScheme : pick(random, kinds);
}

const aroundUk: Readonly<Record<string, number>> = { west: -12, south: 48, east: 9, north: 62 };
/** A picture of one pixel. */
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Parts of the map that hold something, and few conditions at once. */
function ofMap({ path, nullable }: Field, random: Random): unknown {
  const [over, name = ''] = [path.at(-2), path.at(-1)];
  if (over === 'box') return aroundUk[name];
  if (over === 'centre') return name === 'lon' ? 1.65 : 54.75;
  if (name === 'metres') return pick(random, [500, 5_000, 50_000]);
  if (name === 'picture') return onePixel;
  if (name === 'text') return pick(random, ['Halverton', 'ZZ99 3AB', 'Mill Lane, Halverton', '54.7512, 1.6523']);
  if (over !== 'filter') return byScheme;
  if (name === 'kinds') return ['report', 'vehicle_sighting', 'case_event', 'case_address'];
  return nullable && !chance(random, 0.15) ? null : byScheme;
}

const keptWith = ['contributionId', 'investigationId', 'exhibitId'];

/** A document is kept with one of the three. */
function ofOneRecord(filling: Filling, field: Field, random: Random): unknown {
  const name = field.path.at(-1) ?? '';
  if (!['documents.list', 'documents.begin'].includes(field.verb) || !keptWith.includes(name)) return byScheme;
  const chosen = keptWith.some((one) => typeof field.beside[one] === 'number');
  if (chosen || (name !== 'exhibitId' && chance(random, 0.6))) return null;
  return oneId(filling, field, kindOf(field.verb, 'input', field.path, field.beside), random) ?? nobody;
}

/** The other end of what is said of an entity is one of the two; what an item rests on is seldom a record. */
function ofEntity({ verb, path, beside }: Field, random: Random): unknown {
  const name = path.at(-1);
  if (!verb.startsWith('entities.')) return byScheme;
  if (['contributionId', 'documentId', 'eventId', 'exhibitId', 'grade'].includes(name ?? '') && chance(random, 0.8))
    return null;
  if (name === 'relation') return 'connected_with';
  if (name === 'subjectId') return typeof beside.otherEntityId === 'number' ? null : byScheme;
  if (name === 'otherEntityId') return typeof beside.subjectId === 'number' ? null : byScheme;
  if (name === 'reviewOn') return chance(random, 0.8) ? '2031-01-01' : byScheme;
  if (['since', 'fromDay', 'validFrom'].includes(name ?? '')) return '2025-01-01';
  return byScheme;
}

const ruleChanges = [
  { name: 'repeat', rule: { earlier: 3, closed: 2, months: 12 } },
  { name: 'break_glass', rule: { hours: 2, reviewDays: 2, attempts: 4, perHours: 12 } },
  { name: 'review_share', rule: { percent: 30 } },
  { name: 'began_with_public', rule: { linkedWithinDays: 14 } },
  { name: 'small_numbers', rule: { below: 6, leastDays: 31 } },
  { name: 'trend', rule: { alpha: 0.01 } },
  {
    name: 'exception',
    rule: { days: { deliveries: 1, disseminations: 3, signOffs: 2, countersignatures: 4, callBacks: 0 } },
  },
];

/** The choice of every field for one input. */
export function chooser(filling: Filling): Choose {
  return (field, random) => {
    const early = filling.first?.(field, random) ?? byScheme;
    if (early !== byScheme) return early;
    const name = field.path.at(-1) ?? '';
    // A rule as its form sends it: based on the version that stands, from a day that is to come, and none of the others that are asked about.
    if (field.verb === 'rules.propose' && name === 'content') return pick(random, ruleChanges);
    if (field.verb === 'rules.propose' && name === 'basedOn') return 1;
    if (field.verb === 'rules.propose' && name === 'fromDay') return chance(random, 0.9) ? '2031-01-01' : '2026-01-01';
    // A whole period that is over, of which nothing was released: hardly ever by chance.
    if (field.verb === 'publicPage.draft' && chance(random, 0.8))
      return name === 'corrects' ? null : name === 'from' ? '2026-01-01' : '2026-03-01';
    if (field.verb.startsWith('maps.')) {
      const part = ofMap(field, random);
      if (part !== byScheme) return part;
    }
    if (field.verb === 'myWork.moveCallBack' && name === 'day' && chance(random, 0.8)) return '2027-01-04';
    // Few conditions at once, or nothing is found.
    if (field.path.at(-2) === 'filter' && !field.verb.startsWith('maps.') && !chance(random, 0.12)) return undefined;
    // An event has its source and its subject among those of its investigation, and most are told by somebody else, of nobody in particular.
    if (['contributionId', 'subjectId'].includes(name) && field.verb.endsWith('Event') && chance(random, 0.7))
      return null;
    const entity = ofEntity(field, random);
    if (entity !== byScheme) return entity;
    const ofOne = ofOneRecord(filling, field, random);
    if (ofOne !== byScheme) return ofOne;
    // Three letters, as they are begun.
    if (field.verb === 'documents.begin' && name === 'size') return 3;
    if (field.verb === 'documents.begin' && name === 'marking') return null;
    if (field.verb === 'documents.addPiece' && name !== 'documentId') return name === 'from' ? 0 : 'QUJD';
    if (field.verb === 'exhibits.record' && name === 'reference') return `JAS/${1 + below(random, 9_000)}`;
    // Nobody is mentioned whose name does not stand in the text.
    if (name === 'mentions') return [];
    // A text is the name of something that is no record.
    if (isIdField(name) && field.schema.type !== 'string') return ids(filling, field, random);
    if (name === 'version' && field.beside.entityId !== undefined)
      return filling.known.find('entity', field.beside.entityId)?.version ?? 1;
    if (name === 'version' && field.beside.exhibitId !== undefined)
      return filling.known.find('exhibit', field.beside.exhibitId)?.version ?? 1;
    if (name === 'version') {
      const kind = kindOf(field.verb, 'input', ['id'], field.beside);
      const version = filling.known.find(kind, field.beside.id)?.version ?? 1;
      return chance(random, 0.95) ? version : version + 1;
    }
    if (name === 'basedOn') {
      const record = ['action', 'enquiry', 'note'].find((kind) => field.beside[`${kind}Id`] !== undefined) ?? '';
      return filling.known.find(record, field.beside[`${record}Id`])?.version ?? 1;
    }
    if (name === 'quote' && chance(random, 0.9)) return undefined;
    if (name === 'ticket')
      return filling.tickets.length > 0 ? pick(random, filling.tickets) : 'a-ticket-that-nobody-gave';
    if (name === 'after') {
      const open = filling.cursors.get(field.verb) ?? [];
      return open.length > 0 && chance(random, 0.5) ? pick(random, open) : null;
    }
    // Page by page, so that every place of a list is one where a page ends.
    if (name === 'limit' && field.beside.after !== undefined && chance(random, 0.6)) return 1;
    // The one or the other.
    if (name === 'pasted')
      return field.beside.fileToken === undefined ? { text: pick(random, pastes), html: null } : undefined;
    if (name === 'fileToken') {
      if (field.optional && chance(random, 0.2)) return undefined;
      const map = field.beside.kind === 'tiles' ? 'tiles' : 'places';
      if (field.verb === 'maps.loadFile')
        return filling.tokens.read.find((token) => token.endsWith(map)) ?? pick(random, filling.tokens.read);
      const cases = filling.tokens.read.find((token) => token.endsWith('investigations'));
      const wanted = field.verb === 'intake.importInvestigations' && chance(random, 0.7) ? cases : undefined;
      return wanted ?? pick(random, filling.tokens.read);
    }
    if (name === 'saveToken') return filling.tokens.save;
    if (name === 'folderToken') return filling.tokens.backups;
    if (name === 'mapping') return field.nullable && chance(random, 0.5) ? null : plainMapping;
    if (field.optional && !chance(random, filledIn[name] ?? 0.35)) return undefined;
    // What it is already would change nothing.
    if (name === 'marking' && field.verb.endsWith('changeMarking')) return pick(random, ['OFFICIAL', 'SECRET']);
    if (name === 'marking' && chance(random, 0.8)) return 'OFFICIAL-SENSITIVE';
    return chance(random, 0.85) ? fitting(filling, field, random) : byScheme;
  };
}
