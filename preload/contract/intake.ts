/** Room: taking contributions in, the queue, and triage. */
import { z } from 'zod';
import { Cursor, Day, Id, Instant, Line, Nothing, PathToken, Reason, TaskName, Text, verb } from './core.ts';
import { Decided, Disguise, FoundIdentifier } from './linking.ts';
import { ColumnMapping } from './mapping.ts';
import {
  Channel,
  ContributionKind,
  ContributionState,
  HandlingCode,
  IntelligenceGrade,
  Marking,
  RcapLevel,
  SourceGrade,
} from './vocabulary.ts';

/** The intake form as typed so far: any field may be missing. */
export const IntakeForm = z.strictObject({
  kind: ContributionKind.optional(),
  channel: Channel.optional(),
  text: Text.optional(),
  /** When the public gave it; now, if left out. */
  receivedAt: Instant.optional(),
  area: z.string().max(200).optional(),
  place: z.string().max(500).optional(),
  immediateRisk: z.boolean().optional(),
  /** The officer confirms that 999 was given. */
  riskConfirmed: z.boolean().optional(),
  anonymous: z.boolean().optional(),
  contactable: z.boolean().optional(),
  /** Sealed away from the contribution as soon as it is recorded. */
  sourceName: z.string().max(200).optional(),
  sourceContact: z.string().max(200).optional(),
  marking: Marking.optional(),
  compartmentId: z.int().optional(),
});
export type IntakeForm = z.infer<typeof IntakeForm>;

export const Grade = z.object({ source: SourceGrade, intelligence: IntelligenceGrade, handling: HandlingCode });
export const Rcap = z.strictObject({
  risk: RcapLevel,
  credibility: RcapLevel,
  actionability: RcapLevel,
  proportionality: RcapLevel,
  note: z.string().max(2000).optional(),
});
export type Rcap = z.infer<typeof Rcap>;

