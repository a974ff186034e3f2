/** What is shown of things. What the viewer may not see, or has been withdrawn, is left out, as if there were none. */
import type { ChartThing, ThingRef } from '../../preload/contract/charts.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { inUse } from '../investigations/identifiers-in-use.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { holdersRead, type IdentifierRef, identifiers } from './identifiers.ts';
import { idsOf, keyOf } from './thing.ts';

/** Of what has no time, no grade, and is no person or thing that a case has a record of. */
const noRecord = { at: null, grade: null, record: null } as const;

type Grade = NonNullable<ChartThing['grade']>;

/** The evaluator's before the submitter's, by contribution. */
async function gradesOf({ db }: Context, ids: readonly number[]): Promise<Map<number, Grade>> {
  const rows = await db
    .selectFrom('grade')
    .select(['contributionId', 'graded', 'source', 'intelligence', 'handling'])
    .where('contributionId', 'in', inList(ids))
    .where('withdrawnAt', 'is', null)
    .execute();
  const bySubmitterFirst = rows.toSorted((one) => (one.graded === 'submitter' ? -1 : 1));
  return new Map(
    bySubmitterFirst.map(({ contributionId, source, intelligence, handling }) => [
      contributionId,
      { source, intelligence, handling },
    ]),
  );
}

/** Without its caveats, and with the record that has them. */
type Fact = Omit<ChartThing, 'caveats'> & { of: { contributionId?: number | null; investigationId?: number } };

async function investigations({ db }: Context, ids: readonly number[]): Promise<Fact[]> {
  const rows = await db
    .selectFrom('investigation')
    .select(['id', 'operation', 'state', 'priority', 'markingRank', 'openedAt'])
    .where('id', 'in', inList(ids))
    .execute();
  return rows.map((row) => ({
    of: { investigationId: row.id },
    thing: { investigationId: row.id },
    kind: 'investigation',
    title: `Op ${row.operation}`,
    detail: `${row.priority}, ${row.state}`,
    marking: markingOf(row.markingRank),
    // It lasts, and is not left out by a time.
    ...noRecord,
  }));
}

async function subjects({ db }: Context, ids: readonly number[]): Promise<Fact[]> {
  const rows = await db
    .selectFrom('subject')
    .innerJoin('investigation', 'investigation.id', 'subject.investigationId')
    .select([
      'subject.id',
      'subject.name',
      'subject.role',
      'subject.born',
      'subject.investigationId',
      'investigation.operation',
      'investigation.markingRank',
    ])
    .where('subject.id', 'in', inList(ids))
    .where('subject.withdrawnAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    of: { investigationId: row.investigationId },
    thing: { subjectId: row.id },
    kind: 'subject',
    title: row.name,
    detail: `${label(row.role)}, Op ${row.operation}${row.born === null ? '' : `, born ${row.born}`}`,
    marking: markingOf(row.markingRank),
    ...noRecord,
  }));
}

async function entities({ db }: Context, ids: readonly number[]): Promise<Fact[]> {
  const rows = await db
    .selectFrom('entity')
    .innerJoin('investigation', 'investigation.id', 'entity.investigationId')
    .select([
      'entity.id',
      'entity.kind',
      'entity.title',
      'entity.investigationId',
      'investigation.operation',
      'investigation.markingRank',
    ])
    .where('entity.id', 'in', inList(ids))
    .where('entity.withdrawnAt', 'is', null)
    .execute();
  const markers = await db
    .selectFrom('entity_marker')
    .select(['entityId', 'kind'])
    .where('entityId', 'in', inList(ids))
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute();
  const warnings = Map.groupBy(markers, ({ entityId }) => entityId);
  return rows.map((row) => {
    const warned = (warnings.get(row.id) ?? []).map(({ kind }) => kind);
    return {
      ...noRecord,
      of: { investigationId: row.investigationId },
      thing: { entityId: row.id },
      kind: 'entity',
      title: row.title,
      detail: [
        label(row.kind),
        `Op ${row.operation}`,
        ...(warned.length === 0 ? [] : [`warnings: ${warned.map(label).join(', ')}`]),
      ].join(', '),
      marking: markingOf(row.markingRank),
      record: { kind: row.kind, warnings: warned },
    };
  });
}

async function contributions(context: Context, ids: readonly number[]): Promise<Fact[]> {
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference', 'channel', 'receivedAt', 'markingRank', textStart])
    .where('id', 'in', inList(ids))
    .execute();
  const grades = await gradesOf(
    context,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    of: { contributionId: row.id },
    thing: { contributionId: row.id },
    kind: 'contribution',
    title: row.reference,
    detail: `${label(row.channel)}: ${excerptOf(row.start)}`,
    marking: markingOf(row.markingRank),
    at: row.receivedAt,
    grade: grades.get(row.id) ?? null,
    record: null,
  }));
}

