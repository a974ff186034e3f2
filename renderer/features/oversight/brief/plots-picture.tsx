import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { label, PlotStage } from '../../../../preload/contract/vocabulary.ts';
import { countOf } from '../../../ui/figures.ts';
import { catalogue } from '../catalogue.ts';
import { Picture } from './picture.tsx';

const texts = catalogue.plotsPicture;

const [width, left, row] = [350, 128, 14];

/** Plots by how far they had come, and those that ended in the window. */
export function PlotsPicture({ dashboard }: { dashboard: Dashboard }) {
  const { livePlots, disrupted } = dashboard;
  const live = (stage: PlotStage | null) => livePlots.filter((plot) => plot.stage === stage);
  const late = disrupted.plots.filter(({ lateStage }) => lateStage).length;
  const rows = [
    ...[null, ...PlotStage.options].map((stage) => {
      const plots = live(stage);
      return {
        key: stage ?? 'none',
        words: stage === null ? texts.liveNotAssessed : label(stage),
        n: plots.length,
        late: plots.filter(({ stageLate }) => stageLate).length,
        proposed: plots.filter(({ stageProposed }) => stageProposed).length,
      };
    }),
    { key: 'late', words: texts.disruptedLateStage, n: late, late, proposed: 0 },
    { key: 'early', words: texts.disruptedNotLate, n: disrupted.plots.length - late, late: 0, proposed: 0 },
  ];
  const most = Math.max(1, ...rows.map(({ n }) => n));
  const long = (n: number) => (n / most) * (width - left - 26);
  const proposed = rows.reduce((sum, each) => sum + each.proposed, 0);
  return (
    <Picture
      title={texts.plotsLive(livePlots.length)}
      width={width}
      height={rows.length * row}
      alt={rows.map(({ words, n }) => `${words} ${n}`).join(', ')}
      caption={texts.byTheStageLast(
        countOf(livePlots.length, texts.livePlot),
        proposed === 0 ? texts.allOfThemCountersigned : texts.ofThemNotCountersigned(proposed),
      )}
    >
      {rows.map(({ key, words, n, late: red, proposed: open }, at) => (
        <g key={key}>
          <text x={left - 6} y={at * row + 10} textAnchor="end">
            {words}
          </text>
          <rect className="brief-picture__late" x={left} y={at * row + 2} width={long(red)} height={row - 5} />
          <rect
            className="brief-picture__bar"
            x={left + long(red)}
            y={at * row + 2}
            width={long(Math.max(0, n - red - open))}
            height={row - 5}
          />
          {open === 0 ? null : (
            <rect
              className="brief-picture__proposed"
              x={left + long(n - open) + 1}
              y={at * row + 2.5}
              width={Math.max(0, long(open) - 2)}
              height={row - 6}
            />
          )}
          <text className="brief-picture__figure" x={left + long(n) + 5} y={at * row + 10}>
            {n}
          </text>
        </g>
      ))}
      <line className="brief-picture__line" x1={left} x2={left} y1={0} y2={rows.length * row} />
    </Picture>
  );
}
