/** Identifiers that investigations hold, as lists show them. */
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { isOne } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** An entity, given by the identifier that represents it. */
export interface Shown {
  id: number;
  kind: IdentifierKind;
  value: string;
  text: string;
}

/** Those that somebody recorded and nobody has withdrawn; words of summaries are kept for matching only. Worded as the index is. */
export const inUse = ({ db }: Context) =>
  db
    .selectFrom('case_identifier')
    .where('case_identifier.withdrawnAt', 'is', null)
    .where(isOne('case_identifier.listed'));
