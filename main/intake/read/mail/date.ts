/** When a mail was sent, as an instant; where its own date cannot be read, when it arrived. */
import { parseTimestamp } from '../timestamp.ts';
import { allOf, firstOf, type Headers } from './header.ts';
import type { MailNote } from './note.ts';

/** Offsets of names that mean one zone only; IST, for one, is left out. In minutes east of UTC. */
const zones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  'gmt standard time': 0,
  'greenwich mean time': 0,
  'coordinated universal time': 0,
  bst: 60,
  west: 60,
  cet: 60,
  met: 60,
  'gmt daylight time': 60,
  'gmt summer time': 60,
  'british summer time': 60,
  'central european time': 60,
  'w. europe standard time': 60,
  'romance standard time': 60,
  'central europe standard time': 60,
  'central european standard time': 60,
  cest: 120,
  mest: 120,
  eet: 120,
  'central european summer time': 120,
  'w. europe daylight time': 120,
  'w. europe summer time': 120,
  'romance daylight time': 120,
  'central europe daylight time': 120,
  'central european daylight time': 120,
  'gtb standard time': 120,
  'fle standard time': 120,
  'south africa standard time': 120,
  eest: 180,
  msk: 180,
  'gtb daylight time': 180,
  'fle daylight time': 180,
  'turkey standard time': 180,
  'russian standard time': 180,
  pkt: 300,
  'pakistan standard time': 300,
  'india standard time': 330,
  'singapore standard time': 480,
  'china standard time': 480,
  jst: 540,
  'tokyo standard time': 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  edt: -240,
  'eastern daylight time': -240,
  est: -300,
  cdt: -300,
  'eastern standard time': -300,
  'central daylight time': -300,
  cst: -360,
  mdt: -360,
  'central standard time': -360,
  'mountain daylight time': -360,
  mst: -420,
  pdt: -420,
  'mountain standard time': -420,
  'pacific daylight time': -420,
  pst: -480,
  'pacific standard time': -480,
};

const clockAndZone = /^(.*?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]\.?m\.?)?),?\s*(.*)$/i;
const offset = /^(?:gmt|utc|ut)?\s*([+-])(\d{1,2}):?(\d\d)?$/i;

interface Moment {
  ms: number;
  zone: boolean;
  /** No time of day is written. */
  dateOnly: boolean;
}

function withOffset(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  return `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes = '0'] = offset.exec(zone) ?? [];
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return zones[zone.toLowerCase().replace(/^\(|\)$/g, '')] ?? null;
}

/** Any later than this is no date at all; whether it lies in the future is asked where the time is known. */
const end = Date.UTC(2200, 0, 1);

/** A date as mail programs write it: RFC 5322, and what stands there in practice. Null for one that cannot be read. */
export function mailMoment(written: string): Moment | null {
  const line = written.slice(0, 200).replace(/\s+/g, ' ').trim();
  const [, clock = line, zone = ''] = clockAndZone.exec(line) ?? [];
  // “(BST)” behind an offset repeats it.
  const named = /^(.+?) ?\(.*\)?$/.exec(zone)?.[1] ?? zone;
  const minutes = offsetOf(named);
  const read = parseTimestamp(minutes === null ? clock : `${clock} ${withOffset(minutes)}`, 'day-first', end);
  if (read.ok) return { ms: read.ms, zone: minutes !== null, dateOnly: read.dateOnly };
  const whole = parseTimestamp(line, 'day-first', end);
  return whole.ok ? { ms: whole.ms, zone: true, dateOnly: whole.dateOnly } : null;
}

/** The time at which the last mail server took it. */
function arrival(headers: Headers): number | null {
  for (const name of ['received', 'x-received', 'delivery-date'])
    for (const line of allOf(headers, name)) {
      const moment = mailMoment(line.slice(line.lastIndexOf(';') + 1));
      if (moment?.zone) return moment.ms;
    }
  return null;
}

const dayMs = 86_400_000;

export interface MailDate {
  /** Empty where it is not known. */
  at: string;
  notes: MailNote[];
}

/** `separator`: what the line above the mail says in a mailbox, or null. */
export function dateOf(headers: Headers, separator: string | null): MailDate {
  // “Sent” is what Outlook calls it in a mail whose text was copied.
  const written = firstOf(headers, 'date') ?? firstOf(headers, 'resent-date') ?? firstOf(headers, 'sent');
  const sent = written === null ? null : mailMoment(written);
  const arrived = arrival(headers);
  const iso = (ms: number) => new Date(ms).toISOString();
  // The day as it is written: whoever reads it on sees that there is no time.
  const day = (ms: number) => iso(ms + dayMs / 2).slice(0, 10);
  // Nobody sends after the last server had it: that clock is wrong.
  const ahead = sent !== null && arrived !== null && sent.ms > arrived + dayMs;
  if (sent?.dateOnly && !ahead && arrived === null) return { at: day(sent.ms), notes: [] };
  if (sent !== null && !ahead && (sent.zone || arrived === null))
    return { at: iso(sent.ms), notes: sent.zone ? [] : ['MAIL_DATE_ZONE'] };
  if (arrived !== null) return { at: iso(arrived), notes: ['MAIL_DATE_OF_ARRIVAL'] };
  const mailbox = separator === null ? null : mailMoment(separator);
  if (mailbox !== null) return { at: iso(mailbox.ms), notes: ['MAIL_DATE_OF_MAILBOX'] };
  return { at: '', notes: [written === null ? 'MAIL_DATE_MISSING' : 'MAIL_DATE_UNREADABLE'] };
}
