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
import { catalogue } from '../catalogue.ts';

const texts = catalogue.listWords;

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
  if (named.length === 0) return texts.sayWhoGetsIt;
  if (named.some(({ name }) => name === '')) return texts.giveTheNameOf;
  return named.length > mostRecipients && texts.atMostPeopleCan(mostRecipients);
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
    ? texts.whenItIsAsked
    : schedule.every === 'week'
      ? texts.every(weekday(schedule.on))
      : texts.onTheOfEach(ordinal(schedule.on));

/** `The weekly brief`. */
export const briefInWords = ({ schedule }: Pick<BriefList, 'schedule'>): string =>
  schedule === null ? texts.theBrief : texts.theBriefEach(schedule.every === 'week' ? 'weekly' : 'monthly');

/** `Every Monday; 3 people`. */
export const listInWords = ({ schedule, recipients }: Pick<BriefList, 'schedule' | 'recipients'>): string =>
  `${scheduleInWords(schedule)}; ${countOf(recipients.length, 'person', 'people')}`;

export const everyOptions: Option<'never' | 'week' | 'month'>[] = [
  { value: 'never', label: texts.whenItIsAsked },
  { value: 'week', label: texts.everyWeek },
  { value: 'month', label: texts.everyMonth },
];

export const dayOptions = (every: 'week' | 'month'): Option<string>[] =>
  Array.from({ length: every === 'week' ? 7 : 31 }, (_, at) => ({
    value: `${at + 1}`,
    label: every === 'week' ? weekday(at + 1) : texts.onThe(ordinal(at + 1)),
  }));
