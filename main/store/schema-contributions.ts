/** Tables of contributions and of what is done with them; see schema.ts. */
import type { Generated } from 'kysely';
import type { AnswerableFact, ReviewOutcome } from '../../preload/contract/closing-words.ts';
import type { SamePersonDecision } from '../../preload/contract/earlier-reports.ts';
import type {
  Channel,
  ContributionKind,
  ContributionState,
  DeliveryCause,
  DeliveryOutcome,
  DisseminationOutcome,
  DisseminationState,
  HandlingCode,
  IdentifierKind,
  IntelligenceGrade,
  LinkDecision,
  MatchStrength,
  RecipientKind,
  SourceGrade,
} from '../../preload/contract/vocabulary.ts';
import type { Flag, Json } from './schema-values.ts';

interface ContributionTable {
  id: Generated<number>;
  reference: string;
  sourceReference: string | null;
  rowKey: Uint8Array | null;
  kind: ContributionKind;
  channel: Channel;
  state: ContributionState;
  receivedAt: string;
  receiptOrder: number;
  recordedAt: string;
  day: string;
  triagedAt: string | null;
  triagedBy: number | null;
  triageReason: string | null;
  proposedBy: number | null;
  rcap: Json | null;
  recordedBy: number | null;
  importId: number | null;
  text: string;
  area: string | null;
  place: string | null;
  immediateRisk: Flag;
  riskConfirmed: Flag;
  anonymous: Flag;
  contactable: Flag;
  sealedSource: Flag;
  markingRank: number;
  compartmentId: number;
  version: Generated<number>;
}

