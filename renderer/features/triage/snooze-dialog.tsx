import type { Result } from '../../../preload/contract/errors.ts';
import type { FormName } from '../../../preload/contract/forms.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { isoDate } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { TextArea } from '../../ui/text-field.tsx';
import { useZone } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.snoozeDialog;

const rules = { kind: 'day', towards: 'future' } as const;

/** Until the morning of which day, and why. It stays in the list, last, and comes back first. */
export function SnoozeDialog(props: {
  title: string;
  draft: FormName;
  send: (until: string, reason: string) => Promise<Result<unknown>>;
  onClose: () => void;
}) {
  const { title, draft, send, onClose } = props;
  const read = useReadDate();
  const zone = useZone();
  const dayOf = (typed: string) => {
    const date = dateIn(read(typed, rules));
    return date === null ? null : isoDate(Date.parse(date.from), zone);
  };
  const form = useForm({
    initial: { until: 'tomorrow', reason: '' },
    draft,
    check: ({ until, reason }) => {
      const day = dayOf(until);
      const past = day !== null && day <= isoDate(Date.now(), zone) ? texts.chooseADayAfter : null;
      return {
        until: dateProblem(until, read(until, rules), texts.enterTheDayOn) ?? past,
        reason: reasonMissing(reason),
      };
    },
    send: ({ until, reason }) => send(dayOf(until) ?? '', reason.trim()),
    onClose,
  });
  return (
    <FormDialog title={title} size="small" submit={texts.snooze} form={form}>
      <p>{texts.itStandsLastIn}</p>
      <DateField label={texts.until} {...rules} {...form.field('until')} isRequired autoFocus />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={1000} />
    </FormDialog>
  );
}
