import { Checkbox } from '../../../ui/checkbox.tsx';
import { partsIn, shortDate } from '../../../ui/dates.ts';
import { DAY_MS, startOfDay } from './span.ts';
import type { Placed } from './types.ts';
import './known-slider.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.knownSlider;

/** The last moment of the day that is `days` after the day of `first`. */
export function endOfDayAfter(first: number, days: number, zone: string): number {
  const { year, month, day } = partsIn(zone, first);
  return startOfDay(year, month, day + days + 1, zone) - 1;
}

/** "What did we know, when?": shows only what was known by the end of the chosen day. One step is a day. */
export function KnownSlider(props: {
  items: readonly Placed[];
  zone: string;
  value: number | null;
  onChange: (knownBy: number | null) => void;
}) {
  const { items, zone, value, onChange } = props;
  const first = items.reduce((least, { known }) => Math.min(least, known), Number.POSITIVE_INFINITY);
  const last = items.reduce((most, { known }) => Math.max(most, known), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(first)) return null;
  // From the day of the first to the day of the last, by the calendar: an hour more would be tomorrow.
  const dayOf = (instant: number) =>
    Math.round((endOfDayAfter(instant, 0, zone) - endOfDayAfter(first, 0, zone)) / DAY_MS);
  const days = Math.max(1, dayOf(Math.min(last, Math.max(first, Date.now()))));
  const at = value === null ? days : dayOf(value);
  return (
    <div className="known">
      <Checkbox isSelected={value !== null} onChange={(on) => onChange(on ? endOfDayAfter(first, days, zone) : null)}>
        {texts.whatDidWeKnow}
      </Checkbox>
      {value === null ? null : (
        <>
          <input
            type="range"
            className="known__slider"
            aria-label={texts.knownByTheEnd}
            aria-valuetext={shortDate(value, zone)}
            min={0}
            max={days}
            value={Math.min(days, Math.max(0, at))}
            style={{ '--share': `${(Math.min(days, Math.max(0, at)) / days) * 100}%` }}
            onChange={(event) => onChange(endOfDayAfter(first, Number(event.currentTarget.value), zone))}
          />
          <span className="known__date">{texts.knownByTheEndOf(shortDate(value, zone))}</span>
        </>
      )}
    </div>
  );
}
