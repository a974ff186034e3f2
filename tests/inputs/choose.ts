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

const steps = ['raised', 'allocated', 'completed', 'resulted', 'filed'];

/** What fits a record that was chosen beside it; `byScheme` where nothing is known of that. */
function fitting({ known }: Filling, { verb, path, beside, schema }: Field, random: Random): unknown {
  const name = path.at(-1);
  if (name === 'to' && beside.actionId !== undefined)
    return steps[steps.indexOf(known.find('action', beside.actionId)?.state ?? 'raised') + 1] ?? byScheme;
  // Duties that are kept apart are asked for in one account now and then only.
  if (name === 'roles') return [pick(random, Role.options)];
  if (name !== 'what' || schema.enum === undefined) return byScheme;
  const back = verb === 'investigations.restore';
  const items = known.all().filter((thing) => thing.of === beside.id && thing.withdrawn === back);
  const kinds = items.map(({ kind }) => kind).filter((kind) => schema.enum?.includes(kind));
  return kinds.length === 0 ? byScheme : pick(random, kinds);
}

/** The choice of every field for one input. */
export function chooser(filling: Filling): Choose {
  return (field, random) => {
    const early = filling.first?.(field, random) ?? byScheme;
    if (early !== byScheme) return early;
    const name = field.path.at(-1) ?? '';
    // A whole period that is over, of which nothing was released: hardly ever by chance.
    if (field.verb === 'publicPage.draft' && chance(random, 0.8))
      return name === 'corrects' ? null : name === 'from' ? '2026-01-01' : '2026-03-01';
    if (field.verb === 'myWork.moveCallBack' && name === 'day' && chance(random, 0.8)) return '2027-01-04';
    // Few conditions at once, or nothing is found.
    if (field.path.at(-2) === 'filter' && !chance(random, 0.12)) return undefined;
    // An event has its source and its subject among those of its investigation, and most are told by somebody else, of nobody in particular.
    if (['contributionId', 'subjectId'].includes(name) && field.verb.endsWith('Event') && chance(random, 0.7))
      return null;
    // A text is the name of something that is no record.
    if (isIdField(name) && field.schema.type !== 'string') return ids(filling, field, random);
    if (name === 'version') {
      const kind = kindOf(field.verb, 'input', ['id'], field.beside);
      const version = filling.known.find(kind, field.beside.id)?.version ?? 1;
      return chance(random, 0.95) ? version : version + 1;
    }
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
