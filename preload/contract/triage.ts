/** Room: one contribution, its triage outcome, its grades, and the saved views of the queue. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { QuestionKey } from './closing-words.ts';
import { QueueFilter, QueueSort, Snooze } from './contributions.ts';
import { Day, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { Failure } from './errors.ts';
import { Receipt } from './inbox.ts';
import { Decided, FoundIdentifier, Homoglyph } from './linking.ts';
import { WaitingMarking } from './markings.ts';
import { OpeningManner, openingSaid } from './opening.ts';
import { RowNote } from './reading-notes.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { DecidedUnder } from './rule-shapes.ts';
import {
  Channel,
  ContributionKind,
  ContributionState,
  HandlingCode,
  IntelligenceGrade,
  RcapLevel,
  SourceGrade,
} from './vocabulary.ts';

export const Grade = z.object({ source: SourceGrade, intelligence: IntelligenceGrade, handling: HandlingCode });

export const Rcap = z.strictObject({
  risk: RcapLevel,
  credibility: RcapLevel,
  actionability: RcapLevel,
  proportionality: RcapLevel,
  note: z.string().max(2000).optional(),
});

export type Rcap = z.infer<typeof Rcap>;

export const HistoryEntry = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  /** What was done, in words that an officer reads. */
  what: z.string(),
  reason: z.string().nullable(),
  undone: z.boolean(),
  /** The versions of the rules it was decided by, as they were then; empty for what no rule decides. */
  decidedUnder: DecidedUnder,
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
  recordedBy: z.string().nullable(),
  text: z.string(),
  area: z.string().nullable(),
  place: z.string().nullable(),
  immediateRisk: z.boolean(),
  riskConfirmed: z.boolean(),
  anonymous: z.boolean(),
  contactable: z.boolean(),
  /** Whether the identity of a source is sealed; never the identity itself. */
  sealedSource: z.boolean(),
  ...marked,
  compartment: z.string().nullable(),
  identifiers: z.array(FoundIdentifier),
  homoglyphs: z.array(Homoglyph),
  /** What was uncertain about it in the file it came from. */
  notes: z.array(RowNote),
  links: z.array(Decided),
  /** What has reached which investigations, of those that the viewer may know of; none is done before it was seen. */
  receipts: z.array(Receipt),
  rcap: Rcap.nullable(),
  triageReason: z.string().nullable(),
  /** Who is triaging it just now, until when unless it is claimed again, and why it was taken over from somebody else. */
  claim: z.object({ by: z.string(), mine: z.boolean(), until: Instant, reason: z.string().nullable() }).nullable(),
  /** Until when it is put off, or was, by whom and why. */
  snooze: Snooze.nullable(),
  proposedBy: z.string().nullable(),
  /** The viewer proposed no further action, now or earlier: somebody else has to sign it off. */
  needsAnotherPerson: z.boolean(),
  grades: z.object({
    submitter: Grade.extend({ conditions: z.string().nullable() }).nullable(),
    evaluator: Grade.extend({ conditions: z.string().nullable() }).nullable(),
  }),
  /** What a caller was asked by the questions of guided intake; `null` where none was answered. */
  intake: z
    .object({
      version: z.int(),
      answered: z.array(z.object({ key: QuestionKey, label: z.string(), answer: z.string() })),
      open: z.array(z.object({ key: QuestionKey, label: z.string() })),
      callBackOn: Day.nullable(),
      language: z.string().nullable(),
      toldCaller: z.string().nullable(),
    })
    .nullable(),
  history: z.array(HistoryEntry),
  /** Set where the viewer recorded it and has since been told that it is being dealt with elsewhere; `null` otherwise. */
  toldAt: Instant.nullable(),
  /** Who may open the sealed identity, besides the officer who recorded it; `null` where none is sealed. */
  source: z
    .object({ mayOpen: z.boolean(), mayName: z.boolean(), readers: z.array(z.object({ id: Id, name: z.string() })) })
    .nullable(),
  /** The change of marking or compartment that awaits a second person. */
  waitingMarking: WaitingMarking.nullable(),
  /** Whether the viewer’s own last change here can still be undone. */
  canUndo: z.boolean(),
});

export type Contribution = z.infer<typeof Contribution>;