const Month = z.string().regex(/^\d{4}-\d{2}$/);
export const QueueFilter = z.strictObject({
  states: z.array(ContributionState).optional(),
  channels: z.array(Channel).optional(),
  kinds: z.array(ContributionKind).optional(),
  /** Received on or after, on or before: days in the United Kingdom. */
  from: Day.optional(),
  to: Day.optional(),
  /** Waiting longer than this many hours. */
  olderThanHours: z.int().positive().optional(),
  /** Triaged in these months, both included: the first seven characters of the instant, so months in UTC. */
  triaged: z.strictObject({ from: Month, to: Month }).optional(),
  area: z.string().max(200).optional(),
  /** Words that the text has to hold. */
  text: z.string().max(200).optional(),
  immediateRisk: z.boolean().optional(),
  investigationId: Id.optional(),
  importId: Id.optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;
export const QueueSort = z.enum(['newest', 'oldest']);

export const QueueRow = z.object({
  id: Id,
  reference: z.string(),
  kind: ContributionKind,
  channel: Channel,
  state: ContributionState,
  receivedAt: Instant,
  /** The first words of the text. */
  gist: z.string(),
  area: z.string().nullable(),
  immediateRisk: z.boolean(),
  marking: Marking,
  /** Names of the operations it is linked to, as far as the viewer may see them. */
  operations: z.array(z.string()),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const HistoryEntry = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  /** What was done, in words for the officer. */
  what: z.string(),
  reason: z.string().nullable(),
  undone: z.boolean(),
});

export const Contribution = z.object({
  id: Id,
  reference: z.string(),
  sourceReference: z.string().nullable(),
  kind: ContributionKind,
  channel: Channel,
  state: ContributionState,
  version: z.int(),
  receivedAt: Instant,
  recordedAt: Instant,
  triagedAt: Instant.nullable(),
  takenBy: z.string().nullable(),
  text: z.string(),
  area: z.string().nullable(),
  place: z.string().nullable(),
  immediateRisk: z.boolean(),
  riskConfirmed: z.boolean(),
  anonymous: z.boolean(),
  contactable: z.boolean(),
  /** Whether an identity of the source is sealed away; never the identity. */
  sealedSource: z.boolean(),
  marking: Marking,
  compartment: z.string().nullable(),
  identifiers: z.array(FoundIdentifier),
  disguises: z.array(Disguise),
  links: z.array(Decided),
  rcap: Rcap.nullable(),
  triageReason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  grades: z.object({
    submitter: Grade.extend({ conditions: z.string().nullable() }).nullable(),
    evaluator: Grade.extend({ conditions: z.string().nullable() }).nullable(),
  }),
  history: z.array(HistoryEntry),
  /** The viewer recorded it, and has been told since then that it is dealt with elsewhere; `null` otherwise. */
  toldAt: Instant.nullable(),
  /** Whether the viewer’s own last change here can still be undone. */
  canUndo: z.boolean(),
});
export type Contribution = z.infer<typeof Contribution>;

const ImportReport = z.object({
  importId: Id.nullable(),
  taken: z.int(),
  /** Rows that the vault holds already, so that nothing was added for them. */
  alreadyHeld: z.int(),
  refused: z.int(),
  cancelled: z.boolean(),
  refusals: z.array(z.object({ line: z.int(), reasons: z.array(z.string()) })),
});

const readers = ['case_officer', 'intake_officer', 'supervisor', 'manager'] as const;
const officers = ['case_officer', 'intake_officer', 'supervisor'] as const;

export const intake = {
  'intake.record': verb({
    does: 'records a contribution',
    input: z.strictObject({ form: IntakeForm.required({ channel: true }), draftId: Id.nullable() }),
    output: z.object({ id: Id, reference: z.string() }),
    operation: 'collection',
    permission: officers,
    subject: (_, out) => [`contribution:${out.id}`],
  }),
  'intake.saveDraft': verb({
    does: 'keeps the form as typed so far, in the vault',
    input: z.strictObject({ draftId: Id.nullable(), form: IntakeForm }),
    output: z.object({ draftId: Id }),
    // Each save has its line, also those that the page makes by itself: with the first of them somebody's words are in the vault.
    operation: 'collection',
    permission: officers,
    subject: (_, out) => [`draft:${out.draftId}`],
  }),
  'intake.drafts': verb({
    does: 'lists one’s own drafts',
    input: Nothing,
    output: z.object({ drafts: z.array(z.object({ id: Id, at: Instant, form: IntakeForm })) }),
    operation: 'consultation',
    permission: officers,
    subject: (_, out) => out.drafts.map((d) => `draft:${d.id}`),
  }),
  'intake.discardDraft': verb({
    does: 'throws a draft away',
    input: z.strictObject({ draftId: Id }),
    output: Nothing,
    operation: 'erasure',
    permission: officers,
    subject: (input) => [`draft:${input.draftId}`],
  }),
  'intake.queue': verb({
    does: 'reads one page of the queue',
    input: z.strictObject({
      filter: QueueFilter,
      sort: QueueSort,
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ rows: z.array(QueueRow), next: Cursor.nullable() }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => out.rows.map((r) => `contribution:${r.id}`),
  }),
  'intake.count': verb({
    does: 'counts what a filter of the queue holds, and finds the oldest untriaged',
    input: z.strictObject({ filter: QueueFilter }),
    output: z.object({
      total: z.int(),
      untriaged: z.int(),
      /** Counting stopped at `total`; there may be more. Only for filters whose counts are not kept. */
      atLeast: z.boolean(),
      oldestUntriaged: Instant.nullable(),
    }),
    operation: 'consultation',
    // What the rollups answer names no record. Words, a place, an investigation or an import are a search.
    quiet: ({ filter }) =>
      [filter.text, filter.area].every((words) => (words ?? '').trim() === '') &&
      filter.investigationId === undefined &&
      filter.importId === undefined,
    permission: readers,
  }),
  'intake.look': verb({
    does: 'opens a contribution',
    input: z.strictObject({ id: Id }),
    output: Contribution,
    operation: 'consultation',
    permission: readers,
    subject: (input) => [`contribution:${input.id}`],
  }),
  'intake.revealSource': verb({
    does: 'opens the sealed identity of a source',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: z.object({ name: z.string().nullable(), contact: z.string().nullable() }),
    reasonIn: 'log',
    operation: 'consultation',
    permission: ['case_officer', 'intake_officer', 'supervisor'],
    subject: (input) => [`source:${input.id}`],
  }),
  'intake.triage': verb({
    does: 'gives a contribution its triage outcome',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      outcome: z.enum(['trace', 'lead', 'referred', 'nfa']),
      reason: z.string().trim().max(2000).optional(),
      rcap: Rcap.optional(),
    }),
    output: z.object({ changeId: Id, state: ContributionState }),
    operation: 'alteration',
    permission: officers,
    subject: (input) => [`contribution:${input.id}`],
  }),
  'intake.assess': verb({
    does: 'keeps the risk, credibility, actionability and proportionality of a contribution',
    input: z.strictObject({ id: Id, version: z.int(), rcap: Rcap }),
    output: z.object({ changeId: Id }),
    operation: 'alteration',
    permission: officers,
    subject: (input) => [`contribution:${input.id}`],
  }),
  'intake.signOff': verb({
    does: 'agrees to no further action as the second person, or sends it back',
    input: z.strictObject({ id: Id, version: z.int(), agree: z.boolean(), reason: Reason.optional() }),
    output: z.object({ changeId: Id, state: ContributionState }),
    operation: 'alteration',
    permission: ['supervisor', 'case_officer'],
    subject: (input) => [`contribution:${input.id}`],
  }),
  'intake.grade': verb({
    does: 'grades a contribution 3x5x2, as its submitter or its evaluator',
    input: z.strictObject({
      id: Id,
      as: z.enum(['submitter', 'evaluator']),
      ...Grade.shape,
      conditions: z.string().trim().max(2000).optional(),
      /** That a source of another origin bears it out; needed for B where others share the origin, or the source is sealed. */
      independent: z.literal(true).optional(),
    }),
    output: z.object({ changeId: Id }),
    operation: 'alteration',
    permission: officers,
    subject: (input) => [`contribution:${input.id}`],
  }),
  'intake.undo': verb({
    does: 'takes back one’s own last change to a contribution, so that it is exactly as before',
    input: z.strictObject({ id: Id }),
    output: z.object({ what: z.string() }),
    operation: 'alteration',
    permission: officers,
    subject: (input) => [`contribution:${input.id}`],
  }),
  'intake.savedViews': verb({
    does: 'lists one’s saved views of the queue',
    input: Nothing,
    output: z.object({ views: z.array(z.object({ id: Id, name: z.string(), filter: QueueFilter, sort: QueueSort })) }),
    operation: 'none',
    permission: readers,
  }),
  'intake.saveView': verb({
    does: 'saves a view of the queue under a name',
    input: z.strictObject({ name: Line, filter: QueueFilter, sort: QueueSort }),
    output: z.object({ id: Id }),
    operation: 'alteration',
    permission: readers,
    subject: (_, out) => [`view:${out.id}`],
  }),
  'intake.removeView': verb({
    does: 'removes a saved view',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    operation: 'erasure',
    permission: readers,
    subject: (input) => [`view:${input.id}`],
  }),
  'intake.previewFile': verb({
    does: 'looks into a file of contributions and guesses what its columns mean; keeps nothing',
    input: z.strictObject({ fileToken: PathToken, mapping: ColumnMapping.nullable() }),
    output: z.object({
      kind: z.enum(['csv', 'tsv', 'xlsx', 'jsonl', 'eml']),
      encoding: z.string(),
      columns: z.array(z.string()),
      mapping: ColumnMapping,
      /** The saved mapping that fits these columns, if one does. */
      savedMapping: z.string().nullable(),
      sample: z.array(
        z.object({
          line: z.int(),
          cells: z.array(z.string()),
          reasons: z.array(z.string()),
          receivedAt: Instant.nullable(),
          channel: Channel.nullable(),
        }),
      ),
    }),
    operation: 'consultation',
    permission: officers,
    transaction: 'own',
  }),
  'intake.importFile': verb({
    does: 'takes the contributions of a file in, or only tries it (dry run)',
    input: z.strictObject({
      fileToken: PathToken,
      mapping: ColumnMapping,
      dryRun: z.boolean(),
      compartmentId: z.int().optional(),
      task: TaskName,
    }),
    output: ImportReport,
    operation: 'collection',
    permission: officers,
    transaction: 'own',
    subject: (_, out) => (out.importId === null ? [] : [`import:${out.importId}`]),
  }),
  'intake.saveImportReport': verb({
    does: 'writes what an import took and refused as a CSV file',
    input: z.strictObject({ importId: Id, saveToken: PathToken }),
    output: z.object({ rows: z.int() }),
    operation: 'disclosure',
    permission: officers,
    transaction: 'own',
    subject: (input) => [`import:${input.importId}`],
  }),
  'intake.mappings': verb({
    does: 'lists saved column mappings',
    input: Nothing,
    output: z.object({ mappings: z.array(z.object({ id: Id, name: z.string(), mapping: ColumnMapping })) }),
    operation: 'none',
    permission: officers,
  }),
  'intake.saveMapping': verb({
    does: 'saves a column mapping under a name',
    input: z.strictObject({ name: Line, columns: z.array(z.string().max(200)).max(1_000), mapping: ColumnMapping }),
    output: z.object({ id: Id }),
    operation: 'alteration',
    permission: officers,
    subject: (_, out) => [`mapping:${out.id}`],
  }),
} as const;
