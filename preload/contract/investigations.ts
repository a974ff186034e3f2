/** Room: investigations, their subjects and identifiers, plots and the plot timeline. */
import { z } from 'zod';
import { Cursor, Day, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { Decided } from './linking.ts';
import {
  ArrestOutcome,
  DateBasis,
  DatePrecision,
  EventKind,
  IdentifierKind,
  InvestigationKind,
  InvestigationState,
  Marking,
  PlotStage,
  Priority,
  SubjectRole,
  ThreatLevel,
} from './vocabulary.ts';

/** A date as it is known: never more exact than the knowledge behind it. */
export const ImpreciseDate = z.strictObject({
  from: Instant,
  /** The end of a range, if there is one. */
  to: Instant.nullable(),
  precision: DatePrecision,
  /** Of the end, where it is known better or worse than the start. */
  toPrecision: DatePrecision.nullable().optional(),
  basis: DateBasis,
});

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
  owner: z.string().nullable(),
  area: z.string(),
  marking: Marking,
  compartment: z.string().nullable(),
  subjects: z.int(),
  tips: z.int(),
  openedAt: Instant,
  disruptedAt: Instant.nullable(),
});
export type InvestigationRow = z.infer<typeof InvestigationRow>;

export const HeldIdentifierRow = z.object({ id: Id, kind: IdentifierKind, text: z.string(), value: z.string() });
export const Subject = z.object({
  id: Id,
  role: SubjectRole,
  name: z.string(),
  aliases: z.array(z.string()),
  born: z.string().nullable(),
  identifiers: z.array(HeldIdentifierRow),
});

/** What can be taken out of use and put back; everything else is superseded or changed. */
export const Withdrawable = z.enum(['subject', 'identifier', 'event', 'arrest', 'disruption']);
export type Withdrawable = z.infer<typeof Withdrawable>;

export const Evidence = z.strictObject({
  intent: z.boolean(),
  /** A specific target or date. */
  target: z.boolean(),
  capability: z.boolean(),
  rehearsal: z.boolean(),
});
export const StageAssessment = z.object({
  id: Id,
  at: Instant,
  stage: PlotStage,
  evidence: Evidence,
  reason: z.string(),
  by: z.string(),
  byId: Id,
  countersignedBy: z.string().nullable(),
  countersignedAt: Instant.nullable(),
  refused: z.boolean(),
  /** By the late-stage rule, and countersigned. */
  lateStage: z.boolean(),
});

export const Investigation = InvestigationRow.extend({
  version: z.int(),
  summary: z.string(),
  ownerId: Id.nullable(),
  team: z.array(z.object({ id: Id, name: z.string() })),
  closedAt: Instant.nullable(),
  people: z.array(Subject),
  identifiers: z.array(HeldIdentifierRow),
  assessments: z.array(StageAssessment),
  priorities: z.array(
    z.object({ at: Instant, by: z.string(), from: Priority.nullable(), to: Priority, reason: z.string() }),
  ),
  /** What was changed, withdrawn or put back, newest first, with the reason given. */
  changes: z.array(z.object({ id: Id, at: Instant, by: z.string(), what: z.string(), reason: z.string().nullable() })),
  /** What is out of use and can be put back, newest first. */
  withdrawn: z.array(z.object({ what: Withdrawable, itemId: Id, words: z.string(), at: Instant })),
  arrests: z.array(z.object({ id: Id, at: Instant, subject: z.string().nullable(), outcome: ArrestOutcome })),
  disruption: z.object({ id: Id, at: Instant, summary: z.string(), by: z.string(), lateStage: z.boolean() }).nullable(),
  lateStageRule: z.object({ version: z.int(), wording: z.string() }),
});
export type Investigation = z.infer<typeof Investigation>;

