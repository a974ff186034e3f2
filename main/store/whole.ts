/**
 * A store as a whole, table by table and whoever may see it: what it takes to move all records from one kind of store to the other. Tables
 * and columns have the same names in both, but for what each keeps for itself.
 */
import { createHash } from 'node:crypto';
import type { RowTable } from './schema.ts';

/** As a database gives it; bytes are as they are. */
export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * What is moved as it is, each with the columns of its primary key: in an order in which no row names one that is not there yet. A log that
 * several nodes have written is more than a table: see `mergeLog` in hosts/server/move-out.ts.
 */
const keys: Readonly<Record<RowTable, readonly [string, ...string[]]>> = {
  setting_row: ['key'],
  counter_row: ['name'],
  account_row: ['id'],
  sign_in_row: ['login'],
  proposal_row: ['id'],
  rule_proposal_row: ['id'],
  compartment_row: ['id'],
  compartment_member_row: ['compartmentId', 'accountId'],
  import_row: ['id'],
  import_refusal_row: ['importId', 'line'],
  contribution_row: ['id'],
  source_row: ['contributionId'],
  source_reader_row: ['contributionId', 'accountId'],
  identifier_row: ['contributionId', 'start', 'kind'],
  contribution_note_row: ['contributionId'],
  claim_row: ['contributionId'],
  grade_row: ['id'],
  change_row: ['id'],
  fact_answer_row: ['id'],
  consideration_row: ['id'],
  search_note_row: ['id'],
  review_share_rule_row: ['version'],
  closure_review_row: ['id'],
  question_set_rule_row: ['version'],
  intake_answer_row: ['contributionId'],
  saved_view_row: ['id'],
  saved_mapping_row: ['id'],
  draft_row: ['id'],
  investigation_row: ['id'],
  team_member_row: ['investigationId', 'accountId'],
  priority_change_row: ['id'],
  investigation_change_row: ['id'],
  case_proposal_row: ['id'],
  case_reader_row: ['investigationId', 'accountId'],
  marking_change_row: ['id'],
  break_glass_rule_row: ['version'],
  caveat_row: ['id'],
  contribution_caveat_row: ['contributionId', 'caveatId'],
  investigation_caveat_row: ['investigationId', 'caveatId'],
  break_glass_row: ['id'],
  subject_row: ['id'],
  case_identifier_row: ['id'],
  match_key_row: ['key', 'caseIdentifierId'],
  event_row: ['id'],
  arrest_row: ['id'],
  decision_row: ['id'],
  enquiry_row: ['id'],
  enquiry_contribution_row: ['id'],
  action_row: ['id'],
  action_step_row: ['id'],
  action_record_row: ['id'],
  decision_task_row: ['id'],
  note_row: ['id'],
  note_version_row: ['id'],
  mention_row: ['id'],
  closing_waiver_row: ['id'],
  dissemination_rule_row: ['version'],
  dissemination_row: ['id'],
  dissemination_step_row: ['id'],
  disclosure_row: ['id'],
  brief_list_row: ['id'],
  brief_row: ['id'],
  exhibit_row: ['id'],
  exhibit_movement_row: ['id'],
  exhibit_correction_row: ['id'],
  document_rule_row: ['version'],
  document_row: ['id'],
  document_piece_row: ['documentId', 'place'],
  document_change_row: ['id'],
  document_page_row: ['id'],
  document_identifier_row: ['documentId', 'page', 'start', 'kind'],
  attachment_due_row: ['contributionId'],
  not_of_case_row: ['id'],
  entity_row: ['id'],
  entity_identifier_row: ['id'],
  entity_marker_row: ['id'],
  entity_relation_row: ['id'],
  same_entity_row: ['id'],
  entity_change_row: ['id'],
  late_stage_rule_row: ['version'],
  sign_off_rule_row: ['version'],
  figure_rule_row: ['name', 'version'],
  assessment_row: ['id'],
  disruption_row: ['id'],
  chart_row: ['id'],
  subject_matter_row: ['id'],
  public_page_row: ['id'],
  public_release_row: ['id'],
  threat_level_row: ['id'],
  chart_thing_row: ['id'],
  link_row: ['id'],
  recorder_notice_row: ['id'],
  deconfliction_hit_row: ['id'],
  entry_hit_row: ['id'],
  entry_due_row: ['identifierId'],
  person_key_row: ['key', 'compartmentId', 'markingRank', 'contributionId'],
  person_key_rollup_row: ['key', 'compartmentId', 'markingRank'],
  word_key_row: ['key', 'word'],
  word_rollup_row: ['word', 'compartmentId', 'markingRank'],
  case_word_row: ['word', 'investigationId'],
  person_matched_row: ['contributionId'],
  match_due_row: ['contributionId'],
  person_pair_row: ['contributionId', 'otherId'],
  suggestion_row: ['contributionId', 'investigationId'],
  suggestion_kept_row: ['contributionId'],
  suggestion_change_row: ['id'],
  contribution_snooze_row: ['id'],
  same_person_row: ['id'],
  report_waiver_row: ['id'],
  repeat_rule_row: ['version'],
  delivery_rule_row: ['version'],
  bank_holiday_rule_row: ['version'],
  watch_row: ['id'],
  delivery_row: ['id'],
  absence_row: ['id'],
  snooze_row: ['id'],
  map_file_row: ['id'],
  map_piece_row: ['mapFileId', 'place'],
  gazetteer_place_row: ['id'],
  contribution_point_row: ['id'],
  case_point_row: ['id'],
  point_choice_row: ['id'],
  accuracy_run_row: ['id'],
  request_row: ['key'],
  session_row: ['id'],
  contribution_rollup_row: ['state', 'channel', 'kind', 'day', 'compartmentId', 'markingRank'],
  triage_rollup_row: ['month', 'bucket', 'compartmentId', 'markingRank'],
  closure_review_rollup_row: ['month', 'kind', 'agrees', 'compartmentId', 'markingRank'],
  arrest_rollup_row: ['day', 'compartmentId', 'markingRank', 'caseId'],
  clock_rollup_row: ['clock', 'month', 'bucket', 'compartmentId', 'markingRank'],
  log_row: ['seq'],
  log_record_row: ['record', 'seq'],
};

