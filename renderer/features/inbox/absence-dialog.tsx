import type { Absence } from '../../../preload/contract/inbox.ts';
import { submit } from '../../shell/save.ts';
import { canCall } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { isoDate } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { useZone } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.absenceDialog;

const rules = { kind: 'day', towards: 'future' } as const;
const nobody = { value: '', label: texts.nobodySupervisorsSeeTo };

/** Who stands in, and on which days; without days the deputy is told of what is overdue, and no more. */
export function AbsenceDialog(props: {
  account: Absence['account'];
  before: Absence | undefined;
  /** Whether it can be said of others too. */
  others: boolean;
  onClose: () => void;
}) {
  const { account, before, others, onClose } = props;
  const colleagues = useQuery('access.colleagues', {}, { topics: ['people'] }).value?.people ?? [];
  const choices = colleagues
    .filter((person) => canCall(person.roles, 'inbox.list'))
    .map((person) => ({ value: String(person.id), label: person.name }));
  const read = useReadDate();
  const zone = useZone();
  const dayOf = (typed: string) => {
    const date = typed.trim() === '' ? null : dateIn(read(typed, rules));
    return date === null ? null : isoDate(Date.parse(date.from), zone);
  };
  const form = useForm({
    initial: {
      who: String(account.id),
      deputy: String(before?.deputy?.id ?? ''),
      from: before?.fromDay ?? '',
      to: before?.toDay ?? '',
    },
    draft: 'absence',
    check: ({ from, to, who, deputy }) => ({
      from:
        dateProblem(from, read(from, rules), null) ??
        (from.trim() === '' && to.trim() !== '' ? texts.enterTheFirstDay : null),
      to: dateProblem(to, read(to, rules), null),
      deputy: who === deputy ? texts.nobodyStandsInFor : null,
    }),
    send: ({ who, deputy, from, to }) =>
      submit(
        'inbox.setAbsence',
        {
          accountId: Number(who),
          deputyId: deputy === '' ? null : Number(deputy),
          fromDay: dayOf(from),
          toDay: dayOf(to),
        },
        texts.savedWhatReachesThem,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.awayAndDeputy} size="small" submit={texts.save} form={form}>
      {others ? <Select label={texts.who} options={choices} {...form.field('who')} /> : null}
      <Select
        label={texts.deputy}
        help={texts.hasToBeAllowed}
        options={[nobody, ...choices]}
        {...form.field('deputy')}
      />
      <DateField label={texts.firstDayAway} {...rules} {...form.field('from')} help={texts.leaveBothDaysEmpty} />
      <DateField label={texts.lastDayAway} {...rules} {...form.field('to')} />
    </FormDialog>
  );
}
