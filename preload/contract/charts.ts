/** Room: link charts: what is linked with what, why, and how two things are connected; charts that are saved with a case. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, disclosed, Id, Instant, Line, Nothing, PathToken, Reason, type RecordRef, verb } from './core.ts';
import { EntityRecordKind, MarkerKind } from './entity-words.ts';
import { investigationReaders } from './roles.ts';
import {
  HandlingCode,
  IdentifierKind,
  IntelligenceGrade,
  label,
  Marking,
  MatchStrength,
  SourceGrade,
} from './vocabulary.ts';

/** Things on one chart at most. */
export const chartThingsMost = 3_000;
/** People and things of which other cases on the chart are looked for: each takes as long as a suggestion for one contribution. */
export const entitiesMatchedMost = 60;
/** Counts of what is linked with a thing stop here, and say "or more". */
export const linkedCountedTo = 200;
/** What a key is held by, cases and contributions together, from which on it connects nothing by itself: a town, a given name. */
export const commonFrom = 25;

/** What is drawn of what texts and cases hold. Dates are no identifiers: everybody shares them. */
export const ChartIdentifierKind = IdentifierKind.exclude(['date']);
export type ChartIdentifierKind = z.infer<typeof ChartIdentifierKind>;

/** A thing is named by the field that says what it is: identifiers have no number, and are the same wherever they are held. */
export const ThingRef = z.union([
  z.strictObject({ investigationId: Id }),
  z.strictObject({ subjectId: Id }),
  z.strictObject({ entityId: Id }),
  z.strictObject({ contributionId: Id }),
  z.strictObject({ eventId: Id }),
  z.strictObject({ arrestId: Id }),
  z.strictObject({ kind: ChartIdentifierKind, value: z.string().min(1).max(300) }),
]);
export type ThingRef = z.infer<typeof ThingRef>;

export const ThingKind = z.enum([
  'investigation',
  'subject',
  /** A person or thing that a case has a record of. */
  'entity',
  'contribution',
  'event',
  'arrest',
  ...ChartIdentifierKind.options,
]);
export type ThingKind = z.infer<typeof ThingKind>;

/** What stands on the symbol of each, so that no kind is told by colour alone. */
export const thingCodes: Readonly<Record<ThingKind, string>> = {
  investigation: 'OP',
  subject: 'SUBJ',
  entity: 'REC',
  contribution: 'TIP',
  event: 'EVENT',
  arrest: 'ARR',
  phone: 'TEL',
  vrm: 'VRM',
  postcode: 'PC',
  email: '@',
  url: 'WWW',
  handle: 'ACCT',
  person: 'NAME',
  address: 'ADDR',
  organisation: 'ORG',
  place: 'PLACE',
  vehicle: 'VEH',
  bank_account: 'BANK',
  imei: 'IMEI',
  ip_address: 'IP',
  passport: 'PASS',
};

/** A person or thing that a case has a record of has the letters of its own kind. */
export const recordCodes: Readonly<Record<EntityRecordKind, string>> = {
  person: 'PERS',
  vehicle: 'VEH',
  phone: 'TEL',
  address: 'ADDR',
  organisation: 'ORG',
  online_account: 'ACCT',
  object: 'OBJ',
};

/** A kind of thing as an officer reads it. A person of a case is a subject; a name stands by itself. */
export const thingWord = (kind: ThingKind): string =>
  (({ person: 'Name', entity: 'Person or thing' }) as Partial<Record<ThingKind, string>>)[kind] ?? label(kind);

const many: Readonly<Partial<Record<ThingKind, string>>> = {
  address: 'addresses',
  person: 'names',
  entity: 'people and things',
  imei: 'IMEIs',
  ip_address: 'IP addresses',
  url: 'web addresses',
  handle: 'handles',
  email: 'e-mail addresses',
};

/** `37 contributions`, `200 or more phones`. */
export function countedThings(kind: ThingKind, count: number, orMore = false): string {
  const one =
    kind === 'email' ? 'e-mail address' : thingWord(kind).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
  return `${count.toLocaleString('en-GB')}${orMore ? ' or more' : ''} ${count === 1 && !orMore ? one : (many[kind] ?? `${one}s`)}`;
}

