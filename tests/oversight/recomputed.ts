/** The dashboard's figures counted from scratch over the tables themselves, by the words of the rules and no rollup. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { windowOf } from '../../main/oversight/reporting-window.ts';
import { ukDay } from '../../main/store/uk-day.ts';
import type { Output } from '../../preload/contract/index.ts';
import { ContributionState, Marking, PlotStage } from '../../preload/contract/vocabulary.ts';

interface Reach {
  markingRank: number;
  compartmentId: number;
}
interface ContributionRow extends Reach {
  id: number;
  reference: string;
  state: string;
  channel: string;
  receivedAt: string;
  triagedAt: string | null;
}
interface CaseRow extends Reach {
  id: number;
  namedReaders: number;
  operation: string;
  kind: string;
  openedAt: string;
  closedAt: string | null;
  priority: string;
}
interface AssessmentRow {
  id: number;
  investigationId: number;
  at: string;
  stage: (typeof PlotStage.options)[number];
  intent: number;
  target: number;
  capability: number;
  rehearsal: number;
  recordedAt: string;
  countersignedAt: string | null;
  refusedAt: string | null;
}

const countBy = <T>(rows: readonly T[], key: (row: T) => string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(rows, key)].map(([name, group]) => [name, group.length]));

/** What a dashboard says, in the shape of what is counted here. */
export function figuresOf(told: Output<'oversight.dashboard'>) {
  const { contributions, hotline, arrests, funnel, untriaged, triage, disrupted, livePlots } = told;
  return {
    perDay: contributions.days.filter((d) => d.total > 0),
    calls: hotline.days.filter((d) => d.calls > 0),
    lastTwelveMonths: arrests.lastTwelveMonths,
    arrestsByMonth: arrests.months.filter((m) => m.arrests > 0),
    funnel: funnel.filter((f) => f.total > 0),
    untriaged,
    triaged: triage.triaged,
    disrupted: disrupted.plots.map(({ operation, lateStage }) => ({ operation, lateStage })),
    total: disrupted.total,
    disruptedByMonth: disrupted.months.filter((m) => m.lateStage > 0),
    livePlots: livePlots.map(({ operation, stage, stageProposed, stageLate }) => ({
      operation,
      stage,
      stageProposed,
      stageLate,
    })),
    triagedByMonth: triage.months.map(({ month, triaged }) => ({ month, triaged })),
    aDay: [contributions.perDay, hotline.perDay],
    marking: told.marking,
  };
}

