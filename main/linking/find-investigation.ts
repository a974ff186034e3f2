/** Finding an investigation by its operation name or reference, to link by hand. */
import type { UseCase } from '../store/use-case.ts';

const most = 20;

/** Exact matches first, then names that begin so, then live before closed. */
export const findInvestigation: UseCase<'linking.findInvestigation'> = async ({ db }, input) => {
  const wanted = input.text.toLowerCase();
  const rows = await db
    .selectFrom('investigation')
    .select((eb) => [
      'id',
      'reference',
      'operation',
      'state',
      eb.fn<number>('instr', [eb.fn('lower', ['operation']), eb.val(wanted)]).as('inName'),
      eb.fn<number>('instr', [eb.fn('lower', ['reference']), eb.val(wanted)]).as('inReference'),
    ])
    .where((eb) =>
      eb.or([
        eb(eb.fn<number>('instr', [eb.fn('lower', ['operation']), eb.val(wanted)]), '>', 0),
        eb(eb.fn<number>('instr', [eb.fn('lower', ['reference']), eb.val(wanted)]), '>', 0),
      ]),
    )
    .orderBy('operation')
    .execute();
  const order = (row: (typeof rows)[number]): number => {
    if (row.reference.toLowerCase() === wanted || row.operation.toLowerCase() === wanted) return 0;
    return (row.inName === 1 ? 1 : 3) + (row.state === 'live' ? 0 : 1);
  };
  const found = rows
    .sort((one, other) => order(one) - order(other))
    .slice(0, most)
    .map(({ id, reference, operation, state }) => ({ id, reference, operation, state }));
  return { found };
};