/** On one line, without what would turn, hide or break it: as it stands on a chart and in a file of one. */
export const printable = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** At most so many characters, none of them cut in half. */
export function shortened(text: string, longest: number): string {
  const plain = printable(text);
  if (plain.length <= longest) return plain;
  // Of a text without end only the beginning is read.
  const letters = [...new Intl.Segmenter('en-GB').segment(plain.slice(0, 40 * longest))].map(({ segment }) => segment);
  return letters.length <= longest
    ? letters.join('')
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** How two things are linked. */
export const LinkKind = z.enum([
  /** A person is a subject of a case. */
  'subject_of',
  /** A case, or one of its subjects, has an identifier. */
  'has',
  /** A contribution names an identifier. */
  'names',
  /** Somebody linked a contribution with a case, or was unsure. */
  'linked',
  'unsure',
  /** Two contributions speak of one person: decided by somebody, or as the matcher has it. */
  'same_person',
  'may_be_same_person',
  /** An event or an arrest of a case, whom it concerns, and what an event rests on. */
  'happened_in',
  'concerns',
  'rests_on',
  /** A person or thing is recorded in a case, is related to another, or is said to be the same as it. */
  'recorded_in',
  'related',
  'said_same',
  /** The matcher finds it in a contribution, or in what another case knows. */
  'matched',
]);
export type LinkKind = z.infer<typeof LinkKind>;

const Grade = z.object({ source: SourceGrade, intelligence: IntelligenceGrade, handling: HandlingCode });

export const ChartThing = z.object({
  thing: ThingRef,
  kind: ThingKind,
  title: z.string(),
  /** What else is known of it, in a line. */
  detail: z.string(),
  /** Of an identifier: as the record is that holds it and may be handled most freely. */
  ...marked,
  /** When it was received, or happened; `null` where it has no time of its own. */
  at: Instant.nullable(),
  /** Of a contribution, or of the one that an event rests on. */
  grade: Grade.nullable(),
  /** Of a person or thing that a case has a record of: what it is, and the warnings that stand. */
  record: z.object({ kind: EntityRecordKind, warnings: z.array(MarkerKind) }).nullable(),
});
export type ChartThing = z.infer<typeof ChartThing>;

export const ChartLink = z.object({
  from: ThingRef,
  to: ThingRef,
  kind: LinkKind,
  /** As the text or the case has it; a role; empty where there is nothing to add. */
  words: z.string(),
  /** Of a relation and of what somebody is known by: for which days it holds. */
  days: z.object({ from: Day.nullable(), to: Day.nullable() }).nullable(),
  /** Of a relation. */
  grade: Grade.nullable(),
  strength: MatchStrength.nullable(),
  /** When it was recorded or decided, and by whom; nobody where the matcher found it. */
  at: Instant.nullable(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ChartLink = z.infer<typeof ChartLink>;

/** What a saved chart leaves out of sight. */
export const ChartFilters = z.strictObject({
  /** Only these kinds of thing; none are all. */
  kinds: z.array(ThingKind).max(40).default([]),
  /** Only what has no time, or one between these. */
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  /** No contribution that is graded below these: source 1 to 3, intelligence A to E. Ungraded ones are left out as well. */
  source: SourceGrade.nullable().default(null),
  intelligence: IntelligenceGrade.nullable().default(null),
});
export type ChartFilters = z.infer<typeof ChartFilters>;

const coordinate = z.number().min(-1_000_000).max(1_000_000);
/** Where a thing stands on a chart, in pixels at full size, and how it is shown. */
const place = {
  thing: ThingRef,
  x: coordinate,
  y: coordinate,
  hidden: z.boolean(),
  note: z.string().trim().max(2_000),
  /** Kinds of which its leaves are drawn one by one, however many there are. */
  apart: z.array(ThingKind).max(40),
};

const PlacedThing = z.object({ ...place, version: z.int() });
export type PlacedThing = z.infer<typeof PlacedThing>;

const recordOf = (thing: ThingRef): RecordRef[] => {
  if ('contributionId' in thing) return [`contribution:${thing.contributionId}`];
  if ('investigationId' in thing) return [`investigation:${thing.investigationId}`];
  if ('subjectId' in thing) return [`subject:${thing.subjectId}`];
  if ('entityId' in thing) return [`entity:${thing.entityId}`];
  if ('eventId' in thing) return [`event:${thing.eventId}`];
  return 'arrestId' in thing ? [`arrest:${thing.arrestId}`] : [];
};
/** Identifiers are no records of their own: the log names none. */
const recordsOf = (things: readonly { thing: ThingRef }[]): RecordRef[] => [
  ...new Set(things.flatMap(({ thing }) => recordOf(thing))),
];

/** One mark of a drawing, in pixels from its top left corner. Colours are those of paper: black lines, pale fills. */
export const Mark = z.discriminatedUnion('mark', [
  z.object({
    mark: z.literal('line'),
    x1: z.number(),
    y1: z.number(),
    x2: z.number(),
    y2: z.number(),
    colour: z.string(),
    width: z.number(),
    dashed: z.boolean(),
  }),
  z.object({ mark: z.literal('shape'), points: z.array(z.array(z.number())), fill: z.string(), stroke: z.string() }),
  z.object({
    mark: z.literal('text'),
    x: z.number(),
    y: z.number(),
    text: z.string(),
    size: z.number(),
    bold: z.boolean(),
    anchor: z.enum(['start', 'middle']),
    colour: z.string(),
  }),
]);
export type Mark = z.infer<typeof Mark>;

const drawn = { things: z.array(ChartThing), links: z.array(ChartLink) };

export const charts = {
  'charts.around': verb({
    summary: 'counts what is linked with a thing, by kind, before any of it is shown',
    input: z.strictObject({ thing: ThingRef }),
    output: z.object({
      thing: ChartThing,
      groups: z.array(
        z.object({
          kind: ThingKind,
          /** Counted to `linkedCountedTo`. */
          count: z.int(),
          orMore: z.boolean(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => recordsOf([out.thing]),
  }),
  'charts.linked': verb({
    summary: 'shows what of one kind is linked with a thing, and why',
    input: z.strictObject({
      thing: ThingRef,
      kind: ThingKind,
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200).default(50),
    }),
    /** Another page may follow one that is empty. */
    output: z.object({ ...drawn, next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [...new Set([...recordOf(input.thing), ...recordsOf(out.things)])],
  }),
  'charts.draw': verb({
    summary:
      'shows things with the links that there are between them; those that are not shown to the person are left out',
    input: z.strictObject({ things: z.array(ThingRef).max(chartThingsMost) }),
    output: z.object(drawn),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => recordsOf(out.things),
  }),
  'charts.connect': verb({
    summary: 'looks for the shortest ways in which two things are connected',
    input: z.strictObject({
      from: ThingRef,
      to: ThingRef,
      /** Links on one way at most. */
      depth: z.int().min(1).max(8).default(6),
      /** Whether what many hold counts as a connection, a town or a given name, and a match that nobody has decided. */
      common: z.boolean().default(false),
    }),
    output: z.object({
      ...drawn,
      /** Each from the one to the other; some of the shortest, where there are many. */
      ways: z.array(z.array(ThingRef)),
      /** More ways of that length than are shown. */
      more: z.boolean(),
      /** Why nothing longer was looked at, where nothing or not everything was found. */
      stopped: z.enum(['depth', 'places']).nullable(),
      /** Something that many hold was passed over. */
      passedOver: z.boolean(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [...new Set([...recordOf(input.from), ...recordOf(input.to), ...recordsOf(out.things)])],
  }),
  'charts.list': verb({
    summary: 'lists the charts that are saved with a case, the newest first',
    input: z.strictObject({
      investigationId: Id,
      withdrawn: z.boolean().default(false),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({
      charts: z.array(
        z.object({
          id: Id,
          name: z.string(),
          note: z.string(),
          madeAt: Instant,
          madeBy: z.string(),
          withdrawnReason: z.string().nullable(),
        }),
      ),
      /** Whether the person may make, change and withdraw them. */
      mayChange: z.boolean(),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [`investigation:${input.investigationId}`],
  }),
  'charts.make': verb({
    summary: 'saves a chart with a case',
    input: z.strictObject({
      investigationId: Id,
      name: Line,
      note: z.string().trim().max(4_000).default(''),
      things: z.array(z.strictObject(place)).max(chartThingsMost).default([]),
    }),
    output: z.object({ id: Id }),
    processing: 'collection',
    permission: investigationReaders,
    records: (input, out) => [`chart:${out.id}`, `investigation:${input.investigationId}`, ...recordsOf(input.things)],
  }),
  'charts.open': verb({
    summary: 'opens a saved chart, with what of it the person may see',
    input: z.strictObject({ id: Id }),
    output: z.object({
      id: Id,
      investigationId: Id,
      operation: z.string(),
      name: z.string(),
      note: z.string(),
      filters: ChartFilters,
      version: z.int(),
      withdrawn: z.boolean(),
      mayChange: z.boolean(),
      /** The highest of the case and of what is shown. */
      ...marked,
      placed: z.array(PlacedThing),
      ...drawn,
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [
      ...new Set([`chart:${input.id}`, `investigation:${out.investigationId}`, ...recordsOf(out.things)]),
    ],
  }),
  'charts.save': verb({
    summary: 'saves what was changed on a chart; nothing is kept where somebody else has changed the same meanwhile',
    input: z.strictObject({
      id: Id,
      /** Name, note and filters, where they changed: on the version that they were based on. */
      about: z
        .strictObject({ was: z.int(), name: Line, note: z.string().trim().max(4_000), filters: ChartFilters })
        .nullable(),
      /** `was`: the version that it was based on, `null` for what was not there. */
      put: z.array(z.strictObject({ ...place, was: z.int().nullable() })).max(chartThingsMost),
      remove: z.array(ThingRef).max(chartThingsMost),
    }),
    output: z.object({ version: z.int(), put: z.array(PlacedThing) }),
    processing: 'alteration',
    permission: investigationReaders,
    records: (input) => [
      ...new Set([
        `chart:${input.id}`,
        ...recordsOf(input.put),
        ...recordsOf(input.remove.map((thing) => ({ thing }))),
      ]),
    ],
  }),
  'charts.withdraw': verb({
    summary: 'withdraws a saved chart with a reason; it stays in the list of those withdrawn',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationReaders,
    records: (input) => [`chart:${input.id}`],
  }),
  'charts.restore': verb({
    summary: 'restores a saved chart that was withdrawn',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationReaders,
    records: (input) => [`chart:${input.id}`],
  }),
  'charts.export': verb({
    summary:
      'writes a chart as an SVG file, or prepares its picture, with marking, legal basis and the number of a receipt',
    input: z.strictObject({
      title: Line,
      format: z.enum(['svg', 'png']),
      things: z
        .array(z.strictObject({ thing: ThingRef, x: coordinate, y: coordinate }))
        .min(1)
        .max(chartThingsMost),
      /** Things that are drawn as one. */
      groups: z
        .array(z.strictObject({ x: coordinate, y: coordinate, things: z.array(ThingRef).min(1).max(chartThingsMost) }))
        .max(500)
        .default([]),
      saveToken: PathToken,
      ...disclosed,
    }),
    output: z.object({
      disclosureId: Id,
      receipt: z.string(),
      marking: Marking,
      /** Of a picture: what is drawn in it, as SVG; the page gives it back in dots. */
      drawing: z.object({ width: z.int(), height: z.int(), marks: z.array(Mark) }).nullable(),
    }),
    processing: 'disclosure',
    permission: investigationReaders,
    transaction: 'own',
  }),
  'charts.writePicture': verb({
    summary: 'writes the picture of a chart whose receipt was just given',
    input: z.strictObject({
      disclosureId: Id,
      saveToken: PathToken,
      /** A PNG in base64. */
      picture: z.string().min(1).max(12_000_000),
    }),
    output: z.object({ receipt: z.string() }),
    processing: 'disclosure',
    permission: investigationReaders,
    transaction: 'own',
  }),
} as const;
