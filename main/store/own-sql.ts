/**
 * SQL that the store itself writes for use cases to build into their queries. The guard lets exactly these pieces name
 * what is closed to everybody else; a piece is known by its node, so that no text can pass for one.
 */
import type { Expression, RawBuilder, RawNode } from 'kysely';

const own = new WeakSet<RawNode>();

/** For the store's own files only. */
export function ownSql<T>(piece: RawBuilder<T>): Expression<T> {
  const node = piece.toOperationNode() as RawNode;
  own.add(node);
  return { expressionType: undefined, toOperationNode: () => node };
}

export function isOwnSql(node: RawNode): boolean {
  return own.has(node);
}
