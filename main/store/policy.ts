/**
 * Need to know as data: for each kind of record, what decides who may see it. Every store makes its views from this one table
 * (sqlite/views.ts), and use cases read those views and nothing else (guard.ts). Clearance AND compartment AND role: all must be
 * met. Administrators are not exempt: without a casework role, no view shows them a casework record.
 */
import type { Visible } from './schema.ts';

/** What a role opens. Who has which role is decided in access/officer.ts. */
export type Reading = 'readsContributions' | 'readsInvestigations' | 'readsLog' | 'readsAccounts';

/** The person asking, in the terms that need to know is decided by. */
export interface Viewer extends Readonly<Record<Reading, boolean>> {
  readonly accountId: number;
  /** Rank of the clearance's marking, 0 to 3. */
  readonly clearance: number;
  /** Ids; compartment 0 ("none") is added for everybody. */
  readonly compartments: readonly number[];
}

/** A record on which others depend: its column, and the view in which it must be visible. */
export interface HangsOn {
  readonly column: string;
  readonly on: 'contribution' | 'investigation' | 'import';
  /** A row whose column is empty depends on nothing, and is not hidden. */
  readonly optional?: true;
  /** Set where that record must also be the viewer's own, according to this column of it. */
  readonly owner?: string;
  /** Set where that record must not be visible. */
  readonly hidden?: true;
}

export type Rule =
  /** Bears a marking and a compartment of its own. */
  | { readonly marked: Reading }
  /** Visible where everything it depends on is visible. */
  | { readonly of: readonly HangsOn[] }
  /** A person's own records. */
  | { readonly ownedBy: string }
  | { readonly opens: Reading }
  /** By membership of the compartment that this column names; `or`: the right to see all of them. */
  | { readonly memberOf: string; readonly or?: Reading }
  /** One's own account; `or`: the right to see all accounts. */
  | { readonly oneself: string; readonly or: Reading }
  /** Everybody who is signed in. */
  | 'signed-in'
  | 'anyone';

export interface Policy {
  readonly rule: Rule;
  /** The table shown, where its name differs from the view's. */
  readonly table?: string;
  /** All columns unless given. */
  readonly columns?: readonly string[];
  /** Only rows with these values. */
  readonly only?: Readonly<Record<string, string | number | null>>;
}

const ofContribution: Policy = { rule: { of: [{ column: 'contributionId', on: 'contribution' }] } };
const ofInvestigation: Policy = { rule: { of: [{ column: 'investigationId', on: 'investigation' }] } };
const ofBoth: Policy = {
  rule: {
    of: [
      { column: 'contributionId', on: 'contribution' },
      { column: 'investigationId', on: 'investigation' },
    ],
  },
};
const own: Policy = { rule: { ownedBy: 'accountId' } };

/** Ordered so that each view follows those it depends on. */
export const policies: Readonly<Record<keyof Visible, Policy>> = {
  contribution: { rule: { marked: 'readsContributions' } },
  investigation: { rule: { marked: 'readsInvestigations' } },
  identifier: ofContribution,
  attachment: ofContribution,
  grade: ofContribution,
  claim: ofContribution,
  source: ofContribution,
  // Changes that concern an investigation are shown only to those who may know of it.
  change: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution' },
        { column: 'investigationId', on: 'investigation', optional: true },
      ],
    },
  },
  subject: ofInvestigation,
  case_identifier: ofInvestigation,
  match_key: ofInvestigation,
  event: ofInvestigation,
  arrest: ofInvestigation,
  assessment: ofInvestigation,
  disruption: ofInvestigation,
  decision: ofInvestigation,
  action: ofInvestigation,
  priority_change: ofInvestigation,
  investigation_change: ofInvestigation,
  team_member: ofInvestigation,
  link: ofBoth,
  // Links that determine the state, without where they lead: undoing one's own link must not undo somebody else's.
  shown_link: {
    ...ofContribution,
    table: 'link_row',
    columns: ['id', 'contributionId'],
    only: { shown: 1, decision: 'linked', withdrawnAt: null },
  },
  // A hit is shown to those who may know of both records: anybody else learns nothing of it, not even that it exists.
  deconfliction_hit: ofBoth,
  recorder_notice: ofBoth,
  delivery: ofBoth,
  // That, and when, the recorder of a contribution was told of it by the team of an investigation they may not know of; nothing
  // more.
  notice_to_me: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution', owner: 'recordedBy' },
        { column: 'investigationId', on: 'investigation', hidden: true },
      ],
    },
    table: 'recorder_notice_row',
    columns: ['contributionId', 'at'],
  },
  contribution_rollup: { rule: { marked: 'readsContributions' } },
  triage_rollup: { rule: { marked: 'readsContributions' } },
  clock_rollup: { rule: { marked: 'readsContributions' } },
  arrest_rollup: { rule: { marked: 'readsInvestigations' } },
  watch: own,
  snooze: own,
  draft: own,
  saved_view: own,
  saved_mapping: own,
  request: own,
  session: own,
  import: { rule: { ownedBy: 'by' } },
  contribution_note: ofContribution,
  import_refusal: { rule: { of: [{ column: 'importId', on: 'import' }] } },
  // The name of a compartment is known to those who administer accounts; its members are known only to one another.
  compartment: { rule: { memberOf: 'id', or: 'readsAccounts' } },
  compartment_member: { rule: { memberOf: 'compartmentId' } },
  proposal: { rule: { opens: 'readsAccounts' } },
  account: { rule: { oneself: 'id', or: 'readsAccounts' } },
  colleague: {
    rule: 'signed-in',
    table: 'account_row',
    columns: ['id', 'name', 'roles', 'clearance', 'disabledAt'],
  },
  absence: { rule: 'signed-in' },
  threat_level: { rule: 'signed-in' },
  accuracy_run: { rule: 'signed-in' },
  late_stage_rule: { rule: 'anyone' },
  delivery_rule: { rule: 'anyone' },
  setting: { rule: 'anyone' },
  log: { rule: { opens: 'readsLog' } },
  log_record: { rule: { opens: 'readsLog' } },
};
