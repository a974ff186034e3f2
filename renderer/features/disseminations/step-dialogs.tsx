import { DisseminationOutcome, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.stepDialogs;

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
      theirReference: missing(theirReference, texts.giveTheirReferenceOr),
      receivedAt: dateProblem(receivedAt, read(receivedAt, pastRules), null),
    }),
    refused: () => ({ receivedAt: texts.itCannotHaveBeen }),
    send: ({ theirReference, receivedAt }) =>
      submit(
        'disseminations.acknowledge',
        {
          id,
          theirReference: theirReference.trim(),
          receivedAt: dateIn(read(receivedAt, pastRules))?.from ?? new Date().toISOString(),
        },
        texts.receiptRecorded,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.theyHaveIt} size="small" submit={texts.record} form={form}>
      <TextField label={texts.theirReference} {...form.field('theirReference')} isRequired autoFocus maxLength={200} />
      <DateField label={texts.when} help={texts.nowUnlessYouSay} {...pastRules} {...form.field('receivedAt')} />
    </FormDialog>
  );
}

/** What its recipient says became of it. */
export function TheirOutcome({ id, onClose }: { id: number; onClose: () => void }) {
  const form = useForm<{ outcome: DisseminationOutcome | null; reason: string }>({
    initial: { outcome: null, reason: '' },
    draft: `their-outcome:${id}`,
    check: ({ outcome, reason }) => ({
      outcome: outcome === null && texts.chooseWhatBecameOf,
      reason: reason.trim().length < 3 && texts.sayWhatTheyTold,
    }),
    send: ({ outcome, reason }) =>
      submit(
        'disseminations.conclude',
        { id, outcome: outcome ?? 'nothing_further', reason: reason.trim() },
        texts.outcomeRecorded,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.whatBecameOfIt} size="small" submit={texts.record} form={form}>
      <Select label={texts.outcome} options={outcomes} isRequired {...form.field('outcome')} />
      <TextArea label={texts.whatTheySaid} {...form.field('reason')} isRequired rows={3} maxLength={2000} />
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
      due: dateProblem(due, read(due, dueRules), texts.sayByWhenIt),
      reason: reasonMissing(reason),
    }),
    send: ({ due, reason }) => {
      const day = dateIn(read(due, dueRules));
      return submit(
        'disseminations.postpone',
        { id, due: day === null ? '' : isoDay(day), reason: reason.trim() },
        texts.dueLater,
      );
    },
    onClose,
  });
  return (
    <FormDialog title={texts.needsLonger} size="small" submit={texts.change} form={form}>
      <DateField label={texts.dueBy} {...dueRules} {...form.field('due')} isRequired autoFocus />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
