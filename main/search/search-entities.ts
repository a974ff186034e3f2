/** The part of the search that looks at entities: by what they are known by, as the matcher reads it, or by a part of it. */
import { label } from '../../preload/contract/vocabulary.ts';
import { markingOf } from '../access/marking.ts';
import { entitiesKnownBy } from '../entities/known-by.ts';
import { Aliases } from '../investigations/aliases.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import type { Ranked } from './hit.ts';
import { folded, passageOf } from './passage.ts';

const most = 50;

/** The last added first. */
export async function entityHits(context: Context, text: string, words: readonly string[]): Promise<Ranked[]> {
  const known = await entitiesKnownBy(context, text);
  if (known.size === 0) return [];
  const rows = await context.db
    .selectFrom('entity')
    .innerJoin('investigation', 'investigation.id', 'entity.investigationId')
    .select([
      'entity.id',
      'entity.kind',
      'entity.title',
      'entity.aliases',
      'entity.description',
      'entity.addedAt',
      'entity.investigationId',
      'investigation.reference',
      'investigation.operation',
      'investigation.markingRank',
    ])
    .where('entity.id', 'in', inList([...known.keys()]))
    .where('entity.withdrawnAt', 'is', null)
    .orderBy('entity.id', 'desc')
    .limit(most)
    .execute();
  const typed = folded(text.trim());
  return rows.map((row): Ranked => {
    const names = [row.title, ...Aliases.parse(JSON.parse(row.aliases))];
    return {
      of: { investigationId: row.investigationId },
      rank: names.some((name) => folded(name) === typed) ? 1 : 2,
      hit: {
        kind: 'entity',
        id: row.id,
        openId: row.id,
        reference: row.reference,
        title: `${row.title} (${label(row.kind)}, ${row.operation})`,
        passage: passageOf([...names, known.get(row.id) ?? ''].join(', '), words),
        at: row.addedAt,
        marking: markingOf(row.markingRank),
      },
    };
  });
}
