/** What the columns of a file of contributions mean, and the contribution that a row becomes. */
import { z } from 'zod';
import { Instant } from './core.ts';
import { Channel, ContributionKind, Marking } from './vocabulary.ts';

/** The name of a column in the file, or null where the file has none for it. */
const Column = z.string().max(200).nullable();

export const DateOrder = z.enum(['day-first', 'month-first', 'iso']);
export type DateOrder = z.infer<typeof DateOrder>;

/** Fields for which a column can be chosen. */
export const ColumnField = z.enum([
  'text',
  'receivedAt',
  'receivedTime',
  'channel',
  'kind',
  'reference',
  'area',
  'where',
  'person',
  'contact',
  'marking',
]);
export type ColumnField = z.infer<typeof ColumnField>;

/** Fields that a file may spread over several columns. */
export const JoinedField = z.enum(['text', 'area', 'where', 'person', 'contact']);
export type JoinedField = z.infer<typeof JoinedField>;

export const ColumnMapping = z.strictObject({
  text: Column,
  receivedAt: Column,
  /** The time of day, where it has a column of its own. */
  receivedTime: Column.optional(),
  channel: Column,
  kind: Column,
  /** The sender's own number for the contribution. */
  reference: Column,
  area: Column,
  where: Column,
  /** The source's name; kept apart from the contribution, under seal. */
  person: Column,
  /** How to reach the source; sealed away with the name. */
  contact: Column,
  marking: Column,
  /** Further columns of a field; their cells follow those of the first. */
  also: z.partialRecord(JoinedField, z.array(z.string().max(200)).max(10)).optional(),
  /** How `03/04/2026` is read. `iso` accepts no such date. */
  dateOrder: DateOrder,
  /** For dates without an offset. */
  timeZone: z.literal('Europe/London'),
  /** For rows without a channel of their own. */
  defaultChannel: Channel,
  /** For rows where neither kind nor channel says what it is. */
  defaultKind: ContributionKind,
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** The longest text of one contribution, in UTF-16 units. */
export const longestText = 200_000;

/** One row of a file, fully read. An advice contact is only counted, so it holds no text and no source. */
export const IncomingContribution = z
  .strictObject({
    reference: z.string().min(1).max(64).nullable(),
    kind: ContributionKind,
    channel: Channel,
    receivedAt: Instant,
    text: z.string().max(longestText),
    area: z.string().min(1).max(200).nullable(),
    where: z.string().min(1).max(500).nullable(),
    /** A mail may name several people who could be the source. */
    sourceName: z.string().min(1).max(2_000).nullable(),
    sourceContact: z.string().min(1).max(400).nullable(),
    marking: Marking,
  })
  .refine(
    (row) =>
      row.kind === 'advice'
        ? row.text === '' && row.where === null && row.sourceName === null && row.sourceContact === null
        : row.text.trim() !== '',
    { message: 'An advice contact carries no content; anything else carries a text.' },
  );
export type IncomingContribution = z.infer<typeof IncomingContribution>;
