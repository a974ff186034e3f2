/**
 * The page for the public: how much people helped in a period, without any name or operation, small numbers left out. Drafted by one
 * person, approved by a second, released with a receipt; what was drafted never changes, and a correction is a new edition.
 *
 * It counts only what is restricted to nobody: records in no compartment, marked OFFICIAL or OFFICIAL-SENSITIVE. Otherwise a figure would
 * depend on who made it, or tell of restricted work by the difference of two pages.
 */
import { z } from 'zod';
import { Cursor, Day, disclosed, Id, Instant, PathToken, Reason, verb } from './core.ts';
import { ShownRule } from './outcome.ts';
import { disclosers } from './roles.ts';
import { Marking } from './vocabulary.ts';

/** A count; `null` where it is left out. */
const Count = z.int().nullable();

const PublicTable = z.object({
  name: z.enum(['contributions', 'investigations', 'plots', 'arrests']),
  title: z.string(),
  note: z.string(),
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  /** One row and one column more than are named, for the totals. */
  cells: z.array(z.array(Count)),
});

export const PublicFigures = z.object({
  asOf: Instant,
  from: Day,
  to: Day,
  days: z.int(),
  rule: ShownRule,
  lateStageRule: ShownRule,
  /** What was said in public about the whole country, with its source. */
  published: z.object({
    version: z.int(),
    source: z.string(),
    said: z.string(),
    contributionsPerDay: z.int(),
    hotlineCallsPerDay: z.int(),
    arrestsPerYear: z.int(),
    lateStagePlots: z.int(),
    plotMonths: z.int(),
  }),
  /** Means a day and a year, from totals that are shown; `kinds`: for each row of the first table. */
  perDay: z.object({
    contributions: z.number().nullable(),
    hotline: z.number().nullable(),
    kinds: z.array(z.number().nullable()),
  }),
  arrestsPerYear: z.number().nullable(),
  tables: z.array(PublicTable),
});

export type PublicFigures = z.infer<typeof PublicFigures>;

export const PageState = z.enum(['draft', 'approved', 'released', 'refused', 'withdrawn']);
export type PageState = z.infer<typeof PageState>;

const PageLine = z.object({
  id: Id,
  from: Day,
  to: Day,
  edition: z.int(),
  state: PageState,
  draftedBy: z.string(),
  draftedAt: Instant,
  approvedBy: z.string().nullable(),
  releasedAt: Instant.nullable(),
});

export type PageLine = z.infer<typeof PageLine>;

export const PublicPage = PageLine.extend({
  marking: Marking,
  draftedById: Id,
  approvedAt: Instant.nullable(),
  /** Why it was refused or withdrawn. */
  why: z.string().nullable(),
  corrects: Id.nullable(),
  /** A later edition of it. */
  correctedBy: Id.nullable(),
  figures: PublicFigures,
  /** The newest of its receipts. */
  releases: z.array(
    z.object({
      number: z.string(),
      form: z.enum(['pdf', 'csv']),
      at: Instant,
      by: z.string(),
      recipient: z.string(),
      legalBasis: z.string(),
    }),
  ),
});

export type PublicPage = z.infer<typeof PublicPage>;

const ref = (id: number) => [`public-page:${id}`];

/** What counts, in the words that stand on the page. */
export const publicPageCounts =
  'Counted are records that are restricted to nobody. What the police keep under a compartment, for named readers only, or marked SECRET or above, is in no figure.';

export const publicPage = {
  'publicPage.list': verb({
    summary: 'lists the pages for the public, newest first',
    input: z.strictObject({ after: Cursor.nullable() }),
    output: z.object({ pages: z.array(PageLine), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: disclosers,
    records: (_, out) => out.pages.map(({ id }) => `public-page:${id}`),
  }),
  'publicPage.get': verb({
    summary: 'opens a page for the public',
    input: z.strictObject({ id: Id }),
    output: PublicPage,
    processing: 'consultation',
    permission: disclosers,
    records: (input) => ref(input.id),
  }),
  'publicPage.draft': verb({
    summary: 'drafts a page for a period, or a new edition of one that was released',
    input: z.strictObject({ from: Day, to: Day, corrects: Id.nullable() }),
    output: z.object({ id: Id }),
    processing: 'collection',
    permission: disclosers,
    records: (_, out) => ref(out.id),
  }),
  'publicPage.approve': verb({
    summary: 'approves a page as the second person, or refuses to',
    input: z.strictObject({ id: Id, agree: z.boolean(), reason: Reason.nullable() }),
    output: z.object({}),
    processing: 'alteration',
    permission: disclosers,
    records: (input) => ref(input.id),
  }),
  'publicPage.withdraw': verb({
    summary: 'withdraws a page that has not been released',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: z.object({}),
    processing: 'alteration',
    permission: disclosers,
    records: (input) => ref(input.id),
  }),
  'publicPage.release': verb({
    summary: 'releases an approved page to somebody, with a receipt, to be printed once',
    input: z.strictObject({ id: Id, ...disclosed }),
    output: z.object({
      number: z.string(),
      /** Good for one printing. */
      ticket: z.string(),
      /** The paper's own name: of the file, and the title that readers say. */
      name: z.string(),
    }),
    processing: 'disclosure',
    permission: disclosers,
    transaction: 'write',
    records: (input) => ref(input.id),
  }),
  'publicPage.figuresAsCsv': verb({
    summary: 'releases an approved page to somebody as a CSV file, with a receipt',
    input: z.strictObject({ id: Id, saveToken: PathToken, ...disclosed }),
    output: z.object({ rows: z.int(), number: z.string() }),
    processing: 'disclosure',
    permission: disclosers,
    transaction: 'own',
  }),
} as const;
