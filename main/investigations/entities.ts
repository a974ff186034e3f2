/** What investigations hold, by the thing itself: one phone, one plate, one name, and everywhere that it appears. */
import type { Output } from '../../preload/contract/index.ts';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { topicOf } from '../matching/scoring/index.ts';
import { holdsText, inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { findHoldings } from './find-holdings.ts';

type Entity = Output<'investigations.entities'>['entities'][number];

const most = 200;

async function standingHeld(context: Context, text: string, kind: IdentifierKind | null) {
  const wanted = text.trim().toLowerCase();
  const squeezed = wanted.replace(/\s+/g, '');
  const like = wanted === '' ? [] : (await findHoldings(context, wanted)).map((held) => held.id);
  let query = context.db
    .selectFrom('case_identifier')
    .innerJoin('investigation', 'investigation.id', 'case_identifier.investigationId')
    .leftJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select([
      'case_identifier.kind',
      'case_identifier.value',
      'case_identifier.text',
      'investigation.id',
      'investigation.operation',
      'subject.name as subject',
    ])
    .where('case_identifier.withdrawnAt', 'is', null)
    .orderBy('case_identifier.id');
  if (kind !== null) query = query.where('case_identifier.kind', '=', kind);
  if (wanted !== '')
    query = query.where((eb) =>
      eb.or([
        holdsText('case_identifier.text', wanted),
        holdsText('case_identifier.value', squeezed),
        eb('case_identifier.id', 'in', inList(like)),
      ]),
    );
  // Words of summaries are held for matching only; nobody put them there as identifiers.
  return (await query.execute()).filter((held) => topicOf(held) === null);
}

const keyOf = (one: { kind: string; value: string }) => `${one.kind}|${one.value}`;

/** In how many contributions each value was found, as far as the viewer may see them. */
async function tipsOf({ db }: Context, entities: readonly { kind: IdentifierKind; value: string }[]) {
  const values = [...new Set(entities.map((one) => one.value))];
  const rows = await db
    .selectFrom('identifier')
    .select((eb) => ['kind', 'value', eb.fn.count<number>('contributionId').distinct().as('n')])
    .where('value', 'in', inList(values))
    .groupBy(['kind', 'value'])
    .execute();
  return new Map(rows.map((row) => [keyOf(row), row.n]));
}

/** What most investigations share comes first, then in the order of the alphabet; at most 200. */
export const entities: UseCase<'investigations.entities'> = async (context, input) => {
  const rows = await standingHeld(context, input.text, input.kind);
  const grouped = [...Map.groupBy(rows, keyOf).values()].flatMap((same): Omit<Entity, 'tips'>[] => {
    const [first] = same;
    if (first === undefined) return [];
    const places = new Map(same.map(({ id, operation, subject }) => [`${id}|${subject}`, { id, operation, subject }]));
    return [{ kind: first.kind, value: first.value, text: first.text, investigations: [...places.values()] }];
  });
  const spread = (entity: Omit<Entity, 'tips'>) => new Set(entity.investigations.map((one) => one.id)).size;
  const shown = grouped
    .sort((one, other) => spread(other) - spread(one) || one.text.localeCompare(other.text, 'en-GB'))
    .slice(0, most);
  const tips = await tipsOf(context, shown);
  return { entities: shown.map((entity) => ({ ...entity, tips: tips.get(keyOf(entity)) ?? 0 })) };
};

/** Investigations that hold it, and the newest 200 contributions in which it was found. */
export const entity: UseCase<'investigations.entity'> = async ({ db }, { kind, value }) => {
  const investigations = await db
    .selectFrom('case_identifier')
    .innerJoin('investigation', 'investigation.id', 'case_identifier.investigationId')
    .leftJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select([
      'investigation.id',
      'investigation.operation',
      'investigation.state',
      'subject.name as subject',
      'case_identifier.text',
    ])
    .where('case_identifier.kind', '=', kind)
    .where('case_identifier.value', '=', value)
    .where('case_identifier.withdrawnAt', 'is', null)
    .orderBy('investigation.state', 'desc')
    .orderBy('investigation.operation')
    .orderBy('case_identifier.id')
    .execute();
  const tips = await db
    .selectFrom('contribution')
    .select(['id', 'reference', 'receivedAt', textStart])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('identifier')
        .select('identifier.contributionId')
        .where('identifier.value', '=', value)
        .where('identifier.kind', '=', kind),
    )
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return { investigations, tips: tips.map(({ start, ...tip }) => ({ ...tip, excerpt: excerptOf(start) })) };
};
