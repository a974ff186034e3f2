/** What has to travel with records: the caveats beside their markings, and the conditions of handling code C. */
import { caveatsOfContributions, caveatsOfInvestigations } from '../access/caveats.ts';
import { conditionsOf } from '../contributions/conditions.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** Each as a line with the record that it is of: `TIP-26-000012: conditions`. The case's own come first. */
export async function handlingOf(
  context: Context,
  of: { investigation: { id: number; reference: string } | null; contributionIds: readonly number[] },
): Promise<string[]> {
  const { investigation, contributionIds } = of;
  const ofCase =
    investigation === null
      ? []
      : ((await caveatsOfInvestigations(context, [investigation.id])).get(investigation.id) ?? []);
  const caveats = await caveatsOfContributions(context, contributionIds);
  const conditions = await conditionsOf(context, contributionIds);
  const bearing = [...new Set([...caveats.keys(), ...conditions.keys()])];
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference'])
    .where('id', 'in', inList(bearing))
    .execute();
  return [
    ...ofCase.map(({ text }) => `${investigation?.reference ?? ''}: ${text}`),
    ...rows
      .toSorted((one, other) => one.reference.localeCompare(other.reference))
      .flatMap(({ id, reference }) =>
        [...(caveats.get(id) ?? []).map(({ text }) => text), conditions.get(id) ?? '']
          .filter((text) => text !== '')
          .map((text) => `${reference}: ${text}`),
      ),
  ];
}
