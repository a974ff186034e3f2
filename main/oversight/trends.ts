/** The disrupted plots of eighteen months by stage and subject matter, beside the eighteen months before. */
import type { Trends } from '../../preload/contract/outcome.ts';
import { LateStageRule, TrendRule } from '../../preload/contract/rule-shapes.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { highestInvestigationMarkingRank, markingOf } from '../access/marking.ts';
import { assessmentsOf } from '../plots/assessments.ts';
import { countsAsLateStage } from '../plots/late-stage.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { mattersOf, vocabularyOn } from '../plots/subject-matter.ts';
import { ruleInForce as newestOn } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { trendOf } from './chance.ts';
import { knownBy } from './disrupted.ts';
import { plotsWithTheirPublic, spreadOfDays } from './outcome-of-all.ts';
import { firstDay } from './records-from.ts';
import { type Window, windowBefore, windowOf } from './reporting-window.ts';

const dayLength = 86_400_000;

/** Both are judged by what was known at the end of the later one. */
interface Span {
  from: string;
  to: string;
  end: string;
}

const days = ({ from, to }: Span) => Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1;

async function spanFigures(context: Context, span: Span, ruleDay: string) {
  const { plots } = await plotsWithTheirPublic(context, span, ruleDay);
  const matters = await mattersOf(
    context,
    plots.map(({ investigationId }) => investigationId),
    span.end,
  );
  const arrests = await context.db
    .selectFrom('arrest')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('day', '>=', span.from)
    .where('day', '<=', span.to)
    .where('recordedAt', '<', span.end)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return { plots, matters, arrests: arrests?.n ?? 0, days: days(span) };
}

type Figures = Awaited<ReturnType<typeof spanFigures>>;

const counts = ({ plots, arrests }: Figures) => ({
  disrupted: plots.length,
  late_stage: plots.filter(({ lateStage }) => lateStage).length,
  helped: plots.filter(({ contributions }) => contributions > 0).length,
  arrests,
});

const withoutTrend = <T extends { trend: 'up' | 'down' | null }>(told: T, covered: boolean): T =>
  covered ? told : { ...told, trend: null };

/** What every version of the late-stage rule would count in either span, newest first. */
async function underEachRule(context: Context, now: Figures, before: Figures, window: Window, inForce: number) {
  const versions = await context.db
    .selectFrom('late_stage_rule')
    .select(['version', 'wording', 'rule'])
    .orderBy('version', 'desc')
    .limit(20)
    .execute();
  const ids = [...now.plots, ...before.plots].map(({ investigationId }) => investigationId);
  const assessments = Map.groupBy(knownBy(await assessmentsOf(context, ids), window.end), (one) => one.investigationId);
  return versions.map(({ version, wording, rule }) => {
    const read = LateStageRule.parse(JSON.parse(rule));
    const late = ({ plots }: Figures) =>
      plots.filter(({ investigationId, disruptedAt }) =>
        countsAsLateStage(read, assessments.get(investigationId) ?? [], disruptedAt),
      ).length;
    return { version, wording, inForce: version === inForce, now: late(now), before: late(before) };
  });
}

function stagesOf({ plots }: Figures, window: Window): Trends['stages'] {
  return window.months.map((month) => {
    const own = plots.filter(({ disruptedAt }) => ukDay(disruptedAt).startsWith(month));
    const counted: Trends['stages'][number]['counts'] = {};
    for (const { stage } of own) if (stage !== null) counted[stage] = (counted[stage] ?? 0) + 1;
    return { month, counts: counted, notAssessed: own.filter(({ stage }) => stage === null).length };
  });
}

/** What a plot was about, and the month in which it was disrupted. */
interface Told {
  month: string;
  word: string;
}

function countBy(words: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const word of words) counted[word] = (counted[word] ?? 0) + 1;
  return counted;
}

/** As of `day` (`null`: today). */
export async function trendsOf(context: Context, day: string | null): Promise<Trends> {
  const window = windowOf(day ?? ukDay(context.now));
  const { from, to } = windowBefore(window);
  const span = { from, to, end: window.end };
  const now = await spanFigures(context, window, window.to);
  const before = await spanFigures(context, span, window.to);
  const trend = await newestOn(context, { figure: 'trend' }, window.to, TrendRule);
  const vocabulary = await vocabularyOn(context, window.to);
  const inForce = await ruleInForce(context, window.to);
  const [here, there] = [counts(now), counts(before)];
  const recordsFrom = await firstDay(context);
  // What was not recorded then is no smaller figure.
  const covered = recordsFrom !== null && recordsFrom <= span.from;
  const words = [
    ...vocabulary.rule.words,
    // What was given by an earlier version of the vocabulary is still what those plots were about: the sum stays that of the plots.
    { word: '-', label: 'A word of an earlier version' },
    { word: '', label: 'Not set' },
  ];
  const given = new Set(vocabulary.rule.words.map(({ word }) => word));
  const wordsOf = ({ plots, matters }: Figures): Told[] =>
    plots.map(({ investigationId, disruptedAt }) => {
      const word = matters.get(investigationId) ?? '';
      return { month: ukDay(disruptedAt).slice(0, 7), word: word === '' || given.has(word) ? word : '-' };
    });
  const [toldNow, toldBefore] = [wordsOf(now), wordsOf(before)];
  return {
    asOf: context.now,
    marking: markingOf(Math.max(rank(Marking, 'OFFICIAL-SENSITIVE'), await highestInvestigationMarkingRank(context))),
    window: { from: window.from, to: window.to },
    before: { from: span.from, to: span.to },
    recordsFrom,
    lateStageRule: { version: inForce.version, wording: inForce.wording },
    trendRule: { version: trend.version, wording: trend.wording },
    vocabulary: { version: vocabulary.version, wording: vocabulary.wording },
    stages: stagesOf(now, window),
    matters: words.map(({ word, label }) => ({
      word,
      label,
      now: toldNow.filter((one) => one.word === word).length,
      before: toldBefore.filter((one) => one.word === word).length,
    })),
    matterMonths: window.months.map((month) => ({
      month,
      counts: countBy(toldNow.filter((one) => one.month === month).map(({ word }) => word)),
    })),
    comparisons: (['disrupted', 'late_stage', 'helped', 'arrests'] as const).map((what) => ({
      what,
      now: here[what],
      before: there[what],
      ...withoutTrend(
        trendOf({ n: here[what], days: now.days }, { n: there[what], days: before.days }, trend.rule.alpha),
        covered,
      ),
    })),
    lead: {
      now: spreadOfDays(now.plots.map(({ leadDays }) => leadDays)),
      before: spreadOfDays(before.plots.map(({ leadDays }) => leadDays)),
    },
    rules: await underEachRule(context, now, before, window, inForce.version),
  };
}

export const trends: UseCase<'oversight.trends'> = (context, { day }) => trendsOf(context, day);
