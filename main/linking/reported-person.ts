/** A person whom contributions name, whether or not an investigation exists: all of them, and what they say together. */
import { z } from 'zod';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { comparedOnes } from './match-persons.ts';
import { originsAmong } from './origins.ts';
import { circleOf } from './person-circle.ts';
import { counted, type Listed, listedReports, namesIn } from './reports-listed.ts';
import { decisionsOn } from './same-person.ts';
import { countWorries, worriesOf } from './worries.ts';

const After = z.strictObject({ place: z.int() });

function monthsOf(reports: readonly Listed[]) {
  const months = Map.groupBy(reports, ({ receivedAt }) => ukDay(receivedAt).slice(0, 7));
  return [...months]
    .map(([month, all]) => ({ month, n: all.length, closed: all.filter(({ state }) => state === 'nfa').length }))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
}

async function investigationsOf({ db }: Context, reports: readonly Listed[]) {
  const links = Map.groupBy(
    reports.flatMap(({ linkedTo }) => linkedTo),
    ({ investigationId }) => investigationId,
  );
  if (links.size === 0) return [];
  const rows = await db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'state'])
    .where('id', 'in', inList([...links.keys()]))
    .execute();
  return rows
    .map(({ id, ...row }) => ({ investigationId: id, ...row, n: links.get(id)?.length ?? 0 }))
    .sort((one, other) => other.n - one.n || one.investigationId - other.investigationId);
}

/** All reports on the person of one that the viewer may see, newest first, with what they worry about. Throws NOT_FOUND. */
export async function pictureOf(context: Context, contributionId: number) {
  const { members, more } = await circleOf(context, contributionId);
  const byId = new Map(members.map((one) => [one.id, one]));
  const ids = [...byId.keys()];
  const reports = await listedReports(context, ids);
  const read = await comparedOnes(context, ids);
  const standings = await worriesOf(context, reports, read);
  const at = reports.map(({ receivedAt }) => receivedAt);
  return {
    byId,
    reports,
    read,
    standings,
    told: {
      reports: reports.length,
      atLeast: more,
      origins: originsAmong(read),
      firstAt: at.at(-1) ?? context.now,
      lastAt: at[0] ?? context.now,
      months: monthsOf(reports),
      worries: countWorries(reports, standings, read),
    },
  };
}

/** Throws NOT_FOUND and LIST_MOVED_ON. */
export const reportedPerson: UseCase<'linking.reportedPerson'> = async (context, input) => {
  const { byId, reports, read, told } = await pictureOf(context, input.contributionId);
  const names = new Map(read.map((one) => [one.id, namesIn(one.read, byId.get(one.id)?.mention ?? null)]));
  const decisions = await decisionsOn(context, input.contributionId);
  const from = readCursor('linking.reportedPerson', context, After, input.after)?.place ?? 0;
  const page = reports.slice(from, from + input.limit);
  return {
    spellings: counted([...names.values()].flat()).map(({ value, n }) => ({ text: value, n })),
    ...told,
    channels: counted(reports.map(({ channel }) => channel)).map(({ value, n }) => ({ channel: value, n })),
    kinds: counted(reports.map(({ kind }) => kind)).map(({ value, n }) => ({ kind: value, n })),
    states: counted(reports.map(({ state }) => state)).map(({ value, n }) => ({ state: value, n })),
    immediateRisk: reports.filter(({ immediateRisk }) => immediateRisk).length,
    investigations: await investigationsOf(context, reports),
    tips: page.map((report) => ({
      ...report,
      names: names.get(report.id) ?? [],
      strength: byId.get(report.id)?.strength ?? null,
      decision: decisions.get(report.id)?.standing ?? null,
    })),
    next:
      from + input.limit < reports.length
        ? writeCursor('linking.reportedPerson', context, { place: from + input.limit })
        : null,
  };
};