export const triage = {
  'triage.get': verb({
    summary: 'opens a contribution',
    /** `manner`: left out where somebody asked for it. Only that counts as having opened an earlier report. */
    input: z.strictObject({ id: Id, manner: OpeningManner.optional() }),
    output: Contribution,
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => [`contribution:${input.id}`],
    manner: ({ manner }) => (manner === undefined ? null : openingSaid[manner]),
  }),
  'triage.revealSource': verb({
    summary: 'opens the sealed identity of a source',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: z.object({ name: z.string().nullable(), contact: z.string().nullable() }),
    reasonIn: 'log',
    processing: 'consultation',
    permission: ['case_officer', 'intake_officer', 'supervisor'],
    records: (input) => [`source:${input.id}`],
  }),
  'triage.nameSourceReaders': verb({
    summary: 'names who may open the sealed identity of a source, besides the officer who sealed it',
    input: z.strictObject({ id: Id, readers: z.array(Id).max(50), reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`source:${input.id}`],
  }),
  'triage.setOutcome': verb({
    summary: 'gives a contribution its triage outcome',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      outcome: z.enum(['trace', 'lead', 'referred', 'nfa']),
      reason: z.string().trim().max(2000).optional(),
      rcap: Rcap.optional(),
      /** So many are given it at once, this one included: kept with what was considered. */
      together: z.int().min(2).max(200).optional(),
    }),
    output: z.object({ changeId: Id, state: ContributionState }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.assess': verb({
    summary: 'records the risk, credibility, actionability and proportionality of a contribution',
    input: z.strictObject({ id: Id, version: z.int(), rcap: Rcap }),
    output: z.object({ changeId: Id }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.signOff': verb({
    summary: 'agrees to no further action as the second person, or sends it back',
    input: z.strictObject({ id: Id, version: z.int(), agree: z.boolean(), reason: Reason.optional() }),
    output: z.object({ changeId: Id, state: ContributionState }),
    processing: 'alteration',
    permission: ['supervisor', 'case_officer'],
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.grade': verb({
    summary: 'grades a contribution 3x5x2, as its submitter or its evaluator',
    input: z.strictObject({
      id: Id,
      as: z.enum(['submitter', 'evaluator']),
      ...Grade.shape,
      conditions: z.string().trim().max(2000).optional(),
      /** That a source of another origin corroborates it; needed for grade B where others share its origin, or the source is sealed. */
      independent: z.literal(true).optional(),
    }),
    output: z.object({ changeId: Id }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.claim': verb({
    summary: 'claims a contribution for a quarter of an hour, so that nobody else triages it meanwhile',
    // A reason takes it over from a colleague.
    input: z.strictObject({ id: Id, reason: Reason.optional() }),
    output: z.object({ until: Instant }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.release': verb({
    summary: 'gives up one’s own claim on a contribution',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.previewMany': verb({
    summary: 'says what would come of doing the same to many contributions, and which of them would be refused',
    input: z.strictObject({
      ids: z.array(Id).min(1).max(200),
      /** A reason is given with all of them. */
      act: z.enum(['claim', 'snooze', 'trace', 'referred', 'nfa']),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          reference: z.string(),
          version: z.int(),
          state: ContributionState,
          /** Why it would be refused; `null` where it would be done. */
          refused: Failure.shape.code.nullable(),
          /** Among their own last thousand steps the viewer has opened it. */
          opened: z.boolean(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: contributionOfficers,
    records: (_, out) => out.rows.map(({ id }) => `contribution:${id}`),
  }),
  'triage.snooze': verb({
    summary: 'puts a contribution off until the morning of a day, for everybody, with the reason',
    input: z.strictObject({ id: Id, until: Day, reason: Reason }),
    output: z.object({ until: Instant }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.wake': verb({
    summary: 'takes up a contribution that was put off',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.savedViews': verb({
    summary: 'lists one’s saved views of the queue',
    input: Nothing,
    output: z.object({ views: z.array(z.object({ id: Id, name: z.string(), filter: QueueFilter, sort: QueueSort })) }),
    processing: 'none',
    permission: contributionReaders,
  }),
  'triage.saveView': verb({
    summary: 'saves a view of the queue under a name',
    input: z.strictObject({ name: Line, filter: QueueFilter, sort: QueueSort }),
    output: z.object({ id: Id }),
    processing: 'alteration',
    permission: contributionReaders,
    records: (_, out) => [`view:${out.id}`],
  }),
  'triage.removeView': verb({
    summary: 'removes a saved view',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'erasure',
    permission: contributionReaders,
    records: (input) => [`view:${input.id}`],
  }),
} as const;
