import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { countOf, decimal } from '../../../ui/figures.ts';
import { calendarOf, monthsOver } from '../calendar-days.ts';
import { catalogue } from '../catalogue.ts';
import { dayLabel, monthTick } from '../chart-format.ts';
import { Picture } from './picture.tsx';

const texts = catalogue.daysPicture;

const [cell, left, head] = [8.8, 26, 12];
const named = [texts.mon, '', texts.wed, '', texts.fri, '', texts.sun];

/** How full each day was, a column for each week. */
export function DaysPicture({ dashboard }: { dashboard: Dashboard }) {
  const { days, perDay, expectedPerDay } = dashboard.contributions;
  const calendar = calendarOf(days);
  const fullest = calendar.days.toSorted((one, other) => other.total - one.total)[0];
  const none = calendar.days.filter(({ total }) => total === 0).length;
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const said =
    fullest === undefined || fullest.total === 0
      ? texts.noneOnAnyDay
      : texts.onTheFullestDay(fullest.total.toLocaleString('en-GB'), dayLabel(fullest.day), countOf(none, 'day'));
  const shades = calendar.levels.map(({ from, to }) => (from === to ? `${from}` : texts.to(from, to))).join('; ');
  let week = 0;
  return (
    <Picture
      wide
      title={texts.contributionsADay(decimal(perDay))}
      width={left + calendar.weeks * cell}
      height={head + 7 * cell}
      alt={texts.aSquareForEach(dayLabel(first), dayLabel(last), said)}
      caption={texts.aDayOnAverage(
        decimal(perDay),
        decimal(expectedPerDay),
        said,
        shades === '' ? '' : texts.fromTheLightestShade(shades),
      )}
    >
      {named.map((name, at) =>
        name === '' ? null : (
          <text key={name} x={0} y={head + at * cell + 7.5}>
            {name}
          </text>
        ),
      )}
      {monthsOver(calendar).map(({ month, weeks }) => {
        const at = week;
        week += weeks;
        return month === null || weeks < 3 ? null : (
          <text key={month} x={left + at * cell} y={9}>
            {monthTick(month)}
          </text>
        );
      })}
      {calendar.days.map(({ day, week: column, weekday, level }) => (
        <rect
          key={day}
          className={`brief-picture__day--${level}`}
          x={left + column * cell}
          y={head + weekday * cell}
          width={cell - 1.2}
          height={cell - 1.2}
        />
      ))}
    </Picture>
  );
}