/** What is there of its own accord once the tables are made: rules and word lists that are data. */
export const filledByMigration: readonly RowTable[] = [
  'late_stage_rule_row',
  'repeat_rule_row',
  'dissemination_rule_row',
  'document_rule_row',
  'sign_off_rule_row',
  'review_share_rule_row',
  'question_set_rule_row',
  'break_glass_rule_row',
  'caveat_row',
  'figure_rule_row',
  'delivery_rule_row',
  'bank_holiday_rule_row',
];

export const wholeTables = Object.keys(keys) as RowTable[];
export const keyOf = (table: RowTable): readonly [string, ...string[]] => keys[table];

/** Indices of words, which each store makes of the rows by rules of its own. */
export const madeAnew: readonly string[] = [
  'week_row',
  'contribution_words_row',
  'investigation_words_row',
  'subject_words_row',
  'document_page_words_row',
  'words_due_row',
];

/** What a database keeps for itself: where chains of the log end, and versions of what it holds and of its tables. */
export const ownOfDatabase: readonly string[] = [
  'log_tail_row',
  'log_seal_row',
  'holdings_version_row',
  'store_version_row',
  'service_row',
  'workstation_row',
];

/** Tables whose rows get their numbers from the store. */
export const numbered: readonly RowTable[] = wholeTables.filter(
  (table) => table !== 'session_row' && keys[table].join() === 'id',
);

export interface WholeReader {
  columns(table: RowTable): Promise<readonly string[]>;
  count(table: RowTable): Promise<number>;
  /** The next rows in the order of the key, which is that of bytes: after the one with that key, or from the first on. */
  page(
    table: RowTable,
    columns: readonly string[],
    after: readonly Value[] | null,
    limit: number,
  ): Promise<readonly Row[]>;
  /** The highest number that a row of that table ever had, as far as the store knows; 0 for none. */
  highest(table: RowTable): Promise<number>;
}

/** Into a new store. Nothing is counted that the rows do not say themselves; words are indexed as they come. */
export interface WholeWriter extends WholeReader {
  /** Takes out what a new store has there of its own accord. */
  clear(table: RowTable): Promise<void>;
  add(table: RowTable, columns: readonly string[], rows: readonly Row[]): Promise<void>;
  /** The next row gets a number above this. */
  goOnFrom(table: RowTable, highest: number): Promise<void>;
}

/** A text may be 100 kB long: this many are held in memory at once. Of documents, a row is a MiB. */
const rowsAtOnce = (table: RowTable): number => (table === 'document_piece_row' ? 8 : 1_000);

export async function* pagesOf(
  from: WholeReader,
  table: RowTable,
  columns: readonly string[],
): AsyncGenerator<readonly Row[], void> {
  const atOnce = rowsAtOnce(table);
  let after: readonly Value[] | null = null;
  for (;;) {
    const rows: readonly Row[] = await from.page(table, columns, after, atOnce);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = keys[table].map((column) => last[column] ?? null);
  }
}

/** How many rows a table has, and SHA-256 over all of them in the order of the key. */
export interface Sum {
  rows: number;
  digest: string;
}

/** A text of PostgreSQL cannot hold the character 0: it stands there as U+FFFD. */
const canonical = (value: Value | undefined): string | number | null =>
  typeof value === 'string'
    ? value.replaceAll('\0', '\ufffd')
    : value instanceof Uint8Array
      ? `bytes ${Buffer.from(value).toString('hex')}`
      : (value ?? null);

export function summing(columns: readonly string[]) {
  const digest = createHash('sha256');
  let count = 0;
  return {
    add(rows: readonly Row[]): void {
      count += rows.length;
      for (const row of rows) digest.update(`${JSON.stringify(columns.map((column) => canonical(row[column])))}\n`);
    },
    sum: (): Sum => ({ rows: count, digest: digest.digest('hex') }),
  };
}

/** Is told of rows that were written or read again. */
export type Told = (rows: number) => void;

export async function sumOf(
  from: WholeReader,
  table: RowTable,
  columns: readonly string[],
  told: Told = () => undefined,
): Promise<Sum> {
  const { add, sum } = summing(columns);
  for await (const rows of pagesOf(from, table, columns)) {
    add(rows);
    told(rows.length);
  }
  return sum();
}

/** Copies a table as it is; returns what was read. */
export async function copyTable(
  from: WholeReader,
  to: WholeWriter,
  table: RowTable,
  columns: readonly string[],
  told: Told,
): Promise<Sum> {
  const { add, sum } = summing(columns);
  await to.clear(table);
  for await (const rows of pagesOf(from, table, columns)) {
    await to.add(table, columns, rows);
    add(rows);
    told(rows.length);
  }
  if (numbered.includes(table)) await to.goOnFrom(table, await from.highest(table));
  return sum();
}
