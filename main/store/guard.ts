/**
 * The guard that no use case can get round. A query may read only views; it may write tables, but an update or a delete
 * reaches only rows that its viewer may see, because the guard adds that condition itself.
 */
import {
  type BinaryOperationNode,
  type CompiledQuery,
  type IdentifierNode,
  type KyselyPlugin,
  OnConflictNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  QueryNode,
  type QueryResult,
  RawNode,
  type RootOperationNode,
  sql,
  type TableNode,
  type UnknownRow,
  ValueNode,
} from 'kysely';
import type { RowTable } from './schema.ts';
import { type Dialect, inDialect, isList } from './spelling.ts';

/**
 * For each table, the column that identifies one of its rows in its view; `null` where no use case may write: tables that the store
 * keeps itself, and those that a vault is created with.
 */
const writable: Readonly<Record<RowTable, string | null>> = {
  contribution_row: 'id',
  source_row: 'contributionId',
  source_reader_row: 'contributionId',
  identifier_row: 'contributionId',
  grade_row: 'id',
  claim_row: 'contributionId',
  change_row: 'id',
  fact_answer_row: 'id',
  consideration_row: 'id',
  search_note_row: 'id',
  closure_review_row: 'id',
  intake_answer_row: 'contributionId',
  investigation_row: 'id',
  team_member_row: 'investigationId',
  priority_change_row: 'id',
  investigation_change_row: 'id',
  case_proposal_row: 'id',
  case_reader_row: 'investigationId',
  marking_change_row: 'id',
  break_glass_row: 'id',
  caveat_row: 'id',
  contribution_caveat_row: 'contributionId',
  investigation_caveat_row: 'investigationId',
  subject_row: 'id',
  case_identifier_row: 'id',
  match_key_row: 'caseIdentifierId',
  link_row: 'id',
  deconfliction_hit_row: 'id',
  entry_hit_row: 'id',
  entry_due_row: 'identifierId',
  recorder_notice_row: 'id',
  person_key_row: null,
  person_key_rollup_row: null,
  word_key_row: null,
  word_rollup_row: null,
  case_word_row: null,
  person_matched_row: 'contributionId',
  match_due_row: 'contributionId',
  // Added as a contribution comes in, and never changed: see linking/keep-pairs.ts.
  person_pair_row: 'contributionId',
  suggestion_row: 'contributionId',
  suggestion_kept_row: 'contributionId',
  suggestion_change_row: 'id',
  contribution_snooze_row: 'id',
  same_person_row: 'id',
  report_waiver_row: 'id',
  delivery_row: 'id',
  absence_row: 'id',
  snooze_row: 'id',
  event_row: 'id',
  arrest_row: 'id',
  assessment_row: 'id',
  disruption_row: 'id',
  chart_row: 'id',
  chart_thing_row: 'id',
  subject_matter_row: 'id',
  decision_row: 'id',
  enquiry_row: 'id',
  enquiry_contribution_row: 'id',
  action_row: 'id',
  action_step_row: 'id',
  action_record_row: 'id',
  decision_task_row: 'id',
  note_row: 'id',
  note_version_row: 'id',
  mention_row: 'id',
  closing_waiver_row: 'id',
  dissemination_row: 'id',
  dissemination_step_row: 'id',
  disclosure_row: 'id',
  brief_list_row: 'id',
  brief_row: 'id',
  entity_row: 'id',
  entity_identifier_row: 'id',
  entity_marker_row: 'id',
  entity_relation_row: 'id',
  same_entity_row: 'id',
  entity_change_row: 'id',
  exhibit_row: 'id',
  exhibit_movement_row: 'id',
  exhibit_correction_row: 'id',
  document_row: 'id',
  document_piece_row: 'documentId',
  document_change_row: 'id',
  document_page_row: 'id',
  document_identifier_row: 'documentId',
  document_rule_row: 'version',
  attachment_due_row: 'contributionId',
  not_of_case_row: 'id',
  public_page_row: 'id',
  public_release_row: 'id',
  threat_level_row: 'id',
  accuracy_run_row: 'id',
  watch_row: 'id',
  draft_row: 'id',
  saved_view_row: 'id',
  saved_mapping_row: 'id',
  request_row: 'key',
  session_row: 'id',
  import_row: 'id',
  import_refusal_row: 'importId',
  contribution_note_row: 'contributionId',
  account_row: 'id',
  proposal_row: 'id',
  rule_proposal_row: 'id',
  compartment_row: 'id',
  compartment_member_row: 'compartmentId',
  contribution_point_row: 'id',
  case_point_row: 'id',
  point_choice_row: 'id',
  map_file_row: 'id',
  map_piece_row: 'mapFileId',
  gazetteer_place_row: 'id',
  // A version is added and never changed, as triggers see to.
  late_stage_rule_row: 'version',
  repeat_rule_row: 'version',
  sign_off_rule_row: 'version',
  question_set_rule_row: 'version',
  review_share_rule_row: 'version',
  figure_rule_row: 'version',
  delivery_rule_row: 'version',
  dissemination_rule_row: 'version',
  break_glass_rule_row: 'version',
  bank_holiday_rule_row: 'version',
  setting_row: null,
  counter_row: null,
  sign_in_row: null,
  contribution_rollup_row: null,
  triage_rollup_row: null,
  closure_review_rollup_row: null,
  clock_rollup_row: null,
  arrest_rollup_row: null,
  log_row: null,
  log_record_row: null,
};

const closed = /_row\b|_words\b|_parts\b|\bsqlite_|\bpragma\b|\bviewer|\bpg_|_setting\b|_config\b|_schema\b/i;

