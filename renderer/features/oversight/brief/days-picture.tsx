import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { countOf, decimal } from '../../../ui/figures.ts';
import { calendarOf, monthsOver } from '../calendar-days.ts';
import { dayLabel, monthTick } from '../chart-format.ts';
import { Picture } from './picture.tsx';

const [cell, left, head] = [8.8, 26, 12];
const named = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];

/** How full each day was, a column for each week. */
export function DaysPicture({ dashboard }: { dashboard: Dashboard }) {
  const { days, perDay, expectedPerDay } = dashboard.contributions;
  const calendar = calendarOf(days);
  const fullest = calendar.days.toSorted((one, other) => other.total - one.total)[0];
  const none = calendar.days.filter(({ total }) => total === 0).length;
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const said =
    fullest === undefined || fullest.total === 0
      ? 'none on any day'
      : `${fullest.total.toLocaleString('en-GB')} on the fullest day, ${dayLabel(fullest.day)}; ${countOf(none, 'day')} without any`;
  const shades = calendar.levels.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`)).join('; ');
  let week = 0;
  return (
    <Picture
      wide
      title={`Contributions: ${decimal(perDay)} a day`}
      width={left + calendar.weeks * cell}
      height={head + 7 * cell}
      alt={`A square for each day from ${dayLabel(first)} to ${dayLabel(last)}: ${said}`}
      caption={`${decimal(perDay)} a day on average, against ${decimal(expectedPerDay)} in the whole country; ${said}. ${
        shades === '' ? '' : `From the lightest shade to the darkest: ${shades}.`
      }`}
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
