/**
 * What else holds a name, a number or a plate that somebody is about to enter: of the investigations that they may see, and of nothing else,
 * whichever statements that takes. It is a question, and keeps nothing.
 */
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { findHoldings } from '../investigations/find-holdings.ts';
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';

/** Shown beside a field. */
const most = 6;

/** Live ones first, then the newest. */
export const heldElsewhere: UseCase<'linking.heldElsewhere'> = async (context, { text, kind, except }) => {
  const found = (await findHoldings(context, text))
    .filter((one) => (kind === null || one.kind === kind) && one.investigationId !== except)
    .toSorted((one, other) => one.id - other.id);
  if (found.length === 0) return { holders: [], more: false };
  const subjects = new Map(
    (
      await context.db
        .selectFrom('subject')
        .select(['id', 'name'])
        .where('id', 'in', inList(found.flatMap(({ subjectId }) => subjectId ?? [])))
        .where('withdrawnAt', 'is', null)
        .execute()
    ).map(({ id, name }) => [id, name]),
  );
  const rows = await context.db
    .selectFrom('investigation')
    .leftJoin('colleague as owner', 'owner.id', 'investigation.ownerId')
    .select([
      'investigation.id',
      'investigation.reference',
      'investigation.operation',
      'investigation.state',
      'investigation.markingRank',
      'owner.name as owner',
    ])
    .where('investigation.id', 'in', inList([...new Set(found.map(({ investigationId }) => investigationId))]))
    .orderBy('investigation.state', 'desc')
    .orderBy('investigation.id', 'desc')
    .limit(most + 1)
    .execute();
  const holders = rows.slice(0, most).flatMap(({ id, markingRank, ...row }) => {
    const held = found.find(({ investigationId }) => investigationId === id);
    if (held === undefined) return [];
    return [
      {
        ...row,
        investigationId: id,
        marking: markingOf(markingRank),
        kind: held.kind,
        text: held.text,
        subjectName: held.subjectId === null ? null : (subjects.get(held.subjectId) ?? null),
      },
    ];
  });
  return {
    holders: await withCaveats(context, holders, ({ investigationId }) => [{ investigationId }]),
    more: rows.length > most,
  };
};