/** A programming error, not something a user can cause: the query never reaches the store. */
export class GuardError extends Error {
  constructor(what: string) {
    super(`A use case may not touch ${what}.`);
    this.name = 'GuardError';
  }
}

class ViewsOnly extends OperationNodeTransformer {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    super();
    this.#dialect = dialect;
  }

  // A table can also be named by an identifier inside raw SQL; any such name is refused.
  protected override transformIdentifier(node: IdentifierNode): IdentifierNode {
    if (closed.test(node.name)) throw new GuardError(node.name);
    return node;
  }
  protected override transformTable(node: TableNode): TableNode {
    const name = node.table.identifier.name;
    if (closed.test(name)) throw new GuardError(name);
    return node;
  }
  protected override transformRaw(given: RawNode, queryId?: { readonly queryId: string }): RawNode {
    const node = inDialect(given, this.#dialect);
    if (node.sqlFragments.some((fragment) => closed.test(fragment))) throw new GuardError('a table in raw SQL');
    return super.transformRaw(node, queryId);
  }
  protected override transformBinaryOperation(
    node: BinaryOperationNode,
    queryId?: { readonly queryId: string },
  ): BinaryOperationNode {
    const plain = super.transformBinaryOperation(node, queryId);
    return this.#dialect === 'postgres' ? comparedAsThere(plain, node) : plain;
  }
}

/** What PostgreSQL compares with other operators than SQLite does. */
function comparedAsThere(plain: BinaryOperationNode, { operator, rightOperand }: BinaryOperationNode) {
  if (!OperatorNode.is(operator)) return plain;
  const name = operator.operator;
  // An array is looked up in: `= any (…)` reads an index once for each value.
  if (isList(rightOperand)) {
    const [other, all] = name === 'not in' ? (['!=', 'all '] as const) : (['=', 'any '] as const);
    const right = RawNode.create([all, ''], [plain.rightOperand]);
    return { ...plain, operator: OperatorNode.create(other), rightOperand: right };
  }
  // `is` compares with nothing but null there.
  if (!ValueNode.is(rightOperand) || rightOperand.immediate === true || (name !== 'is' && name !== 'is not'))
    return plain;
  if (rightOperand.value === null) return { ...plain, rightOperand: ValueNode.createImmediate(null) };
  return { ...plain, operator: OperatorNode.create(name === 'is' ? '=' : 'is distinct from') };
}

const readers = { sqlite: new ViewsOnly('sqlite'), postgres: new ViewsOnly('postgres') };

function target(node: RootOperationNode): TableNode | undefined {
  if (node.kind === 'InsertQueryNode') return node.into;
  const table =
    node.kind === 'UpdateQueryNode' ? node.table : node.kind === 'DeleteQueryNode' ? node.from.froms[0] : undefined;
  return table?.kind === 'TableNode' ? (table as TableNode) : undefined;
}

/** What names the table that is written to. */
const written = ['into', 'table', 'from'];

const isNode = (value: unknown): value is OperationNode =>
  typeof value === 'object' && value !== null && 'kind' in value;

/** Checks every part except the table being written to, which must be writable. */
function checked(
  given: RootOperationNode,
  queryId: { readonly queryId: string },
  reader: ViewsOnly,
): RootOperationNode {
  let node = given;
  if (node.kind === 'SelectQueryNode') return reader.transformNode(node, queryId);
  const table = target(node);
  const name = table?.table.identifier.name ?? 'that';
  const key = writable[name as RowTable] ?? null;
  // Whatever adds a contribution must also count it and index its words; store/sqlite/contributions.ts does all of that.
  if (key === null || (node.kind === 'InsertQueryNode' && name === 'contribution_row')) throw new GuardError(name);
  if (node.kind === 'InsertQueryNode' && (node.replace === true || node.orAction !== undefined))
    // Either could replace a row that the viewer may not see.
    throw new GuardError('what is there already');
  const part = (child: unknown): unknown =>
    isNode(child) ? reader.transformNode(child, queryId) : Array.isArray(child) ? child.map(part) : child;
  const parts = Object.entries(node).map(([name, child]) => [name, written.includes(name) ? child : part(child)]);
  // The same kind of node: a transformer gives each part back as what it was.
  node = Object.fromEntries(parts) as typeof node;
  const view = name.replace(/_row$/, '');
  const seen = sql<boolean>`exists (select 1 from ${sql.id(view)} seen where seen.${sql.id(key)} = ${sql.id(name)}.${sql.id(key)})`;
  if (node.kind === 'UpdateQueryNode' || node.kind === 'DeleteQueryNode')
    return QueryNode.cloneWithWhere(node, seen.toOperationNode());
  if (node.kind !== 'InsertQueryNode' || node.onConflict?.updates === undefined) return node;
  return { ...node, onConflict: OnConflictNode.cloneWithUpdateWhere(node.onConflict, seen.toOperationNode()) };
}

/** Queries that have passed a guard. */
const passed = new WeakSet<object>();

/** Throws where a query reached the store without passing the guard, as one does after `withoutPlugins`. */
export function assertGuarded(query: CompiledQuery): void {
  if (!passed.has(query.queryId)) throw new GuardError('the store behind the guard');
}

export class Guard implements KyselyPlugin {
  readonly #reader: ViewsOnly;

  /** Each piece of SQL that has two spellings is written in this one. */
  constructor(dialect: Dialect) {
    this.#reader = readers[dialect];
  }

  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    const node = checked(args.node, args.queryId, this.#reader);
    passed.add(args.queryId);
    return node;
  }
  async transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return args.result;
  }
}
