/** The dashboard's figures counted from scratch over the tables themselves, by the words of the rules and no rollup. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { windowOf } from '../../main/oversight/window.ts';
import { ukDay } from '../../main/store/uk-day.ts';
import { ContributionState, Marking, PlotStage } from '../../preload/contract/words.ts';

interface Reach {
  tier: number;
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
  operation: string;
  kind: string;
  openedAt: string;
  closedAt: string | null;
  priority: string;
}
interface AssessmentRow {
  investigationId: number;
  at: string;
  stage: (typeof PlotStage.options)[number];
  intent: number;
  target: number;
  capability: number;
  rehearsal: number;
  countersignedAt: string | null;
}

const countBy = <T>(rows: readonly T[], key: (row: T) => string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(rows, key)].map(([name, group]) => [name, group.length]));

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
  const seen = (row: Reach) => row.tier <= (viewer?.clearance ?? -1) && mine.has(row.compartmentId);
  const window = windowOf(day);
  const within = (from: string) => (one: string) => one >= from && one <= window.to;

  const contributions = db.prepare<[], ContributionRow>('select * from contribution_row').all().filter(seen);
  const cases = db.prepare<[], CaseRow>('select * from investigation_row').all().filter(seen);
  const known = new Set(cases.map((row) => row.id));
  const arrests = db
    .prepare<[], { investigationId: number; at: string }>('select * from arrest_row')
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
      .prepare<[], { investigationId: number; at: string }>('select * from disruption_row')
      .all()
      .filter((row) => ukDay(row.at) <= day)
      .map((row) => row.investigationId),
  );
  const assessments = db.prepare<[], AssessmentRow>('select * from assessment_row').all();
  const disrupted = db
    .prepare<[], { investigationId: number; at: string; day: string }>('select * from disruption_row order by at')
    .all()
    .filter((row) => known.has(row.investigationId) && within(window.from)(row.day))
    .flatMap((row) => {
      const signed = assessments
        .filter(
          (a) =>
            a.investigationId === row.investigationId &&
            a.at <= row.at &&
            a.countersignedAt !== null &&
            ukDay(a.countersignedAt) <= window.to,
        )
        .sort((a, b) => PlotStage.options.indexOf(b.stage) - PlotStage.options.indexOf(a.stage));
      const [top] = signed;
      if (top === undefined) return [];
      const lateStage = top.intent + 0 === 1 && top.target + top.capability + top.rehearsal > 0;
      return [{ operation: cases.find((one) => one.id === row.investigationId)?.operation ?? '', lateStage }];
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
        oldest:
          oldest === undefined ? null : { id: oldest.id, reference: oldest.reference, receivedAt: oldest.receivedAt },
      },
      triaged: minutes.length,
      disrupted,
      total: disrupted.filter((plot) => plot.lateStage).length,
      livePlots: cases
        .filter((row) => row.kind === 'attack plot' && ukDay(row.openedAt) <= day)
        .filter((row) => row.closedAt === null || ukDay(row.closedAt) > day)
        .filter((row) => !ended.has(row.id))
        .sort(
          (one, other) => one.priority.localeCompare(other.priority) || one.operation.localeCompare(other.operation),
        )
        .map((row) => row.operation),
      marking: Marking.options[Math.max(1, ...contributions.map((r) => r.tier), ...cases.map((r) => r.tier))],
    },
  };
}
