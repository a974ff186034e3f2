import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { countOf } from '../../../ui/figures.ts';
import { catalogue } from '../catalogue.ts';
import { monthLabel, monthTick } from '../chart-format.ts';
import { bandsOf, levelsIn } from '../month-bands.ts';
import { Picture } from './picture.tsx';

const texts = catalogue.lateStagePicture;

const [width, height, left, foot, head] = [720, 132, 18, 18, 14];

/** Late-stage plots disrupted in each month, with the threat level behind. */
export function LateStagePicture({ dashboard }: { dashboard: Dashboard }) {
  const { months, total } = dashboard.disrupted;
  const step = (width - left) / months.length;
  const most = Math.max(3, ...months.map(({ lateStage }) => lateStage));
  const floor = height - foot;
  const up = (n: number) => (n / most) * (floor - head - 12);
  const place = new Map(months.map(({ month }, at) => [month, left + at * step]));
  const bands = bandsOf(dashboard);
  const some = months.filter(({ lateStage }) => lateStage > 0);
  const levels = [...new Set(months.flatMap(({ month }) => levelsIn(dashboard, month)))];
  return (
    <Picture
      wide
      title={texts.lateStagePlotsDisrupted(total)}
      width={width}
      height={height}
      alt={texts.columnsByMonth(
        some.length === 0
          ? texts.noneInAnyMonth
          : some.map(({ month, lateStage }) => `${monthLabel(month)} ${lateStage}`).join(', '),
      )}
      caption={texts.inEighteenMonthsTo(
        countOf(total, 'plot'),
        monthLabel(months[0]?.month ?? ''),
        monthLabel(months.at(-1)?.month ?? ''),
        countOf(months.length - some.length, 'month'),
        levels.length === 0 ? texts.ofWhichNoneIs : `, ${levels.join(', ')}`,
      )}
    >
      {bands.map(({ from, to, level }) => (
        <rect
          key={from}
          className={`brief-picture__band--${level.toLowerCase()}`}
          x={place.get(from) ?? left}
          y={0}
          width={(place.get(to) ?? left) + step - (place.get(from) ?? left)}
          height={floor}
        />
      ))}
      {/* After all of them, so that none lies over a name that is longer than its band. */}
      {bands.map(({ from, level }, at) => (
        <text key={from} x={(place.get(from) ?? left) + 3} y={at % 2 === 0 ? 10 : 21}>
          {level}
        </text>
      ))}
      {months.map(({ month, lateStage }, at) => (
        <g key={month}>
          {lateStage === 0 ? null : (
            <>
              <rect
                className="brief-picture__late"
                x={left + at * step + step * 0.2}
                y={floor - up(lateStage)}
                width={step * 0.6}
                height={up(lateStage)}
              />
              <text
                className="brief-picture__figure"
                x={left + (at + 0.5) * step}
                y={floor - up(lateStage) - 3}
                textAnchor="middle"
              >
                {lateStage}
              </text>
            </>
          )}
          {at % 2 === 0 ? (
            <text x={left + (at + 0.5) * step} y={height - 5} textAnchor="middle">
              {monthTick(month)}
            </text>
          ) : null}
        </g>
      ))}
      <line className="brief-picture__line" x1={left} x2={width} y1={floor} y2={floor} />
    </Picture>
  );
}
