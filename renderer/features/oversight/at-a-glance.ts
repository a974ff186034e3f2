/** The figures at the top of the dashboard: each with its definition, and where there is one, its course beside the year before. */
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { catalogue } from './catalogue.ts';
import { daysOf, minutes, monthLabel } from './chart-format.ts';
import { besideYearBefore } from './year-before.ts';

const texts = catalogue.atAGlance;

export interface Course {
  now: number[];
  /** Of the same months or weeks a year before; empty where not all of them are known. */
  before: number[];
  /** What the line shows, for whoever does not see it. */
  words: string;
}

export interface Glance {
  name: 'late-stage' | 'live' | 'contributions' | 'arrests' | 'untriaged' | 'triage';
  figure: string;
  words: string;
  /** What is counted. */
  definition: string;
  course: Course | null;
}

const plain = (n: number) => n.toLocaleString('en-GB');

/**
 * The whole months at the end of a window of eighteen that have the same months a year before in it: six, or five where the last month is
 * not over. `null` where one of them has no figure: a line across it would tell of one.
 */
export function courseByMonth(
  of: string,
  months: readonly { month: string; n: number | null }[],
  to: string,
  written: (n: number) => string = plain,
): Course | null {
  const over = daysOf(to.slice(0, 7)).to === to;
  const whole = over ? months : months.slice(0, -1);
  const compared = whole.length - 12;
  if (compared < 2) return null;
  const last = whole.slice(-compared);
  const numbers = (some: typeof months) => some.flatMap(({ n }) => n ?? []);
  const [now, then] = [numbers(last), numbers(whole.slice(0, compared))];
  if (now.length < compared) return null;
  const before = then.length === compared ? then : [];
  const said = (some: readonly number[]) => some.map(written).join(', ');
  const words = texts.byMonthSinceWhole(of, monthLabel(last[0]?.month ?? ''), said(now));
  return { now, before, words: before.length === 0 ? words : texts.aYearBefore(words, said(before)) };
}

const plots = (n: number) => (n === 1 ? texts.plot : texts.plots);

export function atAGlance(dashboard: Dashboard): Glance[] {
  const { disrupted, livePlots, contributions, arrests, untriaged, triage } = dashboard;
  const { to } = dashboard.window;
  const weeks = besideYearBefore(contributions.days.map(({ day, total }) => ({ day, n: total })));
  const medians = new Map(triage.months.map(({ month, medianMinutes }) => [month, medianMinutes]));
  const lately = contributions.days.slice(-28).reduce((sum, { total }) => sum + total, 0);
  return [
    {
      name: 'late-stage',
      figure: plain(disrupted.total),
      words: texts.lateStageDisrupted(plots(disrupted.total)),
      definition: texts.plotsDisruptedInThe(dashboard.rule.wording),
      course: courseByMonth(
        texts.lateStagePlotsDisrupted,
        disrupted.months.map(({ month, lateStage }) => ({ month, n: lateStage })),
        to,
      ),
    },
    {
      name: 'live',
      figure: plain(livePlots.length),
      words: texts.live(plots(livePlots.length)),
      definition: texts.openInvestigationsWhoseSubject,
      course: null,
    },
    {
      name: 'contributions',
      figure: plain(lately),
      words: texts.in28Days(lately === 1 ? texts.contribution : texts.contributions),
      definition: texts.contributionsByTheDay,
      course:
        weeks.now.length === 0
          ? null
          : {
              now: weeks.now.map(({ n }) => n),
              before: weeks.before.map(({ n }) => n),
              words: texts.contributionsByWeekThe(weeks.now.length, plain(weeks.total), plain(weeks.totalBefore)),
            },
    },
    {
      name: 'arrests',
      figure: plain(arrests.lastTwelveMonths),
      words: texts.in12Months(arrests.lastTwelveMonths === 1 ? texts.arrest : texts.arrestsCounted),
      definition: texts.terrorismRelatedArrestsBy,
      course: courseByMonth(
        texts.arrests,
        arrests.months.map(({ month, arrests: n }) => ({ month, n })),
        to,
      ),
    },
    {
      name: 'untriaged',
      figure: plain(untriaged.total),
      words: 'untriaged',
      definition: texts.contributionsWithoutAnOutcome,
      course: null,
    },
    {
      name: 'triage',
      figure: triage.medianMinutes === null ? '–' : minutes(triage.medianMinutes),
      words: texts.medianTimeToTriageWithin,
      definition: texts.fromReceiptToTriage,
      course: courseByMonth(
        texts.medianTimeToTriage,
        disrupted.months.map(({ month }) => ({ month, n: medians.get(month) ?? null })),
        to,
        minutes,
      ),
    },
  ];
}
