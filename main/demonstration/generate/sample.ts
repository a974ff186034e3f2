/** What the demonstration's world is made of. Everything in it is fictional. Instants are ISO 8601 in UTC with milliseconds. */
import type {
  ArrestOutcome,
  Channel,
  ContributionKind,
  ContributionState,
  DateBasis,
  DatePrecision,
  EventKind,
  InvestigationKind,
  InvestigationState,
  Marking,
  MatchStrength,
  PlotStage,
  Priority,
  SubjectRole,
  ThreatLevel,
} from '../../../preload/contract/vocabulary.ts';

export interface SampleTriage {
  state: ContributionState;
  at: string;
  minutesToTriage: number;
  /** Login of the account that decided. */
  by: string;
  /** The operations it was linked to; `operation` is the first of them. */
  operations: string[];
  operation: string | null;
  matchStrength: MatchStrength | null;
  /** The second person's sign-off of no further action, and when; `null` while nobody has looked yet, or where none is needed. */
  signedOff: { by: string; at: string } | null;
  /** Operations that it was decided not to concern, although the product would have suggested them. */
  ruledOut: { operation: string; reason: string }[];
  /** Why, where it was written for this one; otherwise the words of everyday are used. */
  reason?: string;
}

export interface SampleContribution {
  /** Such as TIP-25-000123; the numbers continue over the years. */
  reference: string;
  kind: ContributionKind;
  channel: Channel;
  receivedAt: string;
  /** Empty for an advice contact. */
  text: string;
  /** The town; empty for an advice contact. */
  area: string;
  where: string;
  immediateRisk: boolean;
  anonymous: boolean;
  contactable: boolean;
  marking: Marking;
  /** Null while nobody has looked at it. */
  triage: SampleTriage | null;
}

interface SampleVehicle {
  /** Without a space, in capitals. */
  vrm: string;
  make: string;
  model: string;
  colour: string;
}

export interface SampleSubject {
  id: string;
  role: SubjectRole;
  name: string;
  aliases: string[];
  /** A year or a date. */
  born: string | null;
  /** E.164. */
  phones: string[];
  emails: string[];
  /** With the `@`. */
  handles: string[];
  vehicles: SampleVehicle[];
  addresses: { text: string; postcode: string }[];
  organisations: string[];
}

export interface SampleStage {
  at: string;
  stage: PlotStage;
  evidence: { intent: boolean; target: boolean; capability: boolean; rehearsal: boolean };
  reason: string;
  by: string;
  countersignedBy: string | null;
  countersignedAt: string | null;
}

export interface SampleEvent {
  kind: EventKind;
  title: string;
  from: string;
  to: string | null;
  precision: DatePrecision;
  basis: DateBasis;
  /** When the police learned of it, never before it happened. */
  knownAt: string;
  place: string | null;
  /** Name of a subject of the same investigation. */
  subject: string | null;
  /** Reference of the contribution that reported it. */
  sourceReference: string | null;
}

export interface SampleArrest {
  at: string;
  subject: string | null;
  /** Somebody who came to notice through the arrest, and is a subject from then on. */
  other: string | null;
  outcome: ArrestOutcome;
}

export interface SampleAction {
  at: string;
  title: string;
  /** A calendar day. */
  due: string;
  state: 'raised' | 'allocated' | 'in_progress' | 'resulted' | 'filed' | 'cancelled';
  /** `null` for what has not come yet. `overAt`: filed or cancelled. */
  course: { startedAt: string | null; resultedAt: string | null; overAt: string | null };
  result: string | null;
  by: string;
  allocatedTo: string | null;
  priority: 'H' | 'M' | 'L';
}

export interface SampleInvestigation {
  id: string;
  operation: string;
  state: InvestigationState;
  kind: InvestigationKind;
  priority: Priority;
  summary: string;
  area: string;
  subjects: SampleSubject[];
  openedAt: string;
  closedAt: string | null;
  compartment: string | null;
  marking: Marking;
  /** Login of a case officer. */
  owner: string;
  priorityHistory: { at: string; priority: Priority; reason: string }[];
  /** Only for attack plots, in order of time. */
  stages: SampleStage[];
  events: SampleEvent[];
  arrests: SampleArrest[];
  disruption: { at: string; summary: string } | null;
  decisions: { at: string; title: string; text: string; reason: string; by: string }[];
  actions: SampleAction[];
}

/** What is true of the sample, for measuring how well links are found. */
export type SampleTruth =
  | { kind: 'link'; reference: string; operation: string; strength: MatchStrength; basis: string }
  | { kind: 'decoy'; reference: string; operation: string; why: string }
  | { kind: 'duplicate'; reference: string; repeats: string }
  | { kind: 'hoax'; reference: string }
  /** Reports on the same person have the same word here. */
  | { kind: 'person'; reference: string; person: string };

export interface SampleWorld {
  /** The first and the last calendar day. */
  from: string;
  until: string;
  /** How many `contributions()` yields. */
  total: number;
  compartments: string[];
  investigations: SampleInvestigation[];
  /** In order of receipt, made one by one; the same sequence on each call. */
  contributions(): Iterable<SampleContribution>;
  threatLevels: { from: string; level: ThreatLevel; wording: string }[];
  /** What was taken over from before the first day: closed cases, and what the public had told about them. */
  earlier?: { investigations: SampleInvestigation[]; contributions: SampleContribution[] };
  /** In order of receipt. */
  truth(): Iterable<SampleTruth>;
}

export interface SampleOptions {
  seed: number;
  /** Calendar days, the last one included. */
  days: number;
  perDay: number;
  /** ISO date of the last day. */
  until: string;
  /** 60 by default; the first 30 are hand-written. */
  investigations?: number;
  /** The number of contributions, where it is not days times perDay. */
  total?: number;
  /** With as many days again before the first one: closed cases alone, and what the public had told about them. */
  withEarlier?: boolean;
}
