/**
 * A piece of SQL in the words of both dialects. Use cases build their queries without knowing which store will run them, so such a
 * piece is one node with two spellings, between which the guard decides: it sees every node of every query.
 */
import { type AliasableExpression, ExpressionWrapper, type RawBuilder, type RawNode } from 'kysely';
import type { Schema } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';

/** To Kysely it is the SQLite spelling. */
interface SpelledNode extends RawNode {
  readonly postgres: RawNode;
  /** A list to be looked up in: `in` and `not in` are other operators on PostgreSQL. */
  readonly list: boolean;
}

const isSpelled = (node: RawNode): node is SpelledNode => 'postgres' in node;

function wrapped<T>(sqlite: RawBuilder<T>, postgres: RawBuilder<T>, list: boolean): AliasableExpression<T> {
  const node: SpelledNode = { ...sqlite.toOperationNode(), postgres: postgres.toOperationNode(), list };
  return new ExpressionWrapper<Schema, keyof Schema, T>(node);
}

export const spelled = <T>(as: { sqlite: RawBuilder<T>; postgres: RawBuilder<T> }): AliasableExpression<T> =>
  wrapped(as.sqlite, as.postgres, false);

/** A list of values; on PostgreSQL one parameter that is an array, whose type follows from what it is compared with. */
export const spelledList = <T>(as: { sqlite: RawBuilder<T>; postgres: RawBuilder<T> }): AliasableExpression<T> =>
  wrapped(as.sqlite, as.postgres, true);

/** The piece as the dialect writes it. Every other piece of SQL is the same in both. */
export const inDialect = (node: RawNode, dialect: Dialect): RawNode =>
  dialect === 'postgres' && isSpelled(node) ? node.postgres : node;

export const isList = (node: { readonly kind: string }): boolean =>
  node.kind === 'RawNode' && 'list' in node && node.list === true;
