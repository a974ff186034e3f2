/**
 * What somebody looked at before they decided on a contribution, put together from their own last lines of the log, and kept with the
 * decision as record numbers alone. Whoever reads it later is shown the records that they may see, and not that there were others.
 */
import { z } from 'zod';
import type { Considered } from '../../preload/contract/considered.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { LinkDecision } from '../../preload/contract/vocabulary.ts';
import { numberOf, ownSteps, type Step } from '../contributions/opened-by-me.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { searchWords } from './search-notes.ts';

/** As it is kept. `version`: of this form. */
const Kept = z.strictObject({
  version: z.literal(1),
  from: z.string(),
  to: z.string(),
  opened: z.array(z.int()),
  cases: z.array(z.int()),
  decided: z.array(z.strictObject({ investigationId: z.int(), decision: LinkDecision })),
  possibleLinks: z.boolean(),
  sameOrigin: z.boolean(),
  searches: z.int(),
  whole: z.boolean(),
  withoutOpening: z.literal(true).optional(),
  together: z.int().optional(),
});
type Kept = z.infer<typeof Kept>;

const opens: VerbName = 'triage.get';
const opensCase: VerbName = 'investigations.get';
const compares: VerbName = 'linking.compare';
const suggests: VerbName = 'linking.suggestions';
const looksForOrigin: VerbName = 'linking.sameOrigin';
const searches: VerbName = 'search.find';
const looking: ReadonlySet<VerbName> = new Set([opens, opensCase, compares, suggests, looksForOrigin, searches]);

/** Looking at it for the first time begins it; what was done before that was for something else. */
function sinceOpened(steps: readonly Step[], record: string): readonly Step[] {
  const first = steps.findLastIndex(({ verb, records }) => verb === opens && records[0] === record);
  return first === -1 ? [] : steps.slice(0, first + 1).toReversed();
}

const numbers = (steps: readonly Step[], verb: VerbName, kind: string): number[] => [
  ...new Set(
    steps
      .filter((step) => step.verb === verb)
      .flatMap(({ records }) => records.flatMap((record) => numberOf(kind, record) ?? [])),
  ),
];

const decidedOn = ({ db }: Context, contributionId: number) =>
  db
    .selectFrom('link')
    .select(['investigationId', 'decision'])
    .where('contributionId', '=', contributionId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();

/** The viewer's own consideration so far; `null` where they have not opened it lately. */
async function mine(context: Context, contributionId: number): Promise<Kept | null> {
  const record = `contribution:${contributionId}`;
  const { steps: all, whole } = await ownSteps(context, looking);
  const steps = sinceOpened(all, record);
  const [first] = steps;
  if (first === undefined) return null;
  const about = steps.filter(({ records }) => records[0] === record);
  return {
    version: 1,
    from: first.at,
    to: context.now,
    opened: numbers(steps, opens, 'contribution').filter((id) => id !== contributionId),
    cases: [...new Set([...numbers(steps, opensCase, 'investigation'), ...numbers(about, compares, 'investigation')])],
    decided: await decidedOn(context, contributionId),
    possibleLinks: about.some(({ verb }) => verb === suggests),
    sameOrigin: about.some(({ verb }) => verb === looksForOrigin),
    searches: steps.filter(({ verb }) => verb === searches).length,
    whole,
  };
}

/** Somebody decides who has not opened it: that is all there is to keep, and it is kept. */
async function unopened(context: Context, contributionId: number): Promise<Kept> {
  const { now } = context;
  const { whole } = await ownSteps(context, looking);
  const nothing = { opened: [], cases: [], possibleLinks: false, sameOrigin: false, searches: 0 };
  const decided = await decidedOn(context, contributionId);
  return { version: 1, from: now, to: now, ...nothing, decided, whole, withoutOpening: true };
}

/** Kept with a decision, in its transaction. `together`: so many were decided on at once. */
export async function keepConsidered(
  context: Context,
  contributionId: number,
  changeId: number,
  together?: number,
): Promise<void> {
  const looked = (await mine(context, contributionId)) ?? (await unopened(context, contributionId));
  const kept: Kept = { ...looked, ...(together === undefined ? {} : { together }) };
  const { db, me, now } = context;
  await db
    .insertInto('consideration_row')
    .values({ contributionId, changeId, at: now, by: me.id, considered: JSON.stringify(kept) })
    .execute();
}

/** As the viewer may read it. */
async function shown(context: Context, contributionId: number, kept: Kept, by: number): Promise<Considered> {
  const { db } = context;
  const contributions = await db
    .selectFrom('contribution')
    .select(['id', 'reference', 'state'])
    .where('id', 'in', inList(kept.opened))
    .execute();
  const ids = [...new Set([...kept.cases, ...kept.decided.map(({ investigationId }) => investigationId)])];
  const rows = await db
    .selectFrom('investigation')
    .select(['id as investigationId', 'operation'])
    .where('id', 'in', inList(ids))
    .execute();
  const cases = new Map(rows.map((row) => [row.investigationId, row]));
  const opened = new Map(contributions.map((row) => [row.id, row]));
  const { from, to, possibleLinks, sameOrigin, searches: n, whole } = kept;
  return {
    from,
    to,
    opened: kept.opened.flatMap((id) => opened.get(id) ?? []),
    cases: kept.cases.flatMap((id) => cases.get(id) ?? []),
    decided: kept.decided.flatMap(({ investigationId, decision }) => {
      const known = cases.get(investigationId);
      return known === undefined ? [] : [{ ...known, decision }];
    }),
    possibleLinks,
    sameOrigin,
    searches: n,
    words: await searchWords(context, contributionId, { by, from, to }),
    withoutOpening: kept.withoutOpening === true,
    together: kept.together ?? null,
    whole,
  };
}

const keptAtMost = 50;

/** Newest decision first, at most fifty. Throws NOT_FOUND. */
export const considered: UseCase<'triage.considered'> = async (context, { id }) => {
  const { db, me } = context;
  const there = await db.selectFrom('contribution').select('id').where('id', '=', id).executeTakeFirst();
  if (there === undefined) throw new VigilError('NOT_FOUND');
  const rows = await db
    .selectFrom('consideration')
    .innerJoin('change', 'change.id', 'consideration.changeId')
    .innerJoin('colleague', 'colleague.id', 'consideration.by')
    .select([
      'consideration.at',
      'consideration.by as byId',
      'consideration.considered',
      'change.what',
      'colleague.name as by',
    ])
    .where('consideration.contributionId', '=', id)
    .orderBy('consideration.id', 'desc')
    .limit(keptAtMost)
    .execute();
  const kept = [];
  for (const { considered: json, byId, ...row } of rows)
    kept.push({ ...(await shown(context, id, Kept.parse(JSON.parse(json)), byId)), ...row });
  const now = await mine(context, id);
  return { mine: now === null ? [] : [await shown(context, id, now, me.id)], kept };
};
