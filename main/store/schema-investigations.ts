/** Tables of investigations, of how they are marked and read, and of the figures over them; see schema.ts. */
import type { Generated } from 'kysely';
import type { BreakGlassVerdict } from '../../preload/contract/break-glass.ts';
import type { CaseProposalKind, CaseProposalOutcome } from '../../preload/contract/case-proposals.ts';
import type { CaveatKind } from '../../preload/contract/caveats.ts';
import type { ThingKind } from '../../preload/contract/charts.ts';
import type { MarkingOutcome } from '../../preload/contract/markings.ts';
import type {
  ArrestOutcome,
  DateBasis,
  DatePrecision,
  EventKind,
  IdentifierKind,
  InvestigationKind,
  InvestigationState,
  PlotStage,
  Priority,
  SubjectRole,
  ThreatLevel,
} from '../../preload/contract/vocabulary.ts';
import type { Flag, Json } from './schema-values.ts';

/** Rules of figures, which are data; see preload/contract/rule-shapes.ts. */
export type FigureRuleName = 'began_with_public' | 'small_numbers' | 'trend' | 'subject_matter' | 'exception';

interface InvestigationTable {
  id: Generated<number>;
  reference: string;
  operation: string;
  kind: InvestigationKind;
  state: InvestigationState;
  priority: Priority;
  summary: string;
  area: string;
  ownerId: number | null;
  openedAt: string;
  closedAt: string | null;
  markingRank: number;
  compartmentId: number;
  namedReaders: Generated<Flag>;
  version: Generated<number>;
}

