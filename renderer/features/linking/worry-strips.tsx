import { useRef } from 'react';
import { type WorryCount, worryWords } from '../../../preload/contract/worries.ts';
import { monthName } from '../../ui/dates.ts';
import { countOf } from '../../ui/figures.ts';
import { useWidth } from '../../ui/use-width.ts';
import { placesOfMonths } from './strip-of-months.ts';
import './worry-strips.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.worryStrips;

const edge = 34;
const middle = 12;
const radius = 4.5;

const inWords = (month: string): string => `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;

const reportsOf = ({ n, possibly, origins }: WorryCount): string =>
  [
    n === 0
      ? texts.possiblyOnly(possibly)
      : possibly === 0
        ? countOf(n, 'report')
        : texts.reportsAndPossibly(countOf(n, 'report'), possibly),
    ...(n + possibly > 1 ? [countOf(origins, 'caller')] : []),
  ].join(' · ');

/** Under the strip of months, and on its scale: in which months which worry was raised. Hollow: only words suggest it. */
export function WorryStrips({ worries, months }: { worries: readonly WorryCount[]; months: readonly string[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const place = placesOfMonths(months);
  const x = (month: string) => edge + place(month) * Math.max(0, width - 2 * edge);
  return (
    <div className="worry-strips" ref={frame}>
      <h3>
        {texts.kindsOfWorry}
        <span className="muted worry-strips__key">{texts.hollowOnlyWordsSuggest}</span>
      </h3>
      <ul>
        {worries.map((one) => (
          <li key={one.worry}>
            <p>
              <strong>{worryWords[one.worry]}</strong> <span className="muted">{reportsOf(one)}</span>
            </p>
            <svg
              viewBox={`0 0 ${Math.max(1, width)} ${middle * 2}`}
              role="img"
              aria-label={`${worryWords[one.worry]}: ${one.months
                .map(({ month, n, possibly }) => texts.in(n + possibly, inWords(month), n === 0 ? ', possibly' : ''))
                .join('; ')}`}
            >
              <line x1={edge / 2} x2={Math.max(edge, width - edge / 2)} y1={middle} y2={middle} />
              {one.months.map(({ month, n, possibly }) => (
                <g key={month}>
                  <circle
                    className={n === 0 ? 'worry-strips__possibly' : 'worry-strips__raised'}
                    cx={x(month)}
                    cy={middle}
                    r={n === 0 ? radius - 1 : radius}
                  />
                  {n + possibly > 1 ? (
                    <text x={x(month) + radius + 4} y={middle - 3}>
                      {n + possibly}
                    </text>
                  ) : null}
                </g>
              ))}
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}
