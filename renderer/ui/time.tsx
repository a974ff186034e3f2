import { createContext, use } from 'react';
import type { DatePrecision } from '../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';
import { age, ago, clock, DEFAULT_ZONE, dateInWords, exactUtc, isoDate, shortDate } from './dates.ts';
import { useMinute } from './minute.ts';

const texts = catalogue.time;

/** The officer's time zone (an IANA name). The shell provides it. */
export const ZoneContext = createContext(DEFAULT_ZONE);
export const useZone = (): string => use(ZoneContext);

export interface TimeProps {
  /** ISO 8601 with an offset or `Z`. */
  at: string;
  /** `full` is date and time, `date`, `clock`, or `age` counted to `now`: `12 min`, in a sentence `ago`. */
  show?: 'full' | 'date' | 'clock' | 'age' | 'ago';
  precision?: DatePrecision;
  /** Milliseconds since 1970, for `age` and `ago`; the present by default. */
  now?: number;
}

/** A time in the officer's zone; the exact UTC shows on hover. An unreadable time is shown as "date not readable". */
export function Time({ at, show = 'full', precision = 'minute', now }: TimeProps) {
  const zone = useZone();
  useMinute(now === undefined && (show === 'age' || show === 'ago'));
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return <span className="muted">{texts.notReadable}</span>;
  const words =
    show === 'age' || show === 'ago'
      ? (show === 'age' ? age : ago)((now ?? Date.now()) - instant, precision)
      : show === 'clock'
        ? clock(instant, zone)
        : show === 'date' && precision === 'minute'
          ? shortDate(instant, zone)
          : dateInWords(instant, precision, zone);
  return (
    <time
      dateTime={precision === 'minute' ? at : isoDate(instant, zone)}
      title={precision === 'minute' ? exactUtc(instant) : texts.noTimeOfDay}
    >
      {words}
    </time>
  );
}