export interface InvestigationTables {
  investigation: InvestigationTable;
  team_member: { investigationId: number; accountId: number };
  priority_change: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    by: number;
    fromPriority: Priority | null;
    toPriority: Priority;
    reason: string;
  };
  investigation_change: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    by: number;
    what: string;
    reason: string | null;
  };
  case_proposal: {
    id: Generated<number>;
    investigationId: number;
    kind: CaseProposalKind;
    what: string;
    reason: string;
    by: number;
    at: string;
    settledAt: string | null;
    settledBy: number | null;
    outcome: CaseProposalOutcome | null;
    answer: string | null;
  };
  case_reader: { investigationId: number; accountId: number; by: number; at: string };
  caveat: {
    id: Generated<number>;
    kind: CaveatKind;
    text: string;
    meaning: string;
    addedAt: string;
    addedBy: number | null;
    retiredAt: string | null;
    retiredBy: number | null;
  };
  contribution_caveat: { contributionId: number; caveatId: number; by: number; at: string };
  investigation_caveat: { investigationId: number; caveatId: number; by: number; at: string };
  break_glass_rule: { version: number; fromDay: string; rule: Json; wording: string };
  break_glass: {
    id: Generated<number>;
    accountId: number;
    asked: string;
    reason: string;
    at: string;
    contributionId: number | null;
    investigationId: number | null;
    ruleVersion: number;
    until: string | null;
    reviewBy: string | null;
    reviewedBy: number | null;
    reviewedAt: string | null;
    verdict: BreakGlassVerdict | null;
    review: string | null;
  };
  marking_change: {
    id: Generated<number>;
    contributionId: number | null;
    investigationId: number | null;
    fromRank: number;
    fromCompartmentId: number;
    toRank: number;
    toCompartmentId: number;
    liftsReaders: Generated<Flag>;
    reason: string;
    by: number;
    at: string;
    formerReference: string | null;
    settledAt: string | null;
    settledBy: number | null;
    outcome: MarkingOutcome | null;
    answer: string | null;
  };
  /** Which cases have a word, in what they say of themselves, of their subjects or of their entities; see near-words.ts. */
  case_word: { word: string; investigationId: number };
  subject: {
    id: Generated<number>;
    investigationId: number;
    role: SubjectRole;
    name: string;
    aliases: Json;
    born: string | null;
    addedAt: string;
    addedBy: number;
    withdrawnAt: string | null;
  };
  case_identifier: {
    id: Generated<number>;
    investigationId: number;
    subjectId: number | null;
    kind: IdentifierKind;
    value: string;
    text: string;
    listed: Generated<Flag>;
    addedAt: string;
    addedBy: number;
    withdrawnAt: string | null;
  };
  match_key: { key: string; caseIdentifierId: number; investigationId: number };
  event: {
    id: Generated<number>;
    investigationId: number;
    subjectId: number | null;
    contributionId: number | null;
    kind: EventKind;
    title: string;
    detail: string;
    fromAt: string;
    toAt: string | null;
    precision: DatePrecision;
    toPrecision: DatePrecision | null;
    basis: DateBasis;
    place: string | null;
    knownAt: string;
    recordedAt: string;
    by: number;
    withdrawnAt: string | null;
  };
  arrest: {
    id: Generated<number>;
    investigationId: number;
    subjectId: number | null;
    at: string;
    day: string;
    outcome: ArrestOutcome;
    power: string | null;
    offence: string | null;
    place: string | null;
    recordedAt: string;
    by: number;
    withdrawnAt: string | null;
  };
  figure_rule: { name: FigureRuleName; version: number; fromDay: string; rule: Json; wording: string };
  subject_matter: {
    id: Generated<number>;
    investigationId: number;
    matter: string;
    version: number;
    at: string;
    by: number;
    reason: string;
  };
  public_page: {
    id: Generated<number>;
    fromDay: string;
    toDay: string;
    edition: number;
    corrects: number | null;
    figures: Json;
    draftedBy: number;
    draftedAt: string;
    approvedBy: number | null;
    approvedAt: string | null;
    refusedBy: number | null;
    refusedAt: string | null;
    refusal: string | null;
    withdrawnBy: number | null;
    withdrawnAt: string | null;
    withdrawnReason: string | null;
    releasedAt: string | null;
  };
  public_release: {
    id: Generated<number>;
    pageId: number;
    number: string;
    form: 'pdf' | 'csv';
    at: string;
    by: number;
    recipient: string;
    legalBasis: string;
  };
  late_stage_rule: { version: number; fromDay: string; rule: Json; wording: string };
  assessment: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    stage: PlotStage;
    intent: Flag;
    target: Flag;
    capability: Flag;
    rehearsal: Flag;
    reason: string;
    by: number;
    recordedAt: string;
    countersignedBy: number | null;
    countersignedAt: string | null;
    refusedBy: number | null;
    refusedAt: string | null;
    refusal: string | null;
  };
  disruption: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    day: string;
    summary: string;
    by: number;
    recordedAt: string;
    withdrawnAt: string | null;
  };
  decision: {
    id: Generated<number>;
    investigationId: number;
    number: number;
    at: string;
    recordedAt: string;
    late: Flag;
    by: number;
    title: string;
    text: string;
    reason: string;
    supersedes: number | null;
    considered: Json | null;
    enquiryId: number | null;
  };
  chart: {
    id: Generated<number>;
    investigationId: number;
    name: string;
    note: string;
    filters: Json;
    madeAt: string;
    madeBy: number;
    version: Generated<number>;
    withdrawnAt: string | null;
    withdrawnBy: number | null;
    withdrawnReason: string | null;
  };
  chart_thing: {
    id: Generated<number>;
    chartId: number;
    what: ThingKind;
    thingId: number | null;
    value: string | null;
    investigationId: number | null;
    contributionId: number | null;
    x: number;
    y: number;
    hidden: Flag;
    note: string;
    apart: Json;
    version: Generated<number>;
    at: string;
    by: number;
  };
  threat_level: {
    id: Generated<number>;
    level: ThreatLevel;
    fromAt: string;
    wording: string;
    by: number | null;
    recordedAt: string;
    withdrawnAt: string | null;
    withdrawnReason: string | null;
  };
}
