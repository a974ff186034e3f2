/**
 * Need to know as data: for each kind of record, what decides who may see it. Every store makes its views from this one table
 * (sqlite/views.ts), and use cases read those views and nothing else (guard.ts). Clearance AND compartment AND role: all must be
 * met. Administrators are not exempt: without a casework role, no view shows them a casework record.
 */
import type { Visible } from './schema.ts';

/** What a role opens. Who has which role is decided in access/officer.ts. */
export type Reading = 'readsContributions' | 'readsInvestigations' | 'readsLog' | 'readsAccounts';

/** Ids of records. */
export interface Opened {
  readonly contribution: readonly number[];
  readonly investigation: readonly number[];
}

export const nothingOpened: Opened = { contribution: [], investigation: [] };

const week = 7 * 86_400_000;

/** Nothing stays open for longer, so that only what is newer is looked up. */
export const longestAgo = (now: string): string => new Date(Date.parse(now) - week).toISOString();

/** The person asking, in the terms that need to know is decided by. */
export interface Viewer extends Readonly<Record<Reading, boolean>> {
  readonly accountId: number;
  /** Rank of the clearance's marking, 0 to 3. */
  readonly clearance: number;
  /** Ids; compartment 0 ("none") is added for everybody. */
  readonly compartments: readonly number[];
  /** Records that break-glass has opened to them, for as long as it does: see access/break-glass.ts. */
  readonly opened: Opened;
  /** Named readers narrow nothing: for matching alone, which tells nobody what it finds. */
  readonly unrestricted: boolean;
}

/** A record on which others depend: its column, and the view in which it must be visible. */
export interface HangsOn {
  readonly column: string;
  readonly on: 'contribution' | 'investigation' | 'import' | 'dissemination' | 'chart' | 'document';
  /** A row whose column is empty depends on nothing, and is not hidden. */
  readonly optional?: true;
  /** Set where that record must also be the viewer's own, according to this column of it. */
  readonly owner?: string;
  /** A row whose column has this value depends on nothing, and is not hidden. */
  readonly noneIs?: 0;
  /** Set where that record must not be visible. */
  readonly hidden?: true;
}

export type Rule =
  /** Bears a marking and a compartment of its own. */
  | { readonly marked: Reading; readonly of?: readonly HangsOn[] }
  /** Visible where everything it depends on is visible; `cleared`: and to nobody below a marking of its own, which that column ranks. */
  | { readonly of: readonly HangsOn[]; readonly cleared?: string }
  /** Visible by any of them. */
  | { readonly either: readonly Rule[] }
  /** A person's own records. */
  | { readonly ownedBy: string }
  | { readonly opens: Reading }
  /** By membership of the compartment that this column names; `or`: the right to see all of them. */
  | { readonly memberOf: string; readonly or?: Reading }
  /** One's own account; `or`: the right to see all accounts. */
  | { readonly oneself: string; readonly or: Reading }
  /** Everybody who is signed in. */
  | 'signed-in'
  /** Nobody: for matching alone, which tells nobody what it finds. */
  | 'unrestricted'
  | 'anyone';

/** People who are named one by one: whatever else shows a row, nobody but them sees it. */
export interface Readers {
  readonly list: 'source_reader_row' | 'case_reader_row';
  /** The column of the list that says what is read, and the row's own column with the same value. */
  readonly of: string;
  readonly key: string;
  /** A column of the row that names one reader more. */
  readonly owner?: string;
  /** A flag of the row: 0 where nobody is named, and everybody sees it whom the rule shows it to. */
  readonly flag?: string;
}

