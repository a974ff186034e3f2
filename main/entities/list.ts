/** Entities that the viewer may see, a page at a time, the last added first. */
import { z } from 'zod';
import type { EntityRow } from '../../preload/contract/entity-records.ts';
import type { EntityRecordKind } from '../../preload/contract/entity-words.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { Aliases } from '../investigations/aliases.ts';
import { requireInvestigation } from '../investigations/require.ts';
import { foldText } from '../matching/names/index.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { greatestId, inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { entitiesKnownBy } from './known-by.ts';

const After = z.strictObject({ id: z.int() });

/** The most entities that one page looks through for words. */
const lookedAtMost = 2_000;
/** Identifiers that a row names. */
const knownAtMost = 4;

interface Wanted {
  investigationId: number | null;
  kind: EntityRecordKind | null;
  text: string;
  before: number;
  limit: number;
}

const ofCase = ({ db }: Context, { investigationId, kind, before }: Wanted) => {
  let query = db.selectFrom('entity').selectAll().where('id', '<', before).orderBy('id', 'desc');
  if (investigationId !== null) query = query.where('investigationId', '=', investigationId);
  if (kind !== null) query = query.where('kind', '=', kind);
  return query;
};
type Found = Awaited<ReturnType<ReturnType<typeof ofCase>['execute']>>[number];

/** `lookedTo`: the entity beyond which nothing was looked at; null where there is none. */
export async function findEntities(
  context: Context,
  wanted: Wanted,
): Promise<{ found: Found[]; lookedTo: number | null }> {
  const text = wanted.text.trim();
  if (text === '') {
    const rows = await ofCase(context, wanted)
      .limit(wanted.limit + 1)
      .execute();
    const found = rows.slice(0, wanted.limit);
    return { found, lookedTo: rows.length > wanted.limit ? (found.at(-1)?.id ?? null) : null };
  }
  const known = await entitiesKnownBy(context, text);
  const words = foldText(text);
  const rows = await ofCase(context, wanted).limit(lookedAtMost).execute();
  const found: Found[] = [];
  for (const row of rows) {
    const holds = known.has(row.id) || (words !== '' && foldText(`${row.title} ${row.aliases}`).includes(words));
    if (!holds) continue;
    const last = found.at(-1);
    if (found.length === wanted.limit && last !== undefined) return { found, lookedTo: last.id };
    found.push(row);
  }
  return { found, lookedTo: rows.length < lookedAtMost ? null : (rows.at(-1)?.id ?? null) };
}

/** With their cases, their standing markers and the first of their identifiers. */
async function asRows(context: Context, found: readonly Found[]): Promise<EntityRow[]> {
  const { db } = context;
  const ids = found.map(({ id }) => id);
  const cases = await db
    .selectFrom('investigation')
    .select(['id', 'operation', 'markingRank'])
    .where('id', 'in', inList([...new Set(found.map((row) => row.investigationId))]))
    .execute();
  const byCase = new Map(cases.map((one) => [one.id, one]));
  const markers = await db
    .selectFrom('entity_marker')
    .select(['entityId', 'kind'])
    .where('entityId', 'in', inList(ids))
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute();
  const warnings = Map.groupBy(markers, ({ entityId }) => entityId);
  const held = await db
    .selectFrom('entity_identifier as known')
    .innerJoin('case_identifier', 'case_identifier.id', 'known.caseIdentifierId')
    .select(['known.entityId', 'case_identifier.kind', 'case_identifier.text', 'case_identifier.value'])
    .where('known.entityId', 'in', inList(ids))
    .where('known.named', '=', 0)
    .where('case_identifier.withdrawnAt', 'is', null)
    .orderBy('known.id')
    .execute();
  const known = Map.groupBy(held, ({ entityId }) => entityId);
  const rows = found.map((row) => {
    const home = byCase.get(row.investigationId);
    return {
      id: row.id,
      investigationId: row.investigationId,
      operation: home?.operation ?? '',
      marking: markingOf(home?.markingRank ?? 0),
      kind: row.kind,
      title: row.title,
      aliases: Aliases.parse(JSON.parse(row.aliases)),
      addedAt: row.addedAt,
      withdrawnAt: row.withdrawnAt,
      warnings: (warnings.get(row.id) ?? []).map(({ kind }) => kind),
      known: (known.get(row.id) ?? []).slice(0, knownAtMost).map(({ kind, text, value }) => ({ kind, text, value })),
    };
  });
  return withCaveats(context, rows, ({ investigationId }) => [{ investigationId }]);
}

/** Throws NOT_FOUND for a case that the viewer may not see, LIST_MOVED_ON. */
export const list: UseCase<'entities.list'> = async (context, { investigationId, kind, text, after, limit }) => {
  if (investigationId !== null) await requireInvestigation(context, investigationId);
  const from = readCursor('entities.list', context, After, after);
  const { found, lookedTo } = await findEntities(context, {
    investigationId,
    kind,
    text,
    before: from?.id ?? greatestId,
    limit,
  });
  return {
    entities: await asRows(context, found),
    next: lookedTo === null ? null : writeCursor('entities.list', context, { id: lookedTo }),
  };
};