export function recomputed(db: Database, login: string, day: string) {
  const viewer = db
    .prepare<[string], { id: number; clearance: number }>('select id, clearance from account_row where login = ?')
    .get(login);
  const mine = new Set([
    0,
    ...db
      .prepare<[number], { compartmentId: number }>(
        'select compartmentId from compartment_member_row where accountId = ?',
      )
      .all(viewer?.id ?? 0)
      .map((row) => row.compartmentId),
  ]);
  const seen = (row: Reach) => row.markingRank <= (viewer?.clearance ?? -1) && mine.has(row.compartmentId);
  const window = windowOf(day);
  const within = (from: string) => (one: string) => one >= from && one <= window.to;

  const contributions = db.prepare<[], ContributionRow>('select * from contribution_row').all().filter(seen);
  const readsNamed = new Set(
    db
      .prepare<[number], number>('select investigationId from case_reader_row where accountId = ?')
      .pluck()
      .all(viewer?.id ?? 0),
  );
  const cases = db
    .prepare<[], CaseRow>('select * from investigation_row')
    .all()
    .filter((row) => seen(row) && (row.namedReaders === 0 || readsNamed.has(row.id)));
  const known = new Set(cases.map((row) => row.id));
  const arrests = db
    .prepare<[], { investigationId: number; at: string }>('select * from arrest_row where withdrawnAt is null')
    .all()
    .filter((row) => known.has(row.investigationId))
    .map((row) => ukDay(row.at));

  const daily = contributions.filter((row) => within(window.dailyFrom)(ukDay(row.receivedAt)));
  const perDay = [...Map.groupBy(daily, (row) => ukDay(row.receivedAt))]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([date, rows]) => ({ day: date, total: rows.length, channels: countBy(rows, (row) => row.channel) }));
  const inWindow = contributions.filter((row) => within(window.from)(ukDay(row.receivedAt)));
  const waiting = contributions
    .filter((row) => row.state === 'untriaged' && ukDay(row.receivedAt) <= window.to)
    .sort((one, other) => one.receivedAt.localeCompare(other.receivedAt) || one.id - other.id);
  const [oldest] = waiting;
  const minutes = contributions
    .filter((row) => row.triagedAt !== null && window.months.includes(row.triagedAt.slice(0, 7)))
    .map((row) => Math.max(0, Math.floor((Date.parse(row.triagedAt ?? '') - Date.parse(row.receivedAt)) / 60_000)))
    .sort((one, other) => one - other);
  const share = (part: number) =>
    minutes.length === 0 ? null : (minutes[Math.ceil(minutes.length * part) - 1] ?? null);

  const ended = new Set(
    db
      .prepare<[], { investigationId: number; at: string }>('select * from disruption_row where withdrawnAt is null')
      .all()
      .filter((row) => ukDay(row.at) <= day)
      .map((row) => row.investigationId),
  );
  const assessments = db.prepare<[], AssessmentRow>('select * from assessment_row').all();
  const disrupted = db
    .prepare<[], { investigationId: number; at: string; day: string }>(
      'select * from disruption_row where withdrawnAt is null order by at, investigationId',
    )
    .all()
    .filter((row) => known.has(row.investigationId) && within(window.from)(row.day))
    .flatMap((row) => {
      const signed = assessments
        .filter(
          (a) =>
            a.investigationId === row.investigationId &&
            a.at <= row.at &&
            ukDay(a.recordedAt) <= window.to &&
            a.refusedAt === null &&
            a.countersignedAt !== null &&
            ukDay(a.countersignedAt) <= window.to,
        )
        .sort(
          (a, b) =>
            PlotStage.options.indexOf(b.stage) - PlotStage.options.indexOf(a.stage) ||
            b.at.localeCompare(a.at) ||
            b.id - a.id,
        );
      const [top] = signed;
      if (top === undefined) return [];
      const lateStage = top.intent + 0 === 1 && top.target + top.capability + top.rehearsal > 0;
      return [
        {
          month: row.day.slice(0, 7),
          operation: cases.find((one) => one.id === row.investigationId)?.operation ?? '',
          lateStage,
        },
      ];
    });

  return {
    median: share(0.5),
    p90: share(0.9),
    figures: {
      perDay,
      calls: perDay.flatMap(({ day: date, channels }) =>
        channels.hotline === undefined ? [] : [{ day: date, calls: channels.hotline }],
      ),
      lastTwelveMonths: arrests.filter(within(window.yearFrom)).length,
      arrestsByMonth: Object.entries(countBy(arrests.filter(within(window.from)), (date) => date.slice(0, 7)))
        .map(([month, n]) => ({ month, arrests: n }))
        .sort((one, other) => one.month.localeCompare(other.month)),
      funnel: ContributionState.options.flatMap((state) => {
        const rows = inWindow.filter((row) => row.state === state);
        return rows.length === 0 ? [] : [{ state, total: rows.length, channels: countBy(rows, (row) => row.channel) }];
      }),
      untriaged: {
        total: waiting.length,
        beforeWindow: waiting.filter((row) => ukDay(row.receivedAt) < window.from).length,
        oldest:
          oldest === undefined
            ? null
            : {
                id: oldest.id,
                reference: oldest.reference,
                receivedAt: oldest.receivedAt,
                // Nothing here came from a file that gives days alone.
                receivedPrecision: 'minute' as const,
              },
      },
      triaged: minutes.length,
      disrupted: disrupted.map(({ operation, lateStage }) => ({ operation, lateStage })),
      disruptedByMonth: window.months.flatMap((month) => {
        const late = disrupted.filter((plot) => plot.lateStage && plot.month === month).length;
        return late === 0 ? [] : [{ month, lateStage: late }];
      }),
      triagedByMonth: window.months.flatMap((month) => {
        const triaged = contributions.filter((row) => row.triagedAt?.startsWith(month)).length;
        return triaged === 0 ? [] : [{ month, triaged }];
      }),
      // The daily charts hold 548 days.
      aDay: [daily.length, daily.filter((row) => row.channel === 'hotline').length].map(
        (n) => Math.round((n / 548) * 10) / 10,
      ),
      total: disrupted.filter((plot) => plot.lateStage).length,
      livePlots: cases
        .filter((row) => row.kind === 'attack plot' && ukDay(row.openedAt) <= day)
        .filter((row) => row.closedAt === null || ukDay(row.closedAt) > day)
        .filter((row) => !ended.has(row.id))
        .sort(
          (one, other) => one.priority.localeCompare(other.priority) || one.operation.localeCompare(other.operation),
        )
        .map((row) => {
          const last = assessments
            .filter((a) => a.investigationId === row.id && ukDay(a.at) <= day && ukDay(a.recordedAt) <= day)
            .filter((a) => a.refusedAt === null || ukDay(a.refusedAt) > day)
            .sort((a, b) => a.at.localeCompare(b.at) || a.id - b.id)
            .at(-1);
          const signed = last?.countersignedAt != null && ukDay(last.countersignedAt) <= day;
          const shows = last !== undefined && last.intent === 1 && last.target + last.capability + last.rehearsal > 0;
          return {
            operation: row.operation,
            stage: last?.stage ?? null,
            stageProposed: last !== undefined && !signed,
            stageLate: signed && shows,
          };
        }),
      marking:
        Marking.options[Math.max(1, ...contributions.map((r) => r.markingRank), ...cases.map((r) => r.markingRank))],
    },
  };
}
