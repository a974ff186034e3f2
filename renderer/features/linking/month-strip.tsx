import { useRef } from 'react';
import { monthName } from '../../ui/dates.ts';
import { countOf } from '../../ui/figures.ts';
import { useWidth } from '../../ui/use-width.ts';
import { type MonthCount, stripOf } from './strip-of-months.ts';
import './month-strip.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.monthStrip;

const edge = 34;
const base = 72;
const step = 12;
const radius = 4.5;

const inWords = (month: string): string => `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;

/** Every report as a dot over the month in which it came in; the same as a table is shown in its place. */
export function MonthStrip({ counts }: { counts: readonly MonthCount[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const strip = stripOf(counts);
  const x = (at: number) => edge + at * Math.max(0, width - 2 * edge);
  const reports = counts.reduce((sum, { n }) => sum + n, 0);
  return (
    <div ref={frame}>
      <svg
        className="month-strip"
        viewBox={`0 0 ${Math.max(1, width)} 96`}
        role="img"
        aria-label={texts.over(
          countOf(reports, 'report'),
          countOf(strip.months, 'month'),
          counts.map(({ month, n }) => texts.in(n, inWords(month))).join(', '),
        )}
      >
        <line className="month-strip__line" x1={edge / 2} x2={Math.max(edge, width - edge / 2)} y1={base} y2={base} />
        {strip.ticks.map(({ month, at }) => (
          <g key={month}>
            <line className="month-strip__line" x1={x(at)} x2={x(at)} y1={base} y2={base + 4} />
            <text x={x(at)} y={base + 18} textAnchor="middle">
              {inWords(month)}
            </text>
          </g>
        ))}
        {strip.dots.map(({ key, at, up, closed }) => (
          <circle
            key={key}
            className={closed ? 'month-strip__closed' : 'month-strip__open'}
            cx={x(at)}
            cy={base - 8 - up * step}
            r={closed ? radius - 1 : radius}
          />
        ))}
      </svg>
      <p className="month-strip__key">
        <span>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <circle className="month-strip__closed" cx="6" cy="6" r={radius - 1} />
          </svg>
          {texts.closed}
        </span>
        <span>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <circle className="month-strip__open" cx="6" cy="6" r={radius} />
          </svg>
          {texts.anythingElse}
        </span>
      </p>
    </div>
  );
}
