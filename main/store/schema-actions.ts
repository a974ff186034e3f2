/** Tables of lines of enquiry, actions, what waits about decisions, notes and closing; see schema.ts. */
import type { Generated } from 'kysely';
import type { ActionPriority, ActionState, ActionStep, RecordPart } from '../../preload/contract/actions.ts';
import type { ClosingItemKind } from '../../preload/contract/case-closing.ts';
import type { DecisionTaskKind } from '../../preload/contract/decisions.ts';
import type { EnquiryState } from '../../preload/contract/enquiries.ts';
import type { Json } from './schema-values.ts';

export interface ActionTables {
  enquiry: {
    id: Generated<number>;
    investigationId: number;
    number: number;
    title: string;
    aim: string;
    state: EnquiryState;
    priority: ActionPriority;
    by: number;
    at: string;
    changedAt: string;
    outcome: string | null;
    closedAt: string | null;
    version: Generated<number>;
  };
  enquiry_contribution: {
    id: Generated<number>;
    investigationId: number;
    enquiryId: number;
    contributionId: number;
    by: number;
    at: string;
    withdrawnAt: string | null;
  };
  action: {
    id: Generated<number>;
    investigationId: number;
    number: number;
    title: string;
    detail: string;
    state: ActionState;
    turn: number;
    priority: ActionPriority;
    due: string | null;
    resubmitOn: string | null;
    dueOrder: string;
    enquiryId: number | null;
    raisedBy: number;
    allocatedTo: number | null;
    result: string | null;
    resultedBy: number | null;
    resultedAt: string | null;
    at: string;
    changedAt: string;
    version: Generated<number>;
  };
  action_step: {
    id: Generated<number>;
    investigationId: number;
    actionId: number;
    at: string;
    by: number;
    what: ActionStep;
    toId: number | null;
    detail: string | null;
    reason: string | null;
  };
  action_record: {
    id: Generated<number>;
    investigationId: number;
    actionId: number;
    part: RecordPart;
    contributionId: number | null;
    eventId: number | null;
    noteId: number | null;
    decisionId: number | null;
    subjectId: number | null;
    otherCaseId: number | null;
    otherActionId: number | null;
    quote: string | null;
    at: string;
    by: number;
  };
  decision_task: {
    id: Generated<number>;
    investigationId: number;
    decisionId: number;
    kind: DecisionTaskKind;
    at: string;
    by: number;
    dueOn: string;
    doneAt: string | null;
    doneBy: number | null;
    outcome: 'agreed' | 'refused' | null;
    text: string | null;
    considered: Json | null;
  };
  note: {
    id: Generated<number>;
    investigationId: number;
    threadId: number | null;
    text: string;
    by: number;
    at: string;
    version: Generated<number>;
    changedBy: number | null;
    changedAt: string | null;
    withdrawnAt: string | null;
    withdrawnBy: number | null;
    withdrawnReason: string | null;
  };
  note_version: {
    id: Generated<number>;
    investigationId: number;
    noteId: number;
    version: number;
    text: string;
    by: number;
    at: string;
  };
  mention: {
    id: Generated<number>;
    investigationId: number;
    noteId: number;
    accountId: number;
    by: number;
    at: string;
    seenAt: string | null;
  };
  closing_waiver: {
    id: Generated<number>;
    investigationId: number;
    what: ClosingItemKind;
    itemId: number;
    reason: string;
    at: string;
    by: number;
    withdrawnAt: string | null;
  };
}
