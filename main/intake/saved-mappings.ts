/** What the columns of a file mean, saved under a name and found again when the same columns come. */
import { z } from 'zod';
import { ColumnMapping } from '../../preload/contract/mapping.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const Columns = z.array(z.string());

/** One's own, by name. */
export async function savedMappings({ db }: Context) {
  const rows = await db
    .selectFrom('saved_mapping')
    .select(['id', 'name', 'columns', 'mapping'])
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    columns: Columns.parse(JSON.parse(row.columns)),
    mapping: ColumnMapping.parse(JSON.parse(row.mapping)),
  }));
}

export const mappings: UseCase<'intake.mappings'> = async (context) => ({
  mappings: (await savedMappings(context)).map(({ id, name, mapping }) => ({ id, name, mapping })),
});

/** A mapping of the same name is replaced. */
export const saveMapping: UseCase<'intake.saveMapping'> = async (context, input) => {
  const kept = { columns: JSON.stringify(input.columns), mapping: JSON.stringify(input.mapping) };
  const { id } = await context.db
    .insertInto('saved_mapping_row')
    .values({ accountId: context.me.id, name: input.name, ...kept })
    .onConflict((conflict) => conflict.columns(['accountId', 'name']).doUpdateSet(kept))
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('mapping');
  return { id };
};
