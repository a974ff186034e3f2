import { DisseminationOutcome, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';

const pastRules = { kind: 'moment', towards: 'past' } as const;
const dueRules = { kind: 'day', towards: 'future' } as const;
const outcomes = DisseminationOutcome.options.map((value) => ({ value, label: label(value) }));

/** The recipient has it, under a reference of theirs. */
export function Receipt({ id, onClose }: { id: number; onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: { theirReference: '', receivedAt: '' },
    draft: `receipt:${id}`,
    check: ({ theirReference, receivedAt }) => ({
      theirReference: missing(theirReference, 'Give their reference, or who confirmed it.'),
      receivedAt: dateProblem(receivedAt, read(receivedAt, pastRules), null),
    }),
    refused: () => ({ receivedAt: 'It cannot have been received before it was sent, or in the future.' }),
    send: ({ theirReference, receivedAt }) =>
      submit(
        'disseminations.acknowledge',
        {
          id,
          theirReference: theirReference.trim(),
          receivedAt: dateIn(read(receivedAt, pastRules))?.from ?? new Date().toISOString(),
        },
        'Receipt recorded.',
      ),
    onClose,
  });
  return (
    <FormDialog title="They have it" size="small" submit="Record" form={form}>
      <TextField label="Their reference" {...form.field('theirReference')} isRequired autoFocus maxLength={200} />
      <DateField label="When" help="Now, unless you say otherwise." {...pastRules} {...form.field('receivedAt')} />
    </FormDialog>
  );
}

/** What its recipient says became of it. */
export function TheirOutcome({ id, onClose }: { id: number; onClose: () => void }) {
  const form = useForm<{ outcome: DisseminationOutcome | null; reason: string }>({
    initial: { outcome: null, reason: '' },
    draft: `their-outcome:${id}`,
    check: ({ outcome, reason }) => ({
      outcome: outcome === null && 'Choose what became of it.',
      reason: reason.trim().length < 3 && 'Say what they told you, and who told you.',
    }),
    send: ({ outcome, reason }) =>
      submit(
        'disseminations.conclude',
        { id, outcome: outcome ?? 'nothing_further', reason: reason.trim() },
        'Outcome recorded.',
      ),
    onClose,
  });
  return (
    <FormDialog title="What became of it" size="small" submit="Record" form={form}>
      <Select label="Outcome" options={outcomes} isRequired {...form.field('outcome')} />
      <TextArea label="What they said" {...form.field('reason')} isRequired rows={3} maxLength={2000} />
    </FormDialog>
  );
}

/** The next word is due later. */
export function NeedsLonger({ id, onClose }: { id: number; onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: { due: '', reason: '' },
    draft: `postpone:${id}`,
    check: ({ due, reason }) => ({
      due: dateProblem(due, read(due, dueRules), 'Say by when it is due instead.'),
      reason: reasonMissing(reason),
    }),
    send: ({ due, reason }) => {
      const day = dateIn(read(due, dueRules));
      return submit(
        'disseminations.postpone',
        { id, due: day === null ? '' : isoDay(day), reason: reason.trim() },
        'Due later.',
      );
    },
    onClose,
  });
  return (
    <FormDialog title="Needs longer" size="small" submit="Change" form={form}>
      <DateField label="Due by" {...dueRules} {...form.field('due')} isRequired autoFocus />
      <TextArea label="Why" {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
