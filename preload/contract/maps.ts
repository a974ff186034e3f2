/** Room: where things were: the map, what is near a place, and the files that an installation draws and names places by. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, disclosed, Id, Instant, Line, Nothing, PathToken, Reason, TaskName, verb } from './core.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { IdentifierKind, MapFileKind, PointKind, PointOrigin } from './vocabulary.ts';

/** WGS 84, in degrees. */
export const LonLat = z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-85).max(85) });
export type LonLat = z.infer<typeof LonLat>;

/** Degrees; it does not cross the antimeridian. */
export const MapBox = z
  .strictObject({
    west: z.number().min(-180).max(180),
    south: z.number().min(-85).max(85),
    east: z.number().min(-180).max(180),
    north: z.number().min(-85).max(85),
  })
  .refine(({ west, south, east, north }) => west <= east && south <= north, {
    message: 'west to east, south to north',
  });
export type MapBox = z.infer<typeof MapBox>;

export const MapFilter = z.strictObject({
  kinds: z.array(PointKind).min(1).max(4),
  /** By whole weeks, Monday to Sunday: those that these days fall in. Addresses have no time, and always pass. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** Leaves out what is placed less exactly than this many metres. */
  within: z.int().positive().nullable(),
  /** Of one investigation: what is recorded in it, and contributions linked to it. */
  investigationId: Id.nullable(),
  contributionId: Id.nullable(),
  /** Of one person or thing that a case has a record of: what the matcher finds for it, addresses that it is known by, and its events. */
  entityId: Id.nullable(),
  /** Contributions that name it. */
  entity: z.strictObject({ kind: IdentifierKind, value: Line }).nullable(),
});
export type MapFilter = z.infer<typeof MapFilter>;

/** A place that a record names, on the map. */
export const MapPoint = z.object({
  pointId: Id,
  kind: PointKind,
  contributionId: Id.nullable(),
  investigationId: Id.nullable(),
  reference: z.string(),
  /** Of an investigation: its operation. */
  operation: z.string().nullable(),
  /** The first words of a contribution, the title of an event, an address. */
  title: z.string(),
  ...marked,
  /** When it was received or happened; `null` for an address. */
  at: Instant.nullable(),
  /** As the record has it. */
  written: z.string(),
  /** As the gazetteer has it, or what was read. */
  name: z.string(),
  origin: PointOrigin,
  lon: z.number(),
  lat: z.number(),
  /** The place lies within so many metres of the point. */
  uncertainty: z.int(),
  /** An officer chose it among several of one name. */
  chosen: z.boolean(),
});
export type MapPoint = z.infer<typeof MapPoint>;

const recordsOf = (points: readonly { contributionId: number | null; investigationId: number | null }[]) => [
  ...new Set(
    points.flatMap(({ contributionId, investigationId }) => [
      ...(contributionId === null ? [] : [`contribution:${contributionId}`]),
      ...(investigationId === null ? [] : [`investigation:${investigationId}`]),
    ]),
  ),
];

const MapFile = z.object({
  id: Id,
  kind: MapFileKind,
  name: z.string(),
  /** SHA-256 of the file, 64 hex characters. */
  sha256: z.string(),
  /** In bytes. */
  size: z.int(),
  /** Of a gazetteer: how many places it names. */
  places: z.int().nullable(),
  source: z.string(),
  loadedAt: Instant,
  loadedBy: z.string(),
  withdrawnAt: Instant.nullable(),
  reason: z.string().nullable(),
});

/** A place that a gazetteer names. */
const NamedPlace = z.object({
  gazetteerPlaceId: Id,
  name: z.string(),
  /** The town that it lies in, where the gazetteer says so. */
  within: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  uncertainty: z.int(),
});

const PointOf = z.strictObject({
  /** Which of the two lists it is in: points of contributions, or of investigations. */
  of: z.enum(['contribution', 'investigation']),
  pointId: Id,
});

