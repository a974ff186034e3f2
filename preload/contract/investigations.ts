/** Room: investigations, their subjects, identifiers and events. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { Receipt } from './inbox.ts';
import { Decided } from './linking.ts';
import { WaitingMarking } from './markings.ts';
import { Evidence, ImpreciseDate, StageAssessment, StageStep, TimelineEntry } from './plots.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';
import {
  ArrestOutcome,
  EventKind,
  IdentifierKind,
  InvestigationKind,
  InvestigationState,
  Marking,
  PlotStage,
  PlotState,
  Priority,
  ReceivedPrecision,
  SubjectRole,
  ThreatLevel,
} from './vocabulary.ts';

export const InvestigationRow = z.object({
  id: Id,
  reference: z.string(),
  operation: z.string(),
  kind: InvestigationKind,
  state: InvestigationState,
  priority: Priority,
  stage: PlotStage.nullable(),
  /** The stage is one officer's assessment that nobody has countersigned yet. */
  stageProposed: z.boolean(),
  /** The stage is late by the rule in force. */
  stageLate: z.boolean(),
  owner: z.string().nullable(),
  area: z.string(),
  ...marked,
  compartment: z.string().nullable(),
  /** Only people who are named see it. */
  narrowed: z.boolean(),
  subjects: z.int(),
  tips: z.int(),
  openedAt: Instant,
  disruptedAt: Instant.nullable(),
  /** `null` for an investigation that is not a plot. */
  plotState: PlotState.nullable(),
});

export type InvestigationRow = z.infer<typeof InvestigationRow>;

export const CaseIdentifierRow = z.object({ id: Id, kind: IdentifierKind, text: z.string(), value: z.string() });

export const Subject = z.object({
  id: Id,
  role: SubjectRole,
  name: z.string(),
  aliases: z.array(z.string()),
  born: z.string().nullable(),
  identifiers: z.array(CaseIdentifierRow),
});

/** What can be withdrawn and restored; anything else is superseded or changed. */
export const Withdrawable = z.enum(['subject', 'identifier', 'event', 'arrest', 'disruption']);

export type Withdrawable = z.infer<typeof Withdrawable>;

/** Under which power, on suspicion of what, and where; `null` where it was not recorded. */
const ArrestFacts = {
  power: z.string().trim().max(200).nullable(),
  offence: z.string().trim().max(200).nullable(),
  place: z.string().trim().max(200).nullable(),
};

export const Investigation = InvestigationRow.extend({
  version: z.int(),
  summary: z.string(),
  ownerId: Id.nullable(),
  team: z.array(z.object({ id: Id, name: z.string() })),
  closedAt: Instant.nullable(),
  people: z.array(Subject),
  identifiers: z.array(CaseIdentifierRow),
  assessments: z.array(StageAssessment),
  priorities: z.array(
    z.object({ at: Instant, by: z.string(), from: Priority.nullable(), to: Priority, reason: z.string() }),
  ),
  /** Changes, withdrawals and restorations, newest first, with the reason given. */
  changes: z.array(z.object({ id: Id, at: Instant, by: z.string(), what: z.string(), reason: z.string().nullable() })),
  /** What is withdrawn and can be restored, newest first. */
  withdrawn: z.array(z.object({ what: Withdrawable, itemId: Id, words: z.string(), at: Instant })),
  arrests: z.array(
    z.object({ id: Id, at: Instant, subject: z.string().nullable(), outcome: ArrestOutcome, ...ArrestFacts }),
  ),
  disruption: z.object({ id: Id, at: Instant, summary: z.string(), by: z.string(), lateStage: z.boolean() }).nullable(),
  lateStageRule: z.object({ version: z.int(), wording: z.string() }),
  /** The viewer is its owner, of its team or a supervisor; everybody else proposes. */
  mayChange: z.boolean(),
  /** Those who alone see it, its owner and team among them; empty where its marking and compartment decide. */
  readers: z.array(z.object({ id: Id, name: z.string() })),
  /** The change of marking, compartment or readers that awaits a second person. */
  waitingMarking: WaitingMarking.nullable(),
  /** The closure that its owner has proposed and that awaits a supervisor. */
  closure: z.object({ proposalId: Id, by: z.string(), mine: z.boolean(), at: Instant, reason: z.string() }).nullable(),
});

