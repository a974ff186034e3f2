/** Knows contributions again that Vigil itself wrote into a file: also those that were typed, and have no key of a row. */
import type { Context } from '../store/use-case.ts';
import type { PreparedRow } from './read/prepared-row.ts';

const atOnce = 200;

const nameOf = (number: string, kind: string, receivedAt: string, text: string) =>
  JSON.stringify([number, kind, receivedAt, text]);

async function heldOf({ db }: Context, rows: readonly PreparedRow[]): Promise<PreparedRow[]> {
  const numbers = rows.flatMap((row) => row.numbers);
  if (numbers.length === 0) return [];
  const found = await db
    .selectFrom('contribution')
    .select(['reference', 'kind', 'receivedAt', 'text'])
    .where('reference', 'in', numbers)
    .execute();
  const names = new Set(found.map((one) => nameOf(one.reference, one.kind, one.receivedAt, one.text)));
  return rows.filter(({ numbers: own, contribution: { kind, receivedAt, text } }) =>
    own.some((number) => names.has(nameOf(number, kind, receivedAt, text))),
  );
}

/**
 * Those of `rows` that the vault holds under the very number that the file has for them. Another vault gives the same numbers to
 * other contributions, so that what was received, when and what kind it is have to agree as well; wherever it is held, since a
 * copy outside its compartment would be worse than none. As far as the viewer may see.
 */
export async function heldByNumber(context: Context, rows: readonly PreparedRow[]): Promise<ReadonlySet<PreparedRow>> {
  const held = new Set<PreparedRow>();
  for (let at = 0; at < rows.length; at += atOnce)
    for (const row of await heldOf(context, rows.slice(at, at + atOnce))) held.add(row);
  return held;
}
