import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';
import { minutes, minutesOrNone, monthLabel } from './chart-format.ts';
import { clockWords } from './clock-words.ts';
import type { ChartProps } from './drill-down.tsx';
import { DashboardChart } from './saved-chart.tsx';

const texts = catalogue.clocksChart;

type Clock = Dashboard['clocks'][number];
type Figures = Pick<Clock, 'n' | 'medianMinutes' | 'p90Minutes' | 'worstMinutes'>;

export const clocksTitle = texts.clocksOfAContribution;
const cellsOf = ({ n, medianMinutes, p90Minutes, worstMinutes }: Figures) => [
  minutesOrNone(medianMinutes),
  minutesOrNone(p90Minutes),
  minutesOrNone(worstMinutes),
  n.toLocaleString('en-GB'),
];
const head = [texts.median, '9 in 10 within', texts.worst, texts.counted];

/** The clocks as a table, for the dashboard and the brief. */
export const clockTable = (clocks: Dashboard['clocks']) => ({
  head: [texts.clock, ...head],
  rows: clocks.map((clock) => ({ key: clock.clock, cells: [clockWords[clock.clock], ...cellsOf(clock)] })),
});

/** How long it takes until a contribution is recorded, triaged, and seen by the people of the case that it was linked to. */
export function ClocksChart({ dashboard, day }: ChartProps) {
  const { clocks } = dashboard;
  const seen = clocks.find(({ clock }) => clock === 'seen');
  return (
    <DashboardChart
      wide
      name="clocks"
      day={day}
      title={clocksTitle}
      figure={
        seen === undefined || seen.medianMinutes === null
          ? texts.nothingWasSeenBy
          : sentence(texts.seenByACase, {
              median: <strong>{minutes(seen.medianMinutes)}</strong>,
              nineInTen: <strong>{minutesOrNone(seen.p90Minutes)}</strong>,
              worst: <strong>{minutesOrNone(seen.worstMinutes)}</strong>,
            })
      }
      note={texts.fromReceiptToWithin}
      table={{
        head: [texts.monthUtc, texts.clock, ...head],
        rows: clocks.flatMap(({ clock, months }) =>
          months.toReversed().map((each) => ({
            key: `${clock} ${each.month}`,
            cells: [monthLabel(each.month), clockWords[clock], ...cellsOf(each)],
          })),
        ),
      }}
    >
      <FigureTable whole label={texts.clocksOfAContribution} table={clockTable(clocks)} />
    </DashboardChart>
  );
}
