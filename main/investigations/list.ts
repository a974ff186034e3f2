/** The list of investigations, highest priority first. */
import { Priority, rank } from '../../preload/contract/words.ts';
import type { UseCase } from '../store/use-case.ts';
import { isTheirs } from './reach.ts';
import { asRow, rowsOf } from './rows.ts';

/** Live before closed, then by priority, then by operation. `text` is looked for in names, references, areas and summaries. */
export const list: UseCase<'investigations.list'> = async (context, input) => {
  let query = rowsOf(context);
  const { state, plotsOnly, mine } = input;
  const text = input.text?.trim().toLowerCase() ?? '';
  if (state !== undefined) query = query.where('investigation.state', '=', state);
  if (plotsOnly === true) query = query.where('investigation.kind', '=', 'attack plot');
  if (mine === true)
    query = query.where('investigation.id', 'in', (eb) =>
      eb
        .selectFrom('investigation')
        .select('investigation.id')
        .where((own) => isTheirs(own, context.me.id)),
    );
  if (text !== '')
    query = query.where((eb) =>
      eb.or(
        (['operation', 'reference', 'area', 'summary'] as const).map((column) =>
          eb(eb.fn<number>('instr', [eb.fn('lower', [`investigation.${column}`]), eb.val(text)]), '>', 0),
        ),
      ),
    );
  const rows = await query
    .orderBy('investigation.state', 'desc')
    .orderBy('investigation.operation')
    .orderBy('investigation.id')
    .execute();
  // The words of the sub-bands (H, M, L) do not sort as they rank; the sort is stable and keeps states and names in order.
  const weight = (row: (typeof rows)[number]) => (row.state === 'live' ? 0 : 100) + rank(Priority, row.priority);
  return { rows: rows.toSorted((a, b) => weight(a) - weight(b)).map(asRow) };
};
