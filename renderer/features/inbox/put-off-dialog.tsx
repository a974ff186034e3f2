import type { Input } from '../../../preload/contract/index.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { isoDate } from '../../ui/dates.ts';
import { countOf } from '../../ui/figures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useZone } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.putOffDialog;

const rules = { kind: 'day', towards: 'future' } as const;

/** Until the morning of which day; it falls due for others as it would have. */
export function PutOffDialog({ reached, onClose }: { reached: Input<'inbox.snooze'>['reached']; onClose: () => void }) {
  const read = useReadDate();
  const zone = useZone();
  const dayOf = (typed: string) => {
    const date = dateIn(read(typed, rules));
    return date === null ? null : isoDate(Date.parse(date.from), zone);
  };
  const form = useForm({
    initial: { until: 'tomorrow' },
    draft: 'put-off',
    check: ({ until }) => {
      const day = dayOf(until);
      const past = day !== null && day <= isoDate(Date.now(), zone) ? texts.chooseADayAfter : null;
      return { until: dateProblem(until, read(until, rules), texts.enterTheDayOn) ?? past };
    },
    send: ({ until }) =>
      submit('inbox.snooze', { reached, until: dayOf(until) }, texts.putOffToast(countOf(reached.length, 'item'))),
    onClose,
  });
  return (
    <FormDialog
      title={texts.putOffTitle(countOf(reached.length, 'item'))}
      size="small"
      submit={texts.putOff}
      form={form}
    >
      <p>{texts.theyComeBackOn}</p>
      <DateField label={texts.until} {...rules} {...form.field('until')} isRequired autoFocus />
    </FormDialog>
  );
}
