/** What is shown of identifiers, which are no records: how they are marked is how a record is that holds them. */
import { sql } from 'kysely';
import type { Caveat } from '../../preload/contract/caveats.ts';
import { ChartIdentifierKind, type ChartThing, type ThingRef } from '../../preload/contract/charts.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { inList, isOne, pairs } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

export type IdentifierRef = Extract<ThingRef, { kind: unknown }>;

/** Of those that hold an identifier, this many are asked for their marking. */
export const holdersRead = 25;

interface Held {
  kind: string;
  value: string;
  text: string;
  investigationId: number | null;
  contributionId: number | null;
}

/** More than a store numbers, and than a record bears. */
const idsBelow = 2 ** 31;
const caveatsBelow = 100;

/** Less for what may be handled more freely, with the number of the record in it: the least of several is found without sorting them. */
function freedomOf(record: 'investigation' | 'contribution') {
  const own = sql.ref(`${record}.id`);
  const borne = sql`(select count(*) from ${sql.table(`${record}_caveat`)} b where ${sql.ref(`b.${record}Id`)} = ${own})`;
  const rank = sql.ref(`${record}.markingRank`);
  return sql<number>`(${rank} * ${sql.lit(caveatsBelow)} + ${borne}) * ${sql.lit(idsBelow)} + ${own}`.as('freedom');
}

const idIn = (freest: number | string | null): number | null => (freest === null ? null : Number(freest) % idsBelow);

/** The holder of each that is least marked, and among equals bears the fewest caveats: a case, a contribution or one of either. */
async function holdings({ db }: Context, things: readonly IdentifierRef[]): Promise<Held[]> {
  const rows = await db
    .selectFrom(pairs(things.map(({ kind, value }) => [kind, value] as const)).as('asked'))
    .select((eb) => {
      const held = eb
        .selectFrom('case_identifier')
        .whereRef('case_identifier.kind', '=', 'asked.one')
        .whereRef('case_identifier.value', '=', 'asked.other')
        .where('case_identifier.withdrawnAt', 'is', null)
        .where(isOne('case_identifier.listed'));
      const named = eb
        .selectFrom('identifier')
        .whereRef('identifier.value', '=', 'asked.other')
        .whereRef('identifier.kind', '=', 'asked.one');
      const cases = held
        .innerJoin('investigation', 'investigation.id', 'case_identifier.investigationId')
        .select(freedomOf('investigation'))
        .limit(holdersRead);
      const tips = named
        .innerJoin('contribution', 'contribution.id', 'identifier.contributionId')
        .select(freedomOf('contribution'))
        .limit(holdersRead);
      return [
        'asked.one as kind',
        'asked.other as value',
        held.select('case_identifier.text').limit(1).as('caseText'),
        named.select('identifier.text').limit(1).as('tipText'),
        eb
          .selectFrom(cases.as('some'))
          .select((some) => some.fn.min<number | string | null>('some.freedom').as('n'))
          .as('freestCase'),
        eb
          .selectFrom(tips.as('some'))
          .select((some) => some.fn.min<number | string | null>('some.freedom').as('n'))
          .as('freestTip'),
      ] as const;
    })
    .execute();
  return rows.flatMap(({ kind, value, caseText, tipText, freestCase, freestTip }) => {
    const text = caseText ?? tipText;
    return text === null
      ? []
      : [{ kind, value, text, investigationId: idIn(freestCase), contributionId: idIn(freestTip) }];
  });
}

interface Standing {
  markingRank: number;
  caveats: readonly Caveat[];
}

/**
 * Each is marked, and bears what it bears, as the record that holds it and may be handled most freely: whoever has that record may quote
 * the identifier from it. A few statements, however many hold each.
 */
export async function identifiers(context: Context, things: readonly IdentifierRef[]): Promise<ChartThing[]> {
  const held = await holdings(context, things);
  const ids = (of: 'investigationId' | 'contributionId') => [...new Set(held.flatMap((one) => one[of] ?? []))];
  const read = async (table: 'investigation' | 'contribution', some: readonly number[]) =>
    some.length === 0
      ? []
      : await context.db.selectFrom(table).select(['id', 'markingRank']).where('id', 'in', inList(some)).execute();
  const cases = await withCaveats(context, await read('investigation', ids('investigationId')), ({ id }) => [
    { investigationId: id },
  ]);
  const tips = await withCaveats(context, await read('contribution', ids('contributionId')), ({ id }) => [
    { contributionId: id },
  ]);
  const caseOf = new Map<number, Standing>(cases.map((one) => [one.id, one]));
  const tipOf = new Map<number, Standing>(tips.map((one) => [one.id, one]));
  return held.flatMap(({ kind, value, text, investigationId, contributionId }) => {
    const known = ChartIdentifierKind.safeParse(kind);
    const [freest] = [caseOf.get(investigationId ?? 0), tipOf.get(contributionId ?? 0)]
      .filter((one) => one !== undefined)
      .sort((one, other) => one.markingRank - other.markingRank || one.caveats.length - other.caveats.length);
    if (freest === undefined || !known.success) return [];
    return [
      {
        thing: { kind: known.data, value },
        kind: known.data,
        title: text,
        detail: label(kind),
        marking: markingOf(freest.markingRank),
        caveats: [...freest.caveats],
        at: null,
        grade: null,
        record: null,
      },
    ];
  });
}
