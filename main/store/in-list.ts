/** A list of any length as one parameter of a query: a statement takes 32,766 single ones at most. */
import { sql } from 'kysely';

export const listed = (values: readonly (string | number)[]) =>
  sql<never>`(select value from json_each(${JSON.stringify(values)}))`;
