import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { useViewState } from '../../shell/view-state.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { countOf } from '../../ui/figures.ts';
import { gridAttributes } from '../../ui/table-columns.ts';
import { useWidth } from '../../ui/use-width.ts';
import {
  type Calendar,
  type CalendarDay,
  calendarOf,
  type DayCount,
  dayAfterKey,
  monthsOver,
  rowOf,
} from './calendar-days.ts';
import { dayLabel, monthTick } from './chart-format.ts';
import { type ChartProps, DrillDown, openRecords } from './drill-down.tsx';
import './calendar-chart.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.calendarChart;

const weekdays = [
  texts.monday,
  texts.tuesday,
  texts.wednesday,
  texts.thursday,
  texts.friday,
  texts.saturday,
  texts.sunday,
] as const;

/** Of the days of the week at the left, and of a week, in pixels: see the style sheet. */
const headWidth = 34;
const weekWidth = 15;

const open = ({ day }: CalendarDay) => openRecords({ from: day, to: day });

/** How full each day of eighteen months was: what a mean of a week hides, such as a Monday's rush or a day without any. */
export function CalendarChart({ dashboard }: Pick<ChartProps, 'dashboard'>) {
  const [asTable, setAsTable] = useViewState('chart calendar as a table', z.boolean(), false);
  const { days } = dashboard.contributions;
  const calendar = useMemo(() => calendarOf(days), [days]);
  const fullest = calendar.days.reduce<CalendarDay | null>(
    (most, day) => (day.total > (most?.total ?? 0) ? day : most),
    null,
  );
  const none = calendar.days.filter(({ total }) => total === 0).length;
  return (
    <ChartCard
      wide
      title={texts.contributionsByDay}
      later={170}
      figure={
        fullest === null ? (
          texts.noContributionsInThese
        ) : (
          <>
            <strong>
              <DrillDown n={fullest.total} filter={{ from: fullest.day, to: fullest.day }}>
                {fullest.total.toLocaleString('en-GB')}
              </DrillDown>
            </strong>
            {texts.onTheFullestDay(dayLabel(fullest.day), countOf(none, 'day'))}
          </>
        )
      }
      note={texts.eachFifthOfThe}
      asTable={asTable}
      onAsTable={setAsTable}
      table={{
        head: [texts.day, texts.dayOfTheWeek, texts.contributions],
        rows: (asTable ? calendar.days.toReversed() : []).map(({ day, weekday, total }) => ({
          key: day,
          cells: [
            dayLabel(day),
            weekdays[weekday] ?? '',
            <DrillDown key="n" n={total} filter={{ from: day, to: day }}>
              {total.toLocaleString('en-GB')}
            </DrillDown>,
          ],
        })),
      }}
    >
      <NewestDays days={days} />
    </ChartCard>
  );
}

/** As many of the newest weeks as there is room for: the table has all of them. */
function NewestDays({ days }: { days: readonly DayCount[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const weeks = Math.max(4, Math.floor((width - headWidth) / weekWidth) - 1);
  const calendar = useMemo(() => calendarOf(days.slice(-7 * weeks)), [days, weeks]);
  return (
    <div ref={frame} className="calendar">
      {width === 0 ? null : <CalendarGrid key={weeks} calendar={calendar} />}
    </div>
  );
}

function CalendarGrid({ calendar }: { calendar: Calendar }) {
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  const [pointed, setPointed] = useState<CalendarDay | null>(null);
  const current = at === null ? null : (calendar.days[at] ?? null);
  const told = pointed ?? current;
  /** The day of a cell, by its place in the calendar. */
  const dayOf = ({ target }: { target: EventTarget }): CalendarDay | null =>
    target instanceof HTMLTableCellElement && target.dataset.at !== undefined
      ? (calendar.days[Number(target.dataset.at)] ?? null)
      : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && current !== null) return open(current);
    const next = dayAfterKey(calendar, at ?? calendar.days.length - 1, event.key);
    if (next === at) return;
    event.preventDefault();
    setPointed(null);
    setAt(next);
  };
  const onClick = (event: MouseEvent) => {
    const day = dayOf(event);
    if (day !== null) open(day);
  };
  return (
    <>
      <table
        className="calendar__grid"
        {...gridAttributes({
          label: texts.contributionsByDay,
          rows: weekdays.length,
          several: false,
          active: current === null ? null : `${id}${current.day}`,
        })}
        onFocus={() => setAt((now) => now ?? calendar.days.length - 1)}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onPointerOver={(event) => setPointed(dayOf(event))}
        onPointerLeave={() => setPointed(null)}
      >
        <thead>
          <tr>
            <td />
            {monthsOver(calendar).map(({ month, weeks }) =>
              month === null || weeks < 3 ? (
                <td key={month ?? 'before'} colSpan={weeks} />
              ) : (
                <th key={month} scope="col" colSpan={weeks}>
                  {monthTick(month)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((name, weekday) => (
            <tr key={name}>
              <th scope="row">
                <span className="visually-hidden">{name}</span>
                {weekday % 2 === 0 ? <span aria-hidden="true">{name.slice(0, 3)}</span> : null}
              </th>
              {rowOf(calendar, weekday).map(({ week, place }) => {
                const day = place === null ? undefined : calendar.days[place];
                return day === undefined ? (
                  <td key={week} />
                ) : (
                  <td
                    key={day.day}
                    id={`${id}${day.day}`}
                    data-at={place}
                    {...cellAttributes(day, day === current)}
                    className={`calendar__day calendar__day--${day.level}`}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="calendar__foot">
        <p className="calendar__told">{told === null ? texts.pointAtADay : inWords(told)}</p>
        <ul className="calendar__key">
          <li>
            <span className="calendar__swatch calendar__day--0" /> 0
          </li>
          {calendar.levels.map(({ level, from, to }) => (
            <li key={level}>
              <span className={`calendar__swatch calendar__day--${level}`} /> {from === to ? from : texts.to(from, to)}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** The grid is the one tab stop; its cells are told by `aria-activedescendant`. */
const cellAttributes = (day: CalendarDay, selected: boolean) => ({
  role: 'gridcell',
  'aria-label': inWords(day),
  'aria-selected': selected,
});

const inWords = ({ day, weekday, total }: CalendarDay): string =>
  `${weekdays[weekday] ?? ''} ${dayLabel(day)}: ${countOf(total, 'contribution')}`;
