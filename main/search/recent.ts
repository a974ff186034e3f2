/** Records that somebody opened before, by what they are called now. What they may no longer see is left out. */
import { label } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';

export const recent: UseCase<'search.recent'> = async (context, { items }) => {
  const { db } = context;
  const idsOf = (wanted: (typeof items)[number]['kind']) =>
    inList(items.flatMap(({ kind, id }) => (kind === wanted ? id : [])));
  const contributions = await db
    .selectFrom('contribution')
    .select(['id', 'reference', 'kind', 'markingRank', textStart])
    .where('id', 'in', idsOf('contribution'))
    .execute();
  const investigations = await db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'priority', 'markingRank'])
    .where('id', 'in', idsOf('investigation'))
    .execute();
  const found = new Map([
    ...contributions.map(({ id, reference, kind, markingRank, start }) => {
      const excerpt = excerptOf(start);
      const one = { reference, title: excerpt === '' ? label(kind) : excerpt, marking: markingOf(markingRank) };
      return [`contribution ${id}`, one] as const;
    }),
    ...investigations.map(({ id, reference, operation, priority, markingRank }) => {
      const one = { reference, title: `${operation} (${priority})`, marking: markingOf(markingRank) };
      return [`investigation ${id}`, one] as const;
    }),
  ]);
  const shown = items.flatMap(({ kind, id }) => {
    const one = found.get(`${kind} ${id}`);
    return one === undefined ? [] : [{ kind, id, ...one }];
  });
  return {
    items: await withCaveats(context, shown, ({ kind, id }) => [
      kind === 'contribution' ? { contributionId: id } : { investigationId: id },
    ]),
  };
};
