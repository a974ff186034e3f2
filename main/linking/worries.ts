/** What several reports on one person worry about, counted over those that the viewer may see. */
import type { FactStanding } from '../../preload/contract/closing-words.ts';
import { Worry, type WorryCount } from '../../preload/contract/worries.ts';
import { childTold, factStanding, lastAnswers } from '../contributions/fact-standing.ts';
import { findChildren } from '../matching/closing/child.ts';
import { findTargets } from '../matching/closing/target.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';
import type { Recorded } from './match-persons.ts';
import { originsAmong } from './origins.ts';
import type { Listed } from './reports-listed.ts';

type Report = Pick<Listed, 'id' | 'kind' | 'receivedAt' | 'immediateRisk'>;

type Standings = Readonly<Partial<Record<Worry, FactStanding>>>;

async function postcodesIn({ db }: Context, ids: readonly number[]) {
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'start', 'end'])
    .where('contributionId', 'in', inList(ids))
    .where('kind', '=', 'postcode')
    .execute();
  return Map.groupBy(rows, ({ contributionId }) => contributionId);
}

/** How each worry stands with each of these, by contribution. `read`: their texts. */
export async function worriesOf(
  context: Context,
  reports: readonly Report[],
  read: readonly Recorded[],
): Promise<Map<number, Standings>> {
  if (reports.length === 0) return new Map();
  const ids = reports.map(({ id }) => id);
  const texts = new Map(read.map((one) => [one.id, one.read.text]));
  const postcodes = await postcodesIn(context, ids);
  const told = await childTold(context, ids);
  const children = await lastAnswers(context, ids, 'child');
  const targets = await lastAnswers(context, ids, 'named_target');
  return new Map(
    reports.map(({ id, kind, immediateRisk }) => {
      const text = texts.get(id) ?? '';
      const as = Worry.safeParse(kind);
      const standings: Standings = {
        immediate_risk: immediateRisk ? 'yes' : 'no',
        named_target: factStanding(targets.get(id), findTargets(text, postcodes.get(id) ?? []).length > 0),
        child: factStanding(children.get(id), findChildren(text).length > 0, told.has(id)),
        ...(as.success ? { [as.data]: 'yes' } : {}),
      };
      return [id, standings];
    }),
  );
}

const split = (standings: readonly FactStanding[]) => ({
  n: standings.filter((one) => one === 'yes').length,
  possibly: standings.filter((one) => one === 'possibly').length,
});

/** The gravest first; only those that some report raises. `reports`: newest first. */
export function countWorries(
  reports: readonly Report[],
  standings: ReadonlyMap<number, Standings>,
  read: readonly Recorded[],
): WorryCount[] {
  return Worry.options.flatMap((worry) => {
    const raising = reports.flatMap(({ id, receivedAt }) => {
      const standing = standings.get(id)?.[worry] ?? 'no';
      return standing === 'no' ? [] : [{ id, receivedAt, standing }];
    });
    const [last, first] = [raising[0], raising.at(-1)];
    if (first === undefined || last === undefined) return [];
    const ids = new Set(raising.map(({ id }) => id));
    const months = Map.groupBy(raising, ({ receivedAt }) => ukDay(receivedAt).slice(0, 7));
    return [
      {
        worry,
        ...split(raising.map(({ standing }) => standing)),
        origins: originsAmong(read.filter(({ id }) => ids.has(id))),
        firstAt: first.receivedAt,
        lastAt: last.receivedAt,
        months: [...months]
          .map(([month, all]) => ({ month, ...split(all.map(({ standing }) => standing)) }))
          .sort((one, other) => (one.month < other.month ? -1 : 1)),
      },
    ];
  });
}
