/** Lists of recipients and their schedules in words, and as the fields of a form. */
import {
  type BriefList,
  type BriefSchedule,
  mostRecipients,
  type Recipient,
} from '../../../../preload/contract/briefs.ts';
import { weekdayNames } from '../../../../preload/contract/calendar.ts';
import { countOf } from '../../../ui/figures.ts';
import type { Option } from '../../../ui/select.tsx';

export const nobody: Recipient = { name: '', role: '', organisation: '' };

/** Without lines that say nothing. */
export const namedOnes = (recipients: readonly Recipient[]): Recipient[] =>
  recipients
    .map(({ name, role, organisation }) => ({
      name: name.trim(),
      role: role.trim(),
      organisation: organisation.trim(),
    }))
    .filter(({ name, role, organisation }) => name + role + organisation !== '');

/** What is missing of who gets it, as a sentence. */
export function recipientsMissing(recipients: readonly Recipient[]): string | false {
  const named = namedOnes(recipients);
  if (named.length === 0) return 'Say who gets it.';
  if (named.some(({ name }) => name === '')) return 'Give the name of each who gets it.';
  return named.length > mostRecipients && `At most ${mostRecipients} people can be on one list.`;
}

/** Monday to Sunday; the calendar's own names begin with Sunday. */
const weekday = (on: number): string => weekdayNames[on % 7] ?? '';

const ordinal = (n: number): string => {
  const last = n % 100 >= 11 && n % 100 <= 13 ? 0 : n % 10;
  return `${n}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
};

/** `Every Monday`, `On the 1st of each month`. */
export const scheduleInWords = (schedule: BriefSchedule | null): string =>
  schedule === null
    ? 'When it is asked for'
    : schedule.every === 'week'
      ? `Every ${weekday(schedule.on)}`
      : `On the ${ordinal(schedule.on)} of each month`;

/** `The weekly brief`. */
export const briefInWords = ({ schedule }: Pick<BriefList, 'schedule'>): string =>
  schedule === null ? 'The brief' : `The ${schedule.every === 'week' ? 'weekly' : 'monthly'} brief`;

/** `Every Monday; 3 people`. */
export const listInWords = ({ schedule, recipients }: Pick<BriefList, 'schedule' | 'recipients'>): string =>
  `${scheduleInWords(schedule)}; ${countOf(recipients.length, 'person', 'people')}`;

export const everyOptions: Option<'never' | 'week' | 'month'>[] = [
  { value: 'never', label: 'When it is asked for' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
];

export const dayOptions = (every: 'week' | 'month'): Option<string>[] =>
  Array.from({ length: every === 'week' ? 7 : 31 }, (_, at) => ({
    value: `${at + 1}`,
    label: every === 'week' ? weekday(at + 1) : `On the ${ordinal(at + 1)}`,
  }));
