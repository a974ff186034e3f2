/**
 * A list of several branches, joined by `union all` and cut off after so many rows in their common order, needs no more than so many of
 * each: SQLite merges the branches as it reads them, and PostgreSQL would read and sort all that they have. (Measured with 200,000
 * contributions, three channels that 150,000 of them came by: 201 ms for a page, and 0.2 with a limit for each branch.)
 */
import {
  AliasNode,
  IdentifierNode,
  type KyselyPlugin,
  ParensNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  SelectionNode,
  SelectQueryNode,
  type UnknownRow,
} from 'kysely';

function limited(node: SelectQueryNode): SelectQueryNode {
  const { setOperations = [], orderBy, limit, offset, ...first } = node;
  const branches = setOperations.map(({ expression }) => expression);
  const plain = setOperations.every(({ operator, all }) => operator === 'union' && all);
  if (branches.length === 0 || orderBy === undefined || limit === undefined || offset !== undefined || !plain)
    return node;
  const cut = (branch: SelectQueryNode): SelectQueryNode => ({ ...branch, orderBy, limit });
  const begun = SelectQueryNode.createFrom([AliasNode.create(cut(first), IdentifierNode.create('first'))]);
  return {
    ...SelectQueryNode.cloneWithSelections(begun, [SelectionNode.createSelectAll()]),
    setOperations: setOperations.map((one) => ({
      ...one,
      expression: SelectQueryNode.is(one.expression) ? ParensNode.create(cut(one.expression)) : one.expression,
    })),
    orderBy,
    limit,
  };
}

export class BranchesLimited implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node.kind === 'SelectQueryNode' ? limited(node) : node;
  }
  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}
