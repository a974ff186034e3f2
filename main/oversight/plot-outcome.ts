/** What the public gave to one plot, and how long before its disruption: the figures and marks of its picture. */
import type { PlotOutcome } from '../../preload/contract/outcome.ts';
import { Channel, Marking, rank } from '../../preload/contract/vocabulary.ts';
import { markingOf } from '../access/marking.ts';
import { assessmentsOf } from '../plots/assessments.ts';
import { decisive, isLateStage } from '../plots/late-stage.ts';
import { endOfUkDay } from '../plots/live-plots.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { beganAmong, beganRule } from './began-with-public.ts';
import { knownBy } from './disrupted.ts';
import { beforeDisruption, daysFrom } from './fed.ts';
import { knownShares, nothingKnown } from './known-share.ts';
import { allFed, asFed, countedGrades, disruptionBy } from './plot-contributions.ts';
import { requireCase } from './require-case.ts';

/** More marks than these cannot be told apart. */
const drawn = 300;

type Grades = PlotOutcome['grades'];
type Fed = Awaited<ReturnType<typeof allFed>>[number];

const gradeKey = (source: string | null, intelligence: string | null) => `${source ?? '9'}${intelligence ?? ''}`;

async function gradesOf(context: Context, counted: readonly Fed[], end: string): Promise<Grades> {
  const given = await countedGrades(
    context,
    counted.map(({ id }) => id),
    end,
  );
  const groups = new Map<string, Grades[number]>();
  for (const { id } of counted) {
    const { source = null, intelligence = null } = given.get(id) ?? {};
    const key = gradeKey(source, intelligence);
    groups.set(key, { source, intelligence, contributions: (groups.get(key)?.contributions ?? 0) + 1 });
  }
  return [...groups].sort(([one], [other]) => one.localeCompare(other)).map(([, group]) => group);
}

const channelsOf = (counted: readonly Fed[]): PlotOutcome['channels'] =>
  Channel.options.flatMap((channel) => {
    const through = counted.filter((row) => row.channel === channel);
    const [first] = through;
    return first === undefined ? [] : [{ channel, contributions: through.length, firstAt: first.receivedAt }];
  });

/** Those that count although their link was made only after the disruption, as it is where an old case is entered late. */
async function linkedAfter({ db }: Context, id: number, end: string, disruptedAt: string | null): Promise<number> {
  if (disruptedAt === null) return 0;
  const row = await db
    .selectFrom('link')
    .innerJoin('contribution', 'contribution.id', 'link.contributionId')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('link.investigationId', '=', id)
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .where('link.at', '>=', disruptedAt)
    .where('link.at', '<', end)
    .where('contribution.receivedAt', '<', disruptedAt)
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** As of `day` (`null`: today). Throws NOT_FOUND, INPUT_INVALID about `kind` where it is no plot. */
export async function plotOutcomeOf(context: Context, id: number, asOfDay: string | null): Promise<PlotOutcome> {
  const plot = await requireCase(context, id);
  const day = asOfDay ?? ukDay(context.now);
  const end = endOfUkDay(day);
  const disruptedAt = await disruptionBy(context, id, end);
  const fed = await allFed(context, id, end);
  const counted = fed.filter(({ receivedAt }) => beforeDisruption(receivedAt, disruptedAt));
  const inForce = await ruleInForce(context, day);
  const began = await beganRule(context, day);
  const assessments = knownBy(await assessmentsOf(context, [id]), end);
  const peak = disruptedAt === null ? null : decisive(inForce.rule, assessments, disruptedAt);
  const marks = await asFed(context, id, fed.slice(0, drawn), { end, disruptedAt });
  const [first] = counted;
  const highest = fed.reduce(
    (most, { markingRank }) => Math.max(most, markingRank),
    Math.max(plot.markingRank, rank(Marking, 'OFFICIAL-SENSITIVE')),
  );
  return {
    asOf: context.now,
    day,
    marking: markingOf(highest),
    investigation: { id, reference: plot.reference, operation: plot.operation, openedAt: plot.openedAt },
    disruptedAt,
    lateStage: peak !== null && isLateStage(inForce.rule, peak),
    lateStageRule: { version: inForce.version, wording: inForce.wording },
    total: counted.length,
    after: fed.length - counted.length,
    linkedAfter: await linkedAfter(context, id, end, disruptedAt),
    first:
      first === undefined
        ? null
        : {
            contributionId: first.id,
            reference: first.reference,
            channel: first.channel,
            receivedAt: first.receivedAt,
          },
    leadDays: first === undefined || disruptedAt === null ? null : daysFrom(first.receivedAt, disruptedAt),
    channels: channelsOf(counted),
    grades: await gradesOf(context, counted, end),
    known: (await knownShares(context, [id], end)).get(id) ?? nothingKnown,
    beganWithPublic: (await beganAmong(context, [id], end, began)).has(id),
    beganRule: { version: began.version, wording: began.wording },
    stages: assessments
      .filter(({ countersigned, refused, at }) => countersigned && !refused && at < end)
      .map((one) => ({ at: one.at, stage: one.stage, lateStage: isLateStage(inForce.rule, one) })),
    marks,
    notDrawn: fed.length - marks.length,
  };
}

export const plotOutcome: UseCase<'oversight.plotOutcome'> = (context, { id, day }) => plotOutcomeOf(context, id, day);