export interface Policy {
  readonly rule: Rule;
  readonly readers?: Readers;
  /** Break-glass opens one of these to a person whom compartment or readers leave out: never above their clearance. */
  readonly opened?: keyof Opened;
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
/** What is said of two contributions is shown to whoever may see both. */
const ofTwoContributions: Policy = {
  rule: {
    of: [
      { column: 'contributionId', on: 'contribution' },
      { column: 'otherId', on: 'contribution' },
    ],
  },
};
const ofTwoCases: Policy = {
  rule: {
    of: [
      { column: 'investigationId', on: 'investigation' },
      { column: 'otherCaseId', on: 'investigation' },
    ],
  },
};
const ofDocument: Policy = { rule: { of: [{ column: 'documentId', on: 'document' }] } };
const own: Policy = { rule: { ownedBy: 'accountId' } };

/** Ordered so that each view follows those it depends on. */
export const policies: Readonly<Record<keyof Visible, Policy>> = {
  contribution: { rule: { marked: 'readsContributions' }, opened: 'contribution' },
  investigation: {
    rule: { marked: 'readsInvestigations' },
    readers: { list: 'case_reader_row', of: 'investigationId', key: 'id', flag: 'namedReaders' },
    opened: 'investigation',
  },
  identifier: ofContribution,
  grade: ofContribution,
  claim: ofContribution,
  // A rank opens nobody's identity: whoever sealed it names who else reads it.
  source: {
    ...ofContribution,
    readers: { list: 'source_reader_row', of: 'contributionId', key: 'contributionId', owner: 'sealedBy' },
  },
  source_reader: ofContribution,
  // Changes that concern an investigation are shown only to those who may know of it.
  change: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution' },
        { column: 'investigationId', on: 'investigation', optional: true },
      ],
    },
  },
  fact_answer: ofContribution,
  consideration: ofContribution,
  search_note: ofContribution,
  closure_review: ofContribution,
  intake_answer: ofContribution,
  subject: ofInvestigation,
  case_identifier: ofInvestigation,
  match_key: ofInvestigation,
  event: ofInvestigation,
  arrest: ofInvestigation,
  assessment: ofInvestigation,
  disruption: ofInvestigation,
  subject_matter: ofInvestigation,
  decision: ofInvestigation,
  enquiry: ofInvestigation,
  enquiry_contribution: ofBoth,
  action: ofInvestigation,
  action_step: ofInvestigation,
  // A quotation is shown to those who may see what it is taken from; another case, to those who may know of it.
  action_record: {
    rule: {
      of: [
        { column: 'investigationId', on: 'investigation' },
        { column: 'contributionId', on: 'contribution', optional: true },
        { column: 'otherCaseId', on: 'investigation', optional: true },
      ],
    },
  },
  decision_task: ofInvestigation,
  note: ofInvestigation,
  note_version: ofInvestigation,
  mention: ofInvestigation,
  closing_waiver: ofInvestigation,
  priority_change: ofInvestigation,
  investigation_change: ofInvestigation,
  team_member: ofInvestigation,
  case_proposal: ofInvestigation,
  case_reader: ofInvestigation,
  chart: ofInvestigation,
  // A chart that somebody else opens shows what they may see of it: each thing hangs on the record that it is known from.
  chart_thing: {
    rule: {
      of: [
        { column: 'chartId', on: 'chart' },
        { column: 'investigationId', on: 'investigation', optional: true },
        { column: 'contributionId', on: 'contribution', optional: true },
      ],
    },
  },
  caveat: { rule: 'signed-in' },
  contribution_caveat: ofContribution,
  investigation_caveat: ofInvestigation,
  break_glass_rule: { rule: 'signed-in' },
  // One's own, those of records that one may see, and all of them for auditors.
  break_glass: {
    rule: {
      either: [
        { ownedBy: 'accountId' },
        { opens: 'readsLog' },
        { of: [{ column: 'contributionId', on: 'contribution' }] },
        { of: [{ column: 'investigationId', on: 'investigation' }] },
      ],
    },
  },
  marking_change: {
    rule: {
      either: [
        { of: [{ column: 'contributionId', on: 'contribution' }] },
        { of: [{ column: 'investigationId', on: 'investigation' }] },
      ],
    },
  },
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
  // Whoever may know of the restricted case alone would learn of the other.
  entry_hit: ofTwoCases,
  entry_due: ofInvestigation,
  recorder_notice: ofBoth,
  // A match of a watch-list has reached no investigation: whose it is, and whom it goes to, is for inbox/streams.ts.
  delivery: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution' },
        { column: 'investigationId', on: 'investigation', optional: true },
      ],
    },
  },
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
  dissemination: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution', optional: true },
        { column: 'investigationId', on: 'investigation', optional: true },
      ],
    },
  },
  dissemination_step: { rule: { of: [{ column: 'disseminationId', on: 'dissemination' }] } },
  dissemination_rule: { rule: 'anyone' },
  // How much of what left is told by its number of records, so that it is shown to whoever made it and to auditors.
  disclosure: { rule: { oneself: 'by', or: 'readsLog' } },
  brief_list: own,
  brief: own,
  exhibit: ofInvestigation,
  exhibit_movement: ofInvestigation,
  exhibit_correction: ofInvestigation,
  // As whatever it is kept with, and its own marking may be higher.
  document: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution', optional: true },
        { column: 'investigationId', on: 'investigation', optional: true },
      ],
      cleared: 'markingRank',
    },
  },
  entity: ofInvestigation,
  entity_identifier: ofInvestigation,
  entity_marker: ofInvestigation,
  entity_change: ofInvestigation,
  // What is said of two is shown to whoever may know of both.
  entity_relation: ofTwoCases,
  same_entity: ofTwoCases,
  document_piece: ofDocument,
  document_change: ofDocument,
  document_page: ofDocument,
  document_identifier: ofDocument,
  document_rule: { rule: 'anyone' },
  person_key: { rule: { marked: 'readsContributions' } },
  person_key_rollup: { rule: { marked: 'readsContributions' } },
  // Words of all records, wherever they stand: read by the store's own search alone, which asks the two below whose they are.
  word_key: { rule: 'unrestricted' },
  word_rollup: { rule: { marked: 'readsContributions' } },
  case_word: ofInvestigation,
  person_matched: ofContribution,
  match_due: ofContribution,
  attachment_due: ofContribution,
  not_of_case: ofInvestigation,
  person_pair: ofTwoContributions,
  suggestion: ofBoth,
  // Read by nobody but the renewal, which sees all of them.
  suggestion_kept: ofContribution,
  suggestion_change: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution', optional: true },
        { column: 'investigationId', on: 'investigation', optional: true },
      ],
    },
  },
  contribution_snooze: ofContribution,
  same_person: ofTwoContributions,
  report_waiver: ofTwoContributions,
  // Bears the standing of its contribution, with which it moves: the map counts many at once.
  contribution_point: { rule: { marked: 'readsContributions' } },
  case_point: ofInvestigation,
  point_choice: {
    rule: {
      of: [
        { column: 'contributionId', on: 'contribution', optional: true },
        { column: 'investigationId', on: 'investigation', optional: true },
      ],
    },
  },
  // What is known of the country, and of nobody.
  map_file: { rule: 'anyone' },
  map_piece: { rule: 'anyone' },
  gazetteer_place: { rule: 'anyone' },
  contribution_rollup: { rule: { marked: 'readsContributions' } },
  triage_rollup: { rule: { marked: 'readsContributions' } },
  closure_review_rollup: { rule: { marked: 'readsContributions' } },
  clock_rollup: { rule: { marked: 'readsContributions' } },
  arrest_rollup: {
    rule: { marked: 'readsInvestigations', of: [{ column: 'caseId', on: 'investigation', noneIs: 0 }] },
  },
  watch: own,
  snooze: own,
  // What anybody watches for, for matching alone: see linking/deliver-watched.ts.
  watched: {
    rule: 'unrestricted',
    table: 'watch_row',
    columns: ['id', 'accountId', 'text', 'kind', 'value'],
    only: { withdrawnAt: null },
  },
  // Whose entry a match is of, for whoever has the match to see to.
  watcher: { rule: 'anyone', table: 'watch_row', columns: ['id', 'accountId'] },
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
  // Who changed a rule and why is told to everybody on whom it acts; what waits or was refused is asked for by those who decide it.
  rule_proposal: { rule: 'signed-in' },
  account: { rule: { oneself: 'id', or: 'readsAccounts' } },
  colleague: {
    rule: 'signed-in',
    table: 'account_row',
    columns: ['id', 'name', 'roles', 'clearance', 'disabledAt', 'supervisorUntil'],
  },
  // Figures for everybody, counted from what is restricted to nobody: whoever does casework may see what was drafted and released.
  public_page: { rule: { opens: 'readsInvestigations' } },
  public_release: { rule: { opens: 'readsInvestigations' } },
  threat_level: { rule: 'signed-in' },
  accuracy_run: { rule: 'signed-in' },
  late_stage_rule: { rule: 'anyone' },
  repeat_rule: { rule: 'anyone' },
  sign_off_rule: { rule: 'anyone' },
  review_share_rule: { rule: 'anyone' },
  question_set_rule: { rule: 'anyone' },
  figure_rule: { rule: 'anyone' },
  delivery_rule: { rule: 'anyone' },
  bank_holiday_rule: { rule: 'anyone' },
  absence: { rule: 'signed-in' },
  setting: { rule: 'anyone' },
  log: { rule: { opens: 'readsLog' } },
  // What somebody did themselves, so that what they considered can be put together.
  own_log: {
    rule: { ownedBy: 'accountId' },
    table: 'log_row',
    columns: ['seq', 'at', 'who', 'verb', 'outcome', 'records'],
  },
  // Who signed in, where, and after how many attempts that failed: for whoever keeps the accounts.
  signed_in: {
    rule: { opens: 'readsAccounts' },
    table: 'log_row',
    columns: ['seq', 'at', 'accountId', 'who', 'reason', 'workstation'],
    only: { verb: 'vault.signIn' },
  },
  log_record: { rule: { opens: 'readsLog' } },
};