export interface ContributionTables {
  contribution: ContributionTable;
  source: { contributionId: number; name: string | null; contact: string | null; sealedBy: number | null };
  source_reader: { contributionId: number; accountId: number; by: number; at: string };
  identifier: {
    contributionId: number;
    kind: IdentifierKind;
    value: string;
    text: string;
    start: number;
    end: number;
  };
  claim: { contributionId: number; accountId: number; at: string; until: string; reason: string | null };
  grade: {
    id: Generated<number>;
    contributionId: number;
    graded: 'submitter' | 'evaluator';
    source: SourceGrade;
    intelligence: IntelligenceGrade;
    handling: HandlingCode;
    conditions: string | null;
    at: string;
    by: number;
    withdrawnAt: string | null;
  };
  link: {
    id: Generated<number>;
    contributionId: number;
    investigationId: number;
    decision: LinkDecision;
    matchStrength: MatchStrength | null;
    basis: Json;
    reason: string | null;
    at: string;
    by: number;
    withdrawnAt: string | null;
    shown: Generated<Flag>;
  };
  recorder_notice: {
    id: Generated<number>;
    contributionId: number;
    investigationId: number;
    at: string;
    by: number;
  };
  bank_holiday_rule: { version: number; fromDay: string; rule: Json; wording: string };
  delivery_rule: { version: number; fromDay: string; rule: Json; wording: string };
  delivery: {
    id: Generated<number>;
    contributionId: number;
    /** What it has reached: an investigation, or an entry of a watch-list. */
    investigationId: number | null;
    watchId: number | null;
    cause: DeliveryCause;
    at: string;
    by: number | null;
    forId: number | null;
    dueAt: string;
    ruleVersion: number;
    escalatedAt: string | null;
    seenAt: string | null;
    seenBy: number | null;
    outcome: DeliveryOutcome | null;
    reason: string | null;
    answeredAt: string | null;
    answeredBy: number | null;
    answerSeenAt: string | null;
  };
  snooze: { id: Generated<number>; accountId: number; deliveryId: number; untilDay: string };
  entry_hit: {
    id: Generated<number>;
    /** The restricted case, and the one in which it was entered. */
    investigationId: number;
    otherCaseId: number;
    identifierId: number;
    at: string;
    settledAt: string | null;
    settledBy: number | null;
  };
  entry_due: { identifierId: number; investigationId: number; restricted: Generated<0 | 1> };
  deconfliction_hit: {
    id: Generated<number>;
    contributionId: number;
    investigationId: number;
    matchStrength: MatchStrength;
    basis: Json;
    at: string;
    goneAt: string | null;
  };
  change: {
    id: Generated<number>;
    contributionId: number;
    at: string;
    by: number;
    verb: string;
    what: string;
    reason: string | null;
    before: Json;
    after: Json;
    investigationId: number | null;
    undoneAt: string | null;
    undoes: number | null;
    /** Versions of rules, as JSON; empty where no rule decides. */
    decidedUnder: Json | null;
  };
  sign_off_rule: { version: number; fromDay: string; rule: Json; wording: string };
  fact_answer: {
    id: Generated<number>;
    contributionId: number;
    fact: AnswerableFact;
    answer: 'yes' | 'no';
    reason: string | null;
    at: string;
    by: number;
  };
  consideration: {
    id: Generated<number>;
    contributionId: number;
    changeId: number;
    at: string;
    by: number;
    considered: Json;
  };
  search_note: {
    id: Generated<number>;
    contributionId: number;
    at: string;
    by: number;
    words: string;
    clearance: number;
    compartments: Json;
    known: Json;
  };
  review_share_rule: { version: number; fromDay: string; rule: Json; wording: string };
  closure_review: {
    id: Generated<number>;
    contributionId: number;
    kind: ContributionKind;
    month: string;
    changeId: number;
    proposedBy: number | null;
    signedBy: number;
    closedAt: string;
    shareVersion: number;
    reviewedBy: number | null;
    reviewedAt: string | null;
    outcome: ReviewOutcome | null;
    reason: string | null;
    agrees: Flag | null;
  };
  question_set_rule: { version: number; fromDay: string; rule: Json; wording: string };
  intake_answer: {
    contributionId: number;
    version: number;
    answers: Json;
    callBackOn: string | null;
    language: string | null;
    toldCaller: string | null;
    calledBackAt: string | null;
    calledBackBy: number | null;
  };
  dissemination_rule: { version: number; fromDay: string; rule: Json; wording: string };
  dissemination: {
    id: Generated<number>;
    number: string | null;
    state: DisseminationState;
    contributionId: number | null;
    investigationId: number | null;
    recipientKind: RecipientKind;
    recipient: string | null;
    legalBasis: string | null;
    what: string | null;
    conditions: string | null;
    madeAt: string;
    sentAt: string | null;
    sentBy: number | null;
    receivedAt: string | null;
    theirReference: string | null;
    outcome: DisseminationOutcome | null;
    concludedAt: string | null;
    due: string | null;
  };
  dissemination_step: {
    id: Generated<number>;
    disseminationId: number;
    at: string;
    by: number;
    what: string;
    reason: string | null;
  };
  disclosure: {
    id: Generated<number>;
    number: string;
    at: string;
    by: number;
    what: string;
    recipient: string;
    legalBasis: string;
    reason: string;
    markingRank: number;
    recordCount: number | null;
    /** What stood beside the markings of the records in it, as the contract has it. */
    caveats: Json;
  };
  /** `recipients`: those of the contract. `fromDay`: since when the schedule holds. */
  brief_list: {
    id: Generated<number>;
    accountId: number;
    name: string;
    recipients: Json;
    reason: string;
    legalBasis: string;
    every: 'week' | 'month' | null;
    onDay: number | null;
    fromDay: string;
  };
  brief: { id: Generated<number>; accountId: number; at: string; day: string; listId: number | null };
  /** What a contribution says of persons; see matching/persons/stored-keys.ts. */
  person_key: { key: number; compartmentId: number; markingRank: number; contributionId: number };
  person_key_rollup: { key: number; compartmentId: number; markingRank: number; n: number };
  /** Words to offer for one that was mistyped; see near-words.ts. */
  word_key: { key: string; word: string };
  word_rollup: { word: string; compartmentId: number; markingRank: number; n: number };
  person_matched: { contributionId: number; at: string };
  /** Of an import, and not matched in full yet. */
  match_due: { contributionId: number; importId: number; importedBy: number; receiptOrder: number };
  /** `contributionId` was received after `otherId`. */
  person_pair: {
    contributionId: number;
    otherId: number;
    mention: number;
    otherMention: number;
    strength: MatchStrength;
    bits: number;
    receiptOrder: number;
    at: string;
  };
  /** The lower number first. */
  same_person: {
    id: Generated<number>;
    contributionId: number;
    otherId: number;
    decision: SamePersonDecision;
    reason: string | null;
    strength: MatchStrength | null;
    basis: Json;
    at: string;
    by: number;
    withdrawnAt: string | null;
    withdrawnBy: number | null;
  };
  report_waiver: {
    id: Generated<number>;
    contributionId: number;
    otherId: number;
    reason: string;
    at: string;
    by: number;
    withdrawnAt: string | null;
    withdrawnBy: number | null;
    withdrawnReason: string | null;
  };
  /** What waits, and how strongly it matches a case. */
  suggestion: { contributionId: number; investigationId: number; matchStrength: MatchStrength; receiptOrder: number };
  /** `keys`: see linking/kept-keys.ts; `null` until it has been matched. */
  suggestion_kept: {
    contributionId: number;
    receiptOrder: number;
    due: Flag;
    weights: string | null;
    keys: Uint8Array | null;
  };
  suggestion_change: {
    id: Generated<number>;
    investigationId: number | null;
    caseIdentifierId: number | null;
    contributionId: number | null;
  };
  contribution_snooze: {
    id: Generated<number>;
    contributionId: number;
    until: string;
    reason: string;
    at: string;
    by: number;
    endedAt: string | null;
    endedBy: number | null;
  };
  repeat_rule: { version: number; fromDay: string; rule: Json; wording: string };
  contribution_note: { contributionId: number; importId: number; line: number; notes: Json };
}