async function events(context: Context, ids: readonly number[]): Promise<Fact[]> {
  const rows = await context.db
    .selectFrom('event')
    .innerJoin('investigation', 'investigation.id', 'event.investigationId')
    .leftJoin('contribution', 'contribution.id', 'event.contributionId')
    .select([
      'event.id',
      'event.title',
      'event.kind',
      'event.fromAt',
      'event.place',
      'event.investigationId',
      'investigation.operation',
      'investigation.markingRank',
      'contribution.id as source',
    ])
    .where('event.id', 'in', inList(ids))
    .where('event.withdrawnAt', 'is', null)
    .execute();
  const grades = await gradesOf(
    context,
    rows.flatMap(({ source }) => (source === null ? [] : [source])),
  );
  return rows.map((row) => ({
    of: { investigationId: row.investigationId, contributionId: row.source },
    thing: { eventId: row.id },
    kind: 'event',
    title: row.title,
    detail: [label(row.kind), row.place, `Op ${row.operation}`].filter((part) => part !== null).join(', '),
    marking: markingOf(row.markingRank),
    at: row.fromAt,
    grade: row.source === null ? null : (grades.get(row.source) ?? null),
    record: null,
  }));
}

async function arrests({ db }: Context, ids: readonly number[]): Promise<Fact[]> {
  const rows = await db
    .selectFrom('arrest')
    .innerJoin('investigation', 'investigation.id', 'arrest.investigationId')
    .leftJoin('subject', 'subject.id', 'arrest.subjectId')
    .select([
      'arrest.id',
      'arrest.at',
      'arrest.outcome',
      'arrest.investigationId',
      'subject.name',
      'investigation.operation',
      'investigation.markingRank',
    ])
    .where('arrest.id', 'in', inList(ids))
    .where('arrest.withdrawnAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    of: { investigationId: row.investigationId },
    thing: { arrestId: row.id },
    kind: 'arrest',
    title: row.name === null ? 'Arrest' : `Arrest of ${row.name}`,
    detail: `${label(row.outcome)}, Op ${row.operation}`,
    marking: markingOf(row.markingRank),
    at: row.at,
    grade: null,
    record: null,
  }));
}

/** A record that holds an identifier, and how it writes it. */
export interface Holder {
  text: string;
  markingRank: number;
  compartmentId: number;
  /** Only its named readers see it. */
  narrowed: boolean;
  investigationId: number | null;
  contributionId: number | null;
}

/** Some of the records that hold it and that the viewer may see: cases first. */
export async function holdersOf(context: Context, { kind, value }: IdentifierRef): Promise<Holder[]> {
  const cases = await inUse(context)
    .innerJoin('investigation', 'investigation.id', 'case_identifier.investigationId')
    .select([
      'case_identifier.text',
      'investigation.markingRank',
      'investigation.compartmentId',
      'investigation.namedReaders',
      'investigation.id as investigationId',
    ])
    .where('case_identifier.kind', '=', kind)
    .where('case_identifier.value', '=', value)
    .limit(holdersRead)
    .execute();
  const named = await context.db
    .selectFrom('identifier')
    .innerJoin('contribution', 'contribution.id', 'identifier.contributionId')
    .select([
      'identifier.text',
      'contribution.markingRank',
      'contribution.compartmentId',
      'contribution.id as contributionId',
    ])
    .where('identifier.value', '=', value)
    .where('identifier.kind', '=', kind)
    .limit(holdersRead)
    .execute();
  return [
    ...cases.map(({ namedReaders, ...row }) => ({ ...row, narrowed: namedReaders === 1, contributionId: null })),
    ...named.map((row) => ({ ...row, narrowed: false, investigationId: null })),
  ];
}

/** By key, in the order in which they were asked for. */
export async function factsOf(context: Context, things: readonly ThingRef[]): Promise<Map<string, ChartThing>> {
  const readers = [
    ['investigation', investigations],
    ['subject', subjects],
    ['entity', entities],
    ['contribution', contributions],
    ['event', events],
    ['arrest', arrests],
  ] as const;
  const facts: Fact[] = [];
  for (const [type, read] of readers) {
    const ids = idsOf(things, type);
    if (ids.length === 0) continue;
    facts.push(...(await read(context, ids)));
  }
  const named = things.flatMap((thing) => ('kind' in thing ? [thing] : []));
  const marked = await withCaveats(context, facts, ({ of }) => [of]);
  const told = [
    ...marked.map(({ of: _, ...fact }): ChartThing => fact),
    ...(named.length === 0 ? [] : await identifiers(context, named)),
  ];
  const found = new Map(told.map((fact) => [keyOf(fact.thing), fact]));
  return new Map(
    things.flatMap((thing) => {
      const fact = found.get(keyOf(thing));
      return fact === undefined ? [] : [[keyOf(thing), fact] as const];
    }),
  );
}