export const maps = {
  'maps.base': verb({
    summary: 'says which map this installation has to draw on',
    input: Nothing,
    output: z.object({
      tiles: z.object({ id: Id, size: z.int(), sha256: z.string(), source: z.string() }).nullable(),
      /** Whether places are named: without a gazetteer only coordinates become points. */
      gazetteer: z.boolean(),
    }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'maps.readTiles': verb({
    summary: 'reads a range of bytes of the map',
    input: z.strictObject({ id: Id, offset: z.int().nonnegative(), length: z.int().min(1).max(1_048_576) }),
    /** Base64; fewer bytes at the end of the file. */
    output: z.object({ bytes: z.string() }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'maps.files': verb({
    summary: 'lists the maps and gazetteers that were loaded, newest first',
    input: z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(100).default(50) }),
    output: z.object({
      files: z.array(MapFile),
      /** Points have not all been made anew since a gazetteer changed. */
      renewalDue: z.boolean(),
      next: Cursor.nullable(),
    }),
    processing: 'none',
    permission: ['administrator'],
  }),
  'maps.loadFile': verb({
    summary: 'loads a map (PMTiles) or a gazetteer (CSV) from a file',
    input: z.strictObject({
      fileToken: PathToken,
      kind: MapFileKind,
      name: z.string().trim().min(1).max(120),
      /** Whose it is and under what licence, as the map shows it. */
      source: z.string().trim().min(3).max(300),
      task: TaskName,
    }),
    output: z.object({ id: Id, sha256: z.string(), places: z.int().nullable() }),
    processing: 'alteration',
    permission: ['administrator'],
    transaction: 'own',
    records: (_, out) => [`map-file:${out.id}`],
  }),
  'maps.withdrawFile': verb({
    summary: 'takes a map or a gazetteer out of use, with a reason; it can be put back',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: ['administrator'],
    records: ({ id }) => [`map-file:${id}`],
  }),
  'maps.restoreFile': verb({
    summary: 'puts a map or a gazetteer back into use',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: ['administrator'],
    records: ({ id }) => [`map-file:${id}`],
  }),
  'maps.renewPoints': verb({
    summary: 'makes all points anew after a gazetteer changed, from where it was interrupted',
    input: z.strictObject({ task: TaskName }),
    output: Nothing,
    processing: 'alteration',
    permission: ['administrator'],
    transaction: 'own',
  }),
  'maps.squares': verb({
    summary: 'counts what lies in each part of a map, and in each week',
    input: z.strictObject({ box: MapBox, zoom: z.int().min(0).max(20), filter: MapFilter }),
    output: z.object({
      total: z.int(),
      /** The box that just holds all of it; `null` where there is none. */
      extent: z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }).nullable(),
      squares: z.array(
        z.object({
          lon: z.number(),
          lat: z.number(),
          n: z.int(),
          kinds: z.partialRecord(PointKind, z.int()),
        }),
      ),
      /** By the Monday; weeks without anything are left out, and so is what has no time. */
      weeks: z.array(z.object({ monday: Day, n: z.int() })),
      /** Of a person or thing: more contributions may hold it than were looked through. */
      more: z.boolean(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: ({ filter }) => [
      ...recordsOf([filter]),
      ...(filter.entityId === null ? [] : ([`entity:${filter.entityId}`] as const)),
    ],
  }),
  'maps.points': verb({
    summary: 'lists the points of a part of the map, those that lie together one after another',
    input: z.strictObject({
      box: MapBox,
      filter: MapFilter,
      after: Cursor.nullable(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ points: z.array(MapPoint), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => recordsOf(out.points),
  }),
  'maps.near': verb({
    summary: 'lists what lies certainly or possibly within a distance of a point, nearest first',
    input: z.strictObject({
      centre: LonLat,
      /** How exactly the centre itself is known, in metres. */
      uncertainty: z.int().nonnegative().max(50_000),
      metres: z.int().min(1).max(50_000),
      /** `certain`: only what lies within it wherever the place really is. */
      certainty: z.enum(['certain', 'possible']),
      filter: MapFilter,
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      found: z.array(MapPoint.extend({ metres: z.int(), certain: z.boolean() })),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => recordsOf(out.found),
  }),
  'maps.findPlace': verb({
    summary: 'finds a postcode, a name of the gazetteer, a grid reference or coordinates on the map',
    input: z.strictObject({ text: z.string().trim().min(2).max(200) }),
    output: z.object({
      /** The first 20. */
      places: z.array(NamedPlace.extend({ gazetteerPlaceId: Id.nullable(), origin: PointOrigin })),
    }),
    processing: 'none',
    permission: contributionReaders,
  }),
  'maps.placesOf': verb({
    summary: 'shows where one contribution or investigation is on the map, and which of its places need a choice',
    input: z
      .strictObject({ contributionId: Id.nullable(), investigationId: Id.nullable() })
      .refine((of) => (of.contributionId === null) !== (of.investigationId === null), { message: 'one record' }),
    output: z.object({
      places: z.array(
        PointOf.extend({
          written: z.string(),
          origin: PointOrigin,
          /** Where it is; `null` while several places have the name and nobody has chosen, or where it is none of them. */
          at: z.object({ lon: z.number(), lat: z.number(), uncertainty: z.int(), name: z.string() }).nullable(),
          /** Places of that name, the first 20, where there are several. */
          candidates: z.array(NamedPlace),
          choice: z.object({ choiceId: Id, by: z.string(), at: Instant, reason: z.string() }).nullable(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => recordsOf([input]),
  }),
  'maps.choosePlace': verb({
    summary: 'says which of several places of one name is meant, or that it is none of them, with a reason',
    input: PointOf.extend({ gazetteerPlaceId: Id.nullable(), reason: Reason }),
    output: z.object({ choiceId: Id, contributionId: Id.nullable(), investigationId: Id.nullable() }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (_, out) => recordsOf([out]),
  }),
  'maps.withdrawChoice': verb({
    summary: 'takes a choice between places back',
    input: z.strictObject({ choiceId: Id }),
    output: z.object({ contributionId: Id.nullable(), investigationId: Id.nullable() }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (_, out) => recordsOf([out]),
  }),
  'maps.print': verb({
    summary: 'gives a receipt for a map that leaves as a picture or on paper, marked as its records are',
    input: z.strictObject({ box: MapBox, filter: MapFilter, ...disclosed }),
    output: z.object({
      ...marked,
      receipt: z.string(),
      ticket: z.string(),
      /** The paper's own name: of the file, and the title that readers say. */
      name: z.string(),
      asOf: Instant,
      preparedBy: z.string(),
      legalBasis: z.string(),
      recordCount: z.int(),
      /** The points to draw, the first 2,000; `more` where there are others, which are not in it. */
      points: z.array(MapPoint),
      more: z.boolean(),
    }),
    processing: 'disclosure',
    transaction: 'write',
    permission: ['supervisor', 'manager'],
    records: (_, out) => recordsOf(out.points),
  }),
  'maps.savePicture': verb({
    summary: 'writes the picture of a map, as its receipt was given for it, to a file',
    input: z.strictObject({
      ticket: z.string().min(16).max(64),
      saveToken: PathToken,
      /** A PNG in base64. */
      picture: z.string().min(16).max(16_000_000),
      task: TaskName,
    }),
    output: Nothing,
    processing: 'disclosure',
    permission: ['supervisor', 'manager'],
    transaction: 'own',
  }),
} as const;
