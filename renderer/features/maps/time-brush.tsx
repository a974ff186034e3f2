import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { dateInWords } from '../../ui/dates.ts';
import { useZone } from '../../ui/time.tsx';
import './time-brush.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.timeBrush;

const week = 7 * 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const startOf = (monday: string) => Date.parse(monday);

/** Every week from the first to the last, those without anything too. */
export function wholeWeeks(weeks: readonly { monday: string; n: number }[]): { monday: string; n: number }[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Map(weeks.map(({ monday, n }) => [monday, n]));
  const count = Math.min(1_500, Math.round((startOf(last.monday) - startOf(first.monday)) / week) + 1);
  return Array.from({ length: count }, (_, at) => {
    const monday = dayOf(startOf(first.monday) + at * week);
    return { monday, n: known.get(monday) ?? 0 };
  });
}

/** Weeks as bars, of which a stretch is chosen: by its two ends, or moved on by a week. */
export function TimeBrush(props: {
  weeks: readonly { monday: string; n: number }[];
  from: string | null;
  to: string | null;
  onChange: (from: string | null, to: string | null) => void;
}) {
  const { from, to, onChange } = props;
  const zone = useZone();
  const all = wholeWeeks(props.weeks);
  if (all.length < 2) return null;
  const most = Math.max(...all.map(({ n }) => n));
  const last = all.length - 1;
  const placeOf = (day: string | null, otherwise: number) => {
    if (day === null) return otherwise;
    const place = Math.floor((startOf(day) - startOf(all[0]?.monday ?? day)) / week);
    return Math.min(last, Math.max(0, place));
  };
  const [start, end] = [placeOf(from, 0), placeOf(to, last)];
  const mondayAt = (place: number) => all[place]?.monday ?? null;
  const choose = (first: number, final: number) => {
    const [low, high] = [Math.max(0, Math.min(first, final)), Math.min(last, Math.max(first, final))];
    const whole = low === 0 && high === last;
    onChange(whole ? null : mondayAt(low), whole ? null : mondayAt(high));
  };
  const words = (place: number) => dateInWords(startOf(mondayAt(place) ?? '') + week / 14, 'day', zone);
  const step = (by: number) => {
    // From all of it, one week is taken first: the last, or the first.
    if (from === null && to === null) return by < 0 ? choose(last, last) : choose(0, 0);
    if (start + by < 0 || end + by > last) return;
    choose(start + by, end + by);
  };
  return (
    <section className="brush" aria-label={texts.weeks}>
      <IconButton label={texts.oneWeekEarlier} onPress={() => step(-1)}>
        <ChevronLeft />
      </IconButton>
      <div className="brush__field">
        <svg className="brush__bars" viewBox={`0 0 ${all.length} 40`} preserveAspectRatio="none" aria-hidden="true">
          {all.map(({ monday, n }, place) => (
            <rect
              key={monday}
              x={place + 0.1}
              width={0.8}
              y={40 - (n / most) * 38}
              height={(n / most) * 38}
              className={place >= start && place <= end ? 'brush__bar brush__bar--in' : 'brush__bar'}
            />
          ))}
        </svg>
        <input
          type="range"
          className="brush__end"
          aria-label={texts.fromTheWeekOf}
          aria-valuetext={words(start)}
          min={0}
          max={last}
          value={start}
          onChange={(event) =>
            choose(Number(event.currentTarget.value), Math.max(Number(event.currentTarget.value), end))
          }
        />
        <input
          type="range"
          className="brush__end"
          aria-label={texts.lastWeekLabel}
          aria-valuetext={words(end)}
          min={0}
          max={last}
          value={end}
          onChange={(event) =>
            choose(Math.min(start, Number(event.currentTarget.value)), Number(event.currentTarget.value))
          }
        />
      </div>
      <IconButton label={texts.oneWeekLater} onPress={() => step(1)}>
        <ChevronRight />
      </IconButton>
      <span className="brush__words">
        {from === null && to === null
          ? texts.allWeeks
          : start === end
            ? texts.weekOf(words(start))
            : texts.weeksFromTo(words(start), words(end))}
      </span>
      {from === null && to === null ? null : (
        <IconButton label={texts.allWeeks} onPress={() => onChange(null, null)}>
          <X />
        </IconButton>
      )}
    </section>
  );
}