export type Investigation = z.infer<typeof Investigation>;

const SubjectForm = {
  role: SubjectRole,
  name: Line,
  aliases: z.array(Line).max(50),
  /** As precise as it is known: a year, a month or a day. */
  born: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .nullable(),
};

const EventForm = {
  kind: EventKind,
  title: Line,
  detail: z.string().max(5000),
  when: ImpreciseDate,
  place: z.string().max(200).nullable(),
  subjectId: Id.nullable(),
  contributionId: Id.nullable(),
  knownAt: Instant.nullable(),
};

const ref = (id: number) => [`investigation:${id}`];

/** How many contributions that came in before and hold what was learned are in the inbox now, and whether there are more. */
const Late = z.object({ delivered: z.int(), more: z.boolean() });

export const investigations = {
  'investigations.list': verb({
    summary: 'lists investigations',
    input: z.strictObject({
      state: InvestigationState.optional(),
      /** Plots only: live ones, or all of them. */
      plots: z.enum(['live', 'all']).optional(),
      text: z.string().max(200).optional(),
      mine: z.boolean().optional(),
    }),
    /** The first of them; `total` says how many there are. */
    output: z.object({ rows: z.array(InvestigationRow), total: z.int() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => out.rows.map((r) => `investigation:${r.id}`),
  }),
  'investigations.get': verb({
    summary: 'opens an investigation',
    input: z.strictObject({ id: Id }),
    output: Investigation,
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => ref(input.id),
  }),
  'investigations.open': verb({
    summary: 'opens a new investigation',
    input: z.strictObject({
      operation: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z][A-Z ]{2,39}$/),
      kind: InvestigationKind,
      priority: Priority,
      reason: Reason,
      summary: z.string().trim().min(1).max(20_000),
      area: z.string().max(200),
      marking: Marking,
      compartmentId: Id.nullable(),
    }),
    output: z.object({ id: Id, reference: z.string() }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (_, out) => ref(out.id),
  }),
  'investigations.change': verb({
    summary: 'changes the summary, area, owner or team of an investigation',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      summary: z.string().trim().min(1).max(20_000).optional(),
      area: z.string().max(200).optional(),
      ownerId: Id.nullable().optional(),
      team: z.array(Id).optional(),
      reason: Reason,
    }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ref(input.id),
  }),
  'investigations.setPriority': verb({
    summary: 'changes the priority, with a reason',
    input: z.strictObject({ id: Id, version: z.int(), priority: Priority, reason: Reason }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ref(input.id),
  }),
  'investigations.addSubject': verb({
    summary: 'adds a subject with a role',
    input: z.strictObject({ id: Id, ...SubjectForm }),
    output: z.object({ subjectId: Id, late: Late }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ref(input.id), `subject:${out.subjectId}`],
  }),
  'investigations.changeSubject': verb({
    summary: 'changes the role, names or birth date of a subject, with a reason',
    input: z.strictObject({ id: Id, subjectId: Id, ...SubjectForm, reason: Reason }),
    output: z.object({ late: Late }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `subject:${input.subjectId}`],
  }),
  'investigations.addIdentifier': verb({
    summary: 'adds an identifier, or several of a kind, to an investigation or to one of its subjects',
    input: z.strictObject({ id: Id, subjectId: Id.nullable(), kind: IdentifierKind, text: Line }),
    /** `further`: the rest, where the text holds more than one. */
    output: z.object({ identifierId: Id, further: z.array(Id), late: Late }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ref(input.id), ...[out.identifierId, ...out.further].map((id) => `identifier:${id}`)],
  }),
  'investigations.withdraw': verb({
    summary: 'withdraws a subject, an identifier, an event, an arrest or the disruption; it stays in the history',
    input: z.strictObject({
      id: Id,
      what: Withdrawable,
      itemId: Id,
      reason: Reason,
    }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `${input.what}:${input.itemId}`],
  }),
  'investigations.restore': verb({
    summary: 'restores what was withdrawn',
    input: z.strictObject({ id: Id, what: Withdrawable, itemId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `${input.what}:${input.itemId}`],
  }),
  'investigations.addEvent': verb({
    summary: 'adds an event, with its date as precisely as it is known',
    input: z.strictObject({ id: Id, ...EventForm }),
    output: z.object({ eventId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ref(input.id), `event:${out.eventId}`],
  }),
  'investigations.event': verb({
    summary: 'opens an event, to put it right',
    input: z.strictObject({ id: Id, eventId: Id }),
    output: z.object({
      ...EventForm,
      title: z.string(),
      detail: z.string(),
      place: z.string().nullable(),
      knownAt: Instant,
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [...ref(input.id), `event:${input.eventId}`],
  }),
  'investigations.changeEvent': verb({
    summary: 'corrects an event, with a reason; what it said before stays in the history',
    input: z.strictObject({ id: Id, eventId: Id, ...EventForm, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `event:${input.eventId}`],
  }),
  'investigations.recordArrest': verb({
    summary: 'records an arrest',
    input: z.strictObject({
      id: Id,
      subjectId: Id.nullable(),
      at: Instant,
      outcome: ArrestOutcome,
      power: ArrestFacts.power.optional(),
      offence: ArrestFacts.offence.optional(),
      place: ArrestFacts.place.optional(),
    }),
    output: z.object({ arrestId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ref(input.id), `arrest:${out.arrestId}`],
  }),
  'investigations.changeArrest': verb({
    summary: 'corrects who was arrested, under which power, on suspicion of what and where, with a reason',
    input: z.strictObject({ id: Id, arrestId: Id, subjectId: Id.nullable(), ...ArrestFacts, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `arrest:${input.arrestId}`],
  }),
  'investigations.setArrestOutcome': verb({
    summary: 'changes the outcome of an arrest, with a reason',
    input: z.strictObject({ id: Id, arrestId: Id, outcome: ArrestOutcome, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `arrest:${input.arrestId}`],
  }),
  'investigations.assessStage': verb({
    summary: 'assesses how far a plot has progressed, on evidence',
    input: z.strictObject({ id: Id, at: Instant, stage: PlotStage, evidence: Evidence, reason: Reason }),
    output: z.object({ assessmentId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ref(input.id), `assessment:${out.assessmentId}`],
  }),
  'investigations.countersign': verb({
    summary: 'countersigns a stage assessment as the second person, or refuses to',
    input: z.strictObject({ id: Id, assessmentId: Id, agree: z.boolean(), reason: Reason.optional() }),
    output: Nothing,
    processing: 'alteration',
    permission: ['supervisor', 'case_officer'],
    records: (input) => [...ref(input.id), `assessment:${input.assessmentId}`],
  }),
  'investigations.recordDisruption': verb({
    summary: 'records that a plot was disrupted, and when',
    input: z.strictObject({ id: Id, at: Instant, summary: z.string().trim().min(3).max(5000) }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ref(input.id),
  }),
  'investigations.timeline': verb({
    summary: 'reads the plot timeline: everything of an investigation that has a date',
    input: z.strictObject({ id: Id }),
    output: z.object({
      entries: z.array(TimelineEntry),
      stages: z.array(StageStep),
      threat: z.array(z.object({ from: Instant, to: Instant.nullable(), level: ThreatLevel })),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [
      ...ref(input.id),
      ...new Set(out.entries.flatMap((e) => (e.contributionId === null ? [] : [`contribution:${e.contributionId}`]))),
    ],
  }),
  'investigations.tips': verb({
    summary: 'lists the contributions that are linked to an investigation',
    input: z.strictObject({ id: Id, after: Cursor.nullable() }),
    output: z.object({
      tips: z.array(
        z.object({
          contributionId: Id,
          reference: z.string(),
          receivedAt: Instant,
          receivedPrecision: ReceivedPrecision,
          excerpt: z.string(),
          link: Decided,
          /** What the people of the investigation have made of it; `null` for links of before there were receipts. */
          receipt: Receipt.nullable(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [...ref(input.id), ...out.tips.map((t) => `contribution:${t.contributionId}`)],
  }),
} as const;
