/**
 * The guard that no use case can go round. A query may read views only; it may write tables, but an update or a delete
 * reaches only rows that its viewer may see, because the guard adds that condition itself.
 */
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  QueryNode,
  type QueryResult,
  type RawNode,
  type RootOperationNode,
  sql,
  type TableNode,
  type UnknownRow,
} from 'kysely';
import { isOwnSql } from './own-sql.ts';
import type { RowTable } from './schema.ts';

/** For each table that use cases may change: the column that says which view row it is. */
const writable: Partial<Record<RowTable, string>> = {
  contribution_row: 'id',
  source_row: 'contributionId',
  identifier_row: 'contributionId',
  grade_row: 'id',
  change_row: 'id',
  investigation_row: 'id',
  team_member_row: 'investigationId',
  priority_change_row: 'id',
  investigation_change_row: 'id',
  subject_row: 'id',
  held_row: 'id',
  held_key_row: 'heldId',
  link_row: 'id',
  event_row: 'id',
  arrest_row: 'id',
  assessment_row: 'id',
  disruption_row: 'investigationId',
  decision_row: 'id',
  action_row: 'id',
  threat_level_row: 'id',
  draft_row: 'id',
  saved_view_row: 'id',
  saved_mapping_row: 'id',
  import_row: 'id',
  import_refusal_row: 'importId',
  account_row: 'id',
  compartment_row: 'id',
  compartment_member_row: 'compartmentId',
};

const closed = /_row\b|_words\b|\bsqlite_|\bpragma\b|\bviewer/i;

/** A programming error, not something a user can cause: the query never reaches the store. */
export class GuardError extends Error {
  constructor(what: string) {
    super(`A use case may not touch ${what}.`);
    this.name = 'GuardError';
  }
}

class ViewsOnly extends OperationNodeTransformer {
  protected override transformTable(node: TableNode): TableNode {
    const name = node.table.identifier.name;
    if (closed.test(name)) throw new GuardError(name);
    return node;
  }
  protected override transformRaw(node: RawNode, queryId?: { readonly queryId: string }): RawNode {
    if (!isOwnSql(node) && node.sqlFragments.some((fragment) => closed.test(fragment)))
      throw new GuardError('a table in raw SQL');
    return super.transformRaw(node, queryId);
  }
}

const reader = new ViewsOnly();

function target(node: RootOperationNode): TableNode | undefined {
  if (node.kind === 'InsertQueryNode') return node.into;
  const table =
    node.kind === 'UpdateQueryNode' ? node.table : node.kind === 'DeleteQueryNode' ? node.from.froms[0] : undefined;
  return table?.kind === 'TableNode' ? (table as TableNode) : undefined;
}

/** Checks every part but the table that is written, which has to be one of `writable`. */
function checked(node: RootOperationNode, queryId: { readonly queryId: string }): RootOperationNode {
  if (node.kind === 'SelectQueryNode') return reader.transformNode(node, queryId);
  const table = target(node);
  const name = table?.table.identifier.name ?? 'that';
  const key = writable[name as RowTable];
  // Whatever adds a contribution has to count it and index its words as well: store/bulk.ts does all of it.
  if (key === undefined || (node.kind === 'InsertQueryNode' && name === 'contribution_row')) throw new GuardError(name);
  for (const [part, value] of Object.entries(node)) {
    if (part === 'into' || part === 'table' || part === 'from' || part === 'kind' || value === undefined) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'kind' in child) reader.transformNode(child, queryId);
    }
  }
  if (node.kind !== 'UpdateQueryNode' && node.kind !== 'DeleteQueryNode') return node;
  const view = name.replace(/_row$/, '');
  const seen = sql<boolean>`exists (select 1 from ${sql.id(view)} seen where seen.${sql.id(key)} = ${sql.id(name)}.${sql.id(key)})`;
  return QueryNode.cloneWithWhere(node, seen.toOperationNode()) as RootOperationNode;
}

export class Guard implements KyselyPlugin {
  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return checked(args.node, args.queryId);
  }
  async transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return args.result;
  }
}
