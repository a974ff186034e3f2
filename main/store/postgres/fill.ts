/** Puts rows into a table as they are, to fill a new store for a demonstration or a benchmark. Never used for what a person does. */
import { GuardError } from '../guard.ts';
import type { RowTable } from '../schema.ts';
import type { Connection } from './connection.ts';

/** Names come from the schema's types; anything else that gets here is refused before it becomes SQL. */
const plain = /^[A-Za-z_][A-Za-z_0-9]*$/;

/** Tables whose rows have no number of their own. */
const unnumbered: readonly RowTable[] = [
  'source_row',
  'source_reader_row',
  'case_reader_row',
  'contribution_caveat_row',
  'investigation_caveat_row',
  'identifier_row',
  'document_piece_row',
  'document_identifier_row',
  'document_rule_row',
  'attachment_due_row',
  'entry_due_row',
  'team_member_row',
  'match_key_row',
  'compartment_member_row',
  'import_refusal_row',
  'contribution_note_row',
  'claim_row',
  'sign_in_row',
  'request_row',
  'session_row',
  'late_stage_rule_row',
  'dissemination_rule_row',
  'repeat_rule_row',
  'person_key_row',
  'person_key_rollup_row',
  'word_key_row',
  'word_rollup_row',
  'case_word_row',
  'person_matched_row',
  'match_due_row',
  'person_pair_row',
  'suggestion_row',
  'suggestion_kept_row',
  'sign_off_rule_row',
  'review_share_rule_row',
  'question_set_rule_row',
  'intake_answer_row',
  'closure_review_rollup_row',
  'break_glass_rule_row',
  'figure_rule_row',
  'delivery_rule_row',
  'bank_holiday_rule_row',
  'setting_row',
  'counter_row',
  'contribution_rollup_row',
  'triage_rollup_row',
  'clock_rollup_row',
  'arrest_rollup_row',
  'log_record_row',
];

/** A statement takes 65,535 values at most. */
const valuesAtOnce = 20_000;

function lotsOf(rows: readonly object[]): { columns: string[]; rows: readonly object[] }[] {
  const lots: { columns: string[]; rows: object[] }[] = [];
  for (const row of rows) {
    const columns = Object.keys(row);
    const last = lots.at(-1);
    const same =
      last !== undefined &&
      last.columns.join() === columns.join() &&
      (last.rows.length + 1) * columns.length <= valuesAtOnce;
    if (same) last.rows.push(row);
    else lots.push({ columns, rows: [row] });
  }
  return lots;
}

/** Rows of one table, each with its own columns. Returns the id of the last one added, or 0 for none. */
export async function fillTable(on: Connection, table: RowTable, rows: readonly object[]): Promise<number> {
  // The log is a chain, and contributions must be counted and indexed as they are added.
  if (table === 'log_row' || table === 'contribution_row' || !plain.test(table)) throw new GuardError(table);
  const returning = unnumbered.includes(table) ? '' : ' returning id';
  let last = 0;
  for (const { columns, rows: lot } of lotsOf(rows)) {
    if (!columns.every((name) => plain.test(name))) throw new GuardError('a column of another name');
    const values = lot.map(
      (_, at) => `(${columns.map((_, column) => `$${at * columns.length + column + 1}`).join(', ')})`,
    );
    const made = await on.rows<{ id: number }>(
      `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values ${values.join(', ')}${returning}`,
      lot.flatMap((row) => Object.values(row)),
    );
    last = made.at(-1)?.id ?? last;
  }
  return last;
}
