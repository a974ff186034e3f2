/** A person whom contributions name, whether or not an investigation exists: all of them, and what they say together. */
import { z } from 'zod';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { linksOf } from './linked-to.ts';
import { comparedOnes } from './match-persons.ts';
import { originsAmong } from './origins.ts';
import { circleOf, type InCircle, mentionsOf } from './person-circle.ts';
import { counted, listedReports, namesIn } from './reports-listed.ts';
import { decisionsOn } from './same-person.ts';
import { countWorries, worriesOf } from './worries.ts';

/** `order`: the number for the order of receipt of the last one. */
const After = z.strictObject({ order: z.int() });

/** Texts that are read for what they say together: the newest. All others are counted and listed. */
const readAtMost = 100;

/** What is counted of every report, without its text. Newest first. */
async function reportsOf({ db }: Context, members: readonly InCircle[]) {
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'kind', 'channel', 'state', 'receivedAt', 'receiptOrder', 'immediateRisk'])
    .where('id', 'in', inList(members.map(({ id }) => id)))
    .execute();
  rows.sort((one, other) => other.receiptOrder - one.receiptOrder);
  return rows.map(({ immediateRisk, ...row }) => ({ ...row, immediateRisk: immediateRisk === 1 }));
}
type Report = Awaited<ReturnType<typeof reportsOf>>[number];

function monthsOf(reports: readonly Report[]) {
  const months = Map.groupBy(reports, ({ receivedAt }) => ukDay(receivedAt).slice(0, 7));
  return [...months]
    .map(([month, all]) => ({ month, n: all.length, closed: all.filter(({ state }) => state === 'nfa').length }))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
}

async function investigationsOf(context: Context, reports: readonly Report[]) {
  const linked = await linksOf(
    context,
    reports.map(({ id }) => id),
  );
  const links = Map.groupBy([...linked.values()].flat(), ({ investigationId }) => investigationId);
  if (links.size === 0) return [];
  const rows = await context.db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'state'])
    .where('id', 'in', inList([...links.keys()]))
    .execute();
  return rows
    .map(({ id, ...row }) => ({ investigationId: id, ...row, n: links.get(id)?.length ?? 0 }))
    .sort((one, other) => other.n - one.n || one.investigationId - other.investigationId);
}

/**
 * All reports on the person of one that the viewer may see, newest first, and what the newest of them, whose texts are read, say together.
 * Throws NOT_FOUND.
 */
export async function pictureOf(context: Context, contributionId: number, texts = readAtMost) {
  const { members, more } = await circleOf(context, contributionId);
  const reports = await reportsOf(context, members);
  const newest = reports.slice(0, texts);
  const read = await comparedOnes(
    context,
    newest.map(({ id }) => id),
  );
  const standings = await worriesOf(context, newest, read);
  const at = reports.map(({ receivedAt }) => receivedAt);
  return {
    members,
    reports,
    read,
    standings,
    told: {
      reports: reports.length,
      atLeast: more,
      textsOf: newest.length,
      origins: originsAmong(read),
      firstAt: at.at(-1) ?? context.now,
      lastAt: at[0] ?? context.now,
      months: monthsOf(reports),
      worries: countWorries(newest, standings, read),
    },
  };
}

/** A page of them, each with how the person is spelt there. `after`: the order of receipt of the last one of the page before. */
async function pageOf(
  context: Context,
  contributionId: number,
  { members, read }: Pick<Awaited<ReturnType<typeof pictureOf>>, 'members' | 'read'>,
  { after, limit }: { after: number | null; limit: number },
) {
  const rest = after === null ? members : members.filter(({ receiptOrder }) => receiptOrder < after);
  const page = rest.slice(0, limit);
  const known = new Set(read.map(({ id }) => id));
  const texts = [
    ...read,
    ...(await comparedOnes(
      context,
      page.map(({ id }) => id).filter((id) => !known.has(id)),
    )),
  ];
  const mentions = await mentionsOf(context, contributionId, members, texts);
  const names = new Map(texts.map((one) => [one.id, namesIn(one.read, mentions.get(one.id) ?? null)]));
  const decisions = await decisionsOn(context, contributionId);
  const strengths = new Map(members.map(({ id, strength }) => [id, strength]));
  const listed = await listedReports(
    context,
    page.map(({ id }) => id),
  );
  return {
    spellings: counted(read.flatMap(({ id }) => names.get(id) ?? [])).map(({ value, n }) => ({ text: value, n })),
    tips: listed.map((report) => ({
      ...report,
      names: names.get(report.id) ?? [],
      strength: strengths.get(report.id) ?? null,
      decision: decisions.get(report.id)?.standing ?? null,
    })),
    last: rest.length > limit ? (page.at(-1)?.receiptOrder ?? null) : null,
  };
}

/** Throws NOT_FOUND and LIST_MOVED_ON. */
export const reportedPerson: UseCase<'linking.reportedPerson'> = async (context, input) => {
  const { contributionId, limit } = input;
  const after = readCursor('linking.reportedPerson', context, After, input.after)?.order ?? null;
  const picture = await pictureOf(context, contributionId);
  const { reports, told } = picture;
  const { spellings, tips, last } = await pageOf(context, contributionId, picture, { after, limit });
  return {
    spellings,
    ...told,
    channels: counted(reports.map(({ channel }) => channel)).map(({ value, n }) => ({ channel: value, n })),
    kinds: counted(reports.map(({ kind }) => kind)).map(({ value, n }) => ({ kind: value, n })),
    states: counted(reports.map(({ state }) => state)).map(({ value, n }) => ({ state: value, n })),
    immediateRisk: reports.filter(({ immediateRisk }) => immediateRisk).length,
    investigations: await investigationsOf(context, reports),
    tips,
    next: last === null ? null : writeCursor('linking.reportedPerson', context, { order: last }),
  };
};
