import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { minutes, monthLabel } from './chart-format.ts';
import type { ChartProps } from './drill-down.tsx';
import { DashboardChart } from './saved-chart.tsx';

type Clock = Dashboard['clocks'][number];
type Figures = Pick<Clock, 'n' | 'medianMinutes' | 'p90Minutes' | 'worstMinutes'>;

export const clockWords: Readonly<Record<Clock['clock'], string>> = {
  recorded: 'Received to recorded',
  triaged: 'Received to triaged',
  seen: 'Received to seen by a case',
};
export const clocksTitle = 'Clocks of a contribution';
const shown = (value: number | null) => (value === null ? '–' : minutes(value));
const cellsOf = ({ n, medianMinutes, p90Minutes, worstMinutes }: Figures) => [
  shown(medianMinutes),
  shown(p90Minutes),
  shown(worstMinutes),
  n.toLocaleString('en-GB'),
];
const head = ['Median', '9 in 10 within', 'Worst', 'Counted'];

/** The clocks as a table, for the dashboard and the brief. */
export const clockTable = (clocks: Dashboard['clocks']) => ({
  head: ['Clock', ...head],
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
        seen === undefined || seen.medianMinutes === null ? (
          'Nothing was seen by a case in the window'
        ) : (
          <>
            Seen by a case: median <strong>{minutes(seen.medianMinutes)}</strong>, 9 in 10 within{' '}
            <strong>{shown(seen.p90Minutes)}</strong>, worst <strong>{shown(seen.worstMinutes)}</strong>
          </>
        )
      }
      note="From receipt, to within 2%, by the month in which the clock stopped. Late matches are not counted, nor is what lies in a compartment together with a case in another one."
      table={{
        head: ['Month (UTC)', 'Clock', ...head],
        rows: clocks.flatMap(({ clock, months }) =>
          months.toReversed().map((each) => ({
            key: `${clock} ${each.month}`,
            cells: [monthLabel(each.month), clockWords[clock], ...cellsOf(each)],
          })),
        ),
      }}
    >
      <FigureTable whole label="Clocks of a contribution" table={clockTable(clocks)} />
    </DashboardChart>
  );
}
