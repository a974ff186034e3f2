import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { catalogue } from '../catalogue.ts';
import { minutes } from '../chart-format.ts';
import { clockWords } from '../clock-words.ts';
import { Picture } from './picture.tsx';

const texts = catalogue.clocksPicture;

const [width, row, head] = [350, 40, 14];
const ticks: readonly [at: number, words: string][] = [
  [1, '1 min'],
  [10, '10 min'],
  [60, '1 h'],
  [60 * 24, '1 day'],
  [60 * 24 * 7, '1 week'],
  [60 * 24 * 30, '30 days'],
  [60 * 24 * 365, '1 year'],
];

/** From receipt until something was done, each time ten times as long as far again. */
export function ClocksPicture({ clocks }: { clocks: Dashboard['clocks'] }) {
  const told = clocks.flatMap(({ clock, medianMinutes, p90Minutes, worstMinutes }) =>
    medianMinutes === null || p90Minutes === null || worstMinutes === null
      ? []
      : [{ clock, median: medianMinutes, most: p90Minutes, worst: worstMinutes }],
  );
  const longest = Math.max(60, ...told.map(({ worst }) => worst));
  const shown = ticks.filter(([at]) => at <= longest * 1.2);
  const x = (value: number) => (Math.log10(Math.max(1, value)) / Math.log10(longest * 1.2)) * (width - 30);
  return (
    <Picture
      title={texts.fromReceiptUntilIt}
      width={width}
      height={head + Math.max(1, told.length) * row + 14}
      alt={
        told.length === 0
          ? texts.nothingWasTimed
          : told
              .map(({ clock, median, most }) =>
                texts.medianNineInTen(clockWords[clock], minutes(median), minutes(most)),
              )
              .join('; ')
      }
      caption={told.length === 0 ? texts.nothingWasRecordedTriaged : texts.barsFromTheMedian}
    >
      {shown.map(([at, words]) => (
        <g key={at}>
          {told.map(({ clock }, place) => (
            <line
              key={clock}
              className="brief-picture__grid"
              x1={x(at)}
              x2={x(at)}
              y1={head + place * row + 15}
              y2={head + place * row + 30}
            />
          ))}
          <text x={x(at)} y={head + told.length * row + 11}>
            {words}
          </text>
        </g>
      ))}
      {told.map(({ clock, median, most, worst }, at) => (
        <g key={clock}>
          <text className="brief-picture__figure" x={2} y={head + at * row + 12}>
            {clockWords[clock]}: {minutes(median)}
          </text>
          <rect
            className="brief-picture__bar"
            x={x(median)}
            y={head + at * row + 18}
            width={Math.max(3, x(most) - x(median))}
            height={9}
          />
          <line
            className="brief-picture__worst"
            x1={x(most)}
            x2={x(worst)}
            y1={head + at * row + 22.5}
            y2={head + at * row + 22.5}
          />
        </g>
      ))}
    </Picture>
  );
}