export const TimelineEntry = z.object({
  id: z.string(),
  /** The record in its own list: an event, an arrest, a decision. */
  itemId: Id,
  lane: z.enum(['stage', 'tip', 'event', 'arrest', 'action', 'decision', 'disruption']),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  from: Instant,
  to: Instant.nullable(),
  precision: DatePrecision,
  toPrecision: DatePrecision.nullable(),
  basis: DateBasis,
  /** When the investigation knew it, against when it happened: of a tip, since when it is linked. */
  knownAt: Instant,
  /** Subjects of the investigation that it speaks of. */
  persons: z.array(z.string()),
  place: z.string().nullable(),
  source: z.string().nullable(),
  /** That the plot stood at then; of an assessment, the one that it found. */
  stage: PlotStage.nullable(),
  marking: Marking,
  /** Set on tips: the contribution to open. */
  contributionId: Id.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Decision = z.object({
  id: Id,
  number: z.int(),
  at: Instant,
  recordedAt: Instant,
  late: z.boolean(),
  by: z.string(),
  title: z.string(),
  text: z.string(),
  reason: z.string(),
  supersedes: z.int().nullable(),
  supersededBy: z.int().nullable(),
});
export const ActionState = z.enum(['raised', 'allocated', 'completed', 'resulted', 'filed']);
export const Action = z.object({
  id: Id,
  investigationId: Id,
  operation: z.string(),
  title: z.string(),
  state: ActionState,
  priority: z.enum(['H', 'M', 'L']),
  due: Day.nullable(),
  overdue: z.boolean(),
  raisedBy: z.string(),
  allocatedTo: z.string().nullable(),
  allocatedToId: Id.nullable(),
  result: z.string().nullable(),
  at: Instant,
});

const SubjectForm = {
  role: SubjectRole,
  name: Line,
  aliases: z.array(Line).max(50),
  /** As exact as it is known: year, month or day. */
  born: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .nullable(),
};

const readers = ['case_officer', 'supervisor', 'manager'] as const;
const writers = ['case_officer', 'supervisor'] as const;
const ref = (id: number) => [`investigation:${id}`];

export const investigations = {
  'investigations.list': verb({
    does: 'lists investigations',
    input: z.strictObject({
      state: InvestigationState.optional(),
      plotsOnly: z.boolean().optional(),
      text: z.string().max(200).optional(),
      mine: z.boolean().optional(),
    }),
    /** The first of them; `total` says how many there are. */
    output: z.object({ rows: z.array(InvestigationRow), total: z.int() }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => out.rows.map((r) => `investigation:${r.id}`),
  }),
  'investigations.look': verb({
    does: 'opens an investigation',
    input: z.strictObject({ id: Id }),
    output: Investigation,
    operation: 'consultation',
    permission: readers,
    subject: (input) => ref(input.id),
  }),
  'investigations.open': verb({
    does: 'opens a new investigation',
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
    operation: 'collection',
    permission: writers,
    subject: (_, out) => ref(out.id),
  }),
  'investigations.change': verb({
    does: 'changes the summary, area, owner, team or state of an investigation',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      summary: z.string().trim().min(1).max(20_000).optional(),
      area: z.string().max(200).optional(),
      ownerId: Id.nullable().optional(),
      team: z.array(Id).optional(),
      state: InvestigationState.optional(),
      reason: Reason,
    }),
    output: z.object({ version: z.int() }),
    operation: 'alteration',
    permission: writers,
    subject: (input) => ref(input.id),
  }),
  'investigations.setPriority': verb({
    does: 'changes the priority, with a reason',
    input: z.strictObject({ id: Id, version: z.int(), priority: Priority, reason: Reason }),
    output: z.object({ version: z.int() }),
    operation: 'alteration',
    permission: writers,
    subject: (input) => ref(input.id),
  }),
  'investigations.addSubject': verb({
    does: 'adds a subject with a role',
    input: z.strictObject({ id: Id, ...SubjectForm }),
    output: z.object({ subjectId: Id }),
    operation: 'collection',
    permission: writers,
    subject: (input, out) => [...ref(input.id), `subject:${out.subjectId}`],
  }),
  'investigations.changeSubject': verb({
    does: 'changes the role, names or birth date of a subject, with a reason',
    input: z.strictObject({ id: Id, subjectId: Id, ...SubjectForm, reason: Reason }),
    output: Nothing,
    operation: 'alteration',
    permission: writers,
    subject: (input) => [...ref(input.id), `subject:${input.subjectId}`],
  }),
  'investigations.addIdentifier': verb({
    does: 'adds an identifier to an investigation or to one of its subjects',
    input: z.strictObject({ id: Id, subjectId: Id.nullable(), kind: IdentifierKind, text: Line }),
    output: z.object({ identifierId: Id }),
    operation: 'collection',
    permission: writers,
    subject: (input, out) => [...ref(input.id), `identifier:${out.identifierId}`],
  }),
  'investigations.withdraw': verb({
    does: 'takes a subject, an identifier, an event, an arrest or the disruption out of use; it stays in the history',
    input: z.strictObject({
      id: Id,
      what: Withdrawable,
      itemId: Id,
      reason: Reason,
    }),
    output: Nothing,
    operation: 'alteration',
    permission: writers,
    subject: (input) => [...ref(input.id), `${input.what}:${input.itemId}`],
  }),
  'investigations.restore': verb({
    does: 'puts back what was taken out of use',
    input: z.strictObject({ id: Id, what: Withdrawable, itemId: Id }),
    output: Nothing,
    operation: 'alteration',
    permission: writers,
    subject: (input) => [...ref(input.id), `${input.what}:${input.itemId}`],
  }),
  'investigations.addEvent': verb({
    does: 'adds an event with a date as exact as it is known',
    input: z.strictObject({
      id: Id,
      kind: EventKind,
      title: Line,
      detail: z.string().max(5000),
      when: ImpreciseDate,
      place: z.string().max(200).nullable(),
      subjectId: Id.nullable(),
      contributionId: Id.nullable(),
      knownAt: Instant.nullable(),
    }),
    output: z.object({ eventId: Id }),
    operation: 'collection',
    permission: writers,
    subject: (input, out) => [...ref(input.id), `event:${out.eventId}`],
  }),
  'investigations.recordArrest': verb({
    does: 'records an arrest',
    input: z.strictObject({ id: Id, subjectId: Id.nullable(), at: Instant, outcome: ArrestOutcome }),
    output: z.object({ arrestId: Id }),
    operation: 'collection',
    permission: writers,
    subject: (input, out) => [...ref(input.id), `arrest:${out.arrestId}`],
  }),
  'investigations.setArrestOutcome': verb({
    does: 'changes what became of an arrest, with a reason',
    input: z.strictObject({ id: Id, arrestId: Id, outcome: ArrestOutcome, reason: Reason }),
    output: Nothing,
    operation: 'alteration',
    permission: writers,
    subject: (input) => [...ref(input.id), `arrest:${input.arrestId}`],
  }),
  'investigations.assessStage': verb({
    does: 'assesses how far a plot has come, on evidence',
    input: z.strictObject({ id: Id, at: Instant, stage: PlotStage, evidence: Evidence, reason: Reason }),
    output: z.object({ assessmentId: Id }),
    operation: 'collection',
    permission: writers,
    subject: (input, out) => [...ref(input.id), `assessment:${out.assessmentId}`],
  }),
  'investigations.countersign': verb({
    does: 'countersigns a stage assessment as the second person, or refuses to',
    input: z.strictObject({ id: Id, assessmentId: Id, agree: z.boolean(), reason: Reason.optional() }),
    output: Nothing,
    operation: 'alteration',
    permission: ['supervisor', 'case_officer'],
    subject: (input) => [...ref(input.id), `assessment:${input.assessmentId}`],
  }),
  'investigations.recordDisruption': verb({
    does: 'records that a plot was disrupted, and when',
    input: z.strictObject({ id: Id, at: Instant, summary: z.string().trim().min(3).max(5000) }),
    output: Nothing,
    operation: 'alteration',
    permission: writers,
    subject: (input) => ref(input.id),
  }),
  'investigations.timeline': verb({
    does: 'reads the plot timeline: everything of an investigation that has a date',
    input: z.strictObject({ id: Id }),
    output: z.object({
      entries: z.array(TimelineEntry),
      stages: z.array(
        z.object({
          from: Instant,
          stage: PlotStage,
          /** When it was written down. */
          knownAt: Instant,
          /** Since when it counts as late-stage: by the rule, and countersigned where the rule asks for that. */
          lateStageSince: Instant.nullable(),
        }),
      ),
      threat: z.array(z.object({ from: Instant, to: Instant.nullable(), level: ThreatLevel })),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (input, out) => [
      ...ref(input.id),
      ...new Set(out.entries.flatMap((e) => (e.contributionId === null ? [] : [`contribution:${e.contributionId}`]))),
    ],
  }),
  'investigations.tips': verb({
    does: 'lists the contributions that are linked to an investigation',
    input: z.strictObject({ id: Id, after: Cursor.nullable() }),
    output: z.object({
      tips: z.array(
        z.object({
          contributionId: Id,
          reference: z.string(),
          receivedAt: Instant,
          gist: z.string(),
          link: Decided,
        }),
      ),
      next: Cursor.nullable(),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (input, out) => [...ref(input.id), ...out.tips.map((t) => `contribution:${t.contributionId}`)],
  }),
  'investigations.decisions': verb({
    does: 'reads the decision log',
    input: z.strictObject({ id: Id }),
    output: z.object({ decisions: z.array(Decision) }),
    operation: 'consultation',
    permission: readers,
    subject: (input) => ref(input.id),
  }),
  'investigations.addDecision': verb({
    does: 'adds a numbered decision; one that replaces another supersedes it, nothing is edited',
    input: z.strictObject({
      id: Id,
      title: Line,
      text: z.string().trim().max(20_000),
      reason: Reason,
      /** When it was decided, if that was before now. */
      decidedAt: Instant.nullable(),
      supersedes: z.int().positive().nullable(),
    }),
    output: z.object({ decisionId: Id, number: z.int() }),
    operation: 'collection',
    permission: writers,
    subject: (input, out) => [...ref(input.id), `decision:${out.decisionId}`],
  }),
  'investigations.actions': verb({
    does: 'lists actions of an investigation, or one’s own everywhere',
    input: z.strictObject({ id: Id.nullable() }),
    output: z.object({ actions: z.array(Action) }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => out.actions.map((a) => `action:${a.id}`),
  }),
  'investigations.raiseAction': verb({
    does: 'raises an action',
    input: z.strictObject({
      id: Id,
      title: Line,
      priority: z.enum(['H', 'M', 'L']),
      due: Day.nullable(),
      allocatedTo: Id.nullable(),
      contributionId: Id.nullable(),
    }),
    output: z.object({ actionId: Id }),
    operation: 'collection',
    permission: writers,
    subject: (input, out) => [...ref(input.id), `action:${out.actionId}`],
  }),
  'investigations.advanceAction': verb({
    does: 'moves an action on: allocated, completed, resulted, filed',
    input: z.strictObject({
      actionId: Id,
      to: ActionState,
      allocatedTo: Id.nullable().optional(),
      result: z.string().trim().max(5000).optional(),
    }),
    output: Nothing,
    operation: 'alteration',
    permission: writers,
    subject: (input) => [`action:${input.actionId}`],
  }),
  'investigations.entities': verb({
    does: 'lists what investigations hold: people, phones, vehicles, addresses and the rest',
    input: z.strictObject({ text: z.string().max(200), kind: IdentifierKind.nullable() }),
    output: z.object({
      entities: z.array(
        z.object({
          kind: IdentifierKind,
          value: z.string(),
          text: z.string(),
          investigations: z.array(z.object({ id: Id, operation: z.string(), subject: z.string().nullable() })),
          tips: z.int(),
        }),
      ),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => [
      ...new Set(out.entities.flatMap((e) => e.investigations.map((i) => `investigation:${i.id}`))),
    ],
  }),
  'investigations.entity': verb({
    does: 'shows everywhere that one identifier appears',
    input: z.strictObject({ kind: IdentifierKind, value: z.string().max(300) }),
    output: z.object({
      investigations: z.array(
        z.object({
          id: Id,
          operation: z.string(),
          state: InvestigationState,
          subject: z.string().nullable(),
          text: z.string(),
        }),
      ),
      tips: z.array(z.object({ id: Id, reference: z.string(), receivedAt: Instant, gist: z.string() })),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => [
      ...out.investigations.map((i) => `investigation:${i.id}`),
      ...out.tips.map((t) => `contribution:${t.id}`),
    ],
  }),
} as const;
