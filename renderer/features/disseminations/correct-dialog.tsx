import type { Dissemination } from '../../../preload/contract/disseminations.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { DisseminationOutcome, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';

const pastRules = { kind: 'moment', towards: 'past' } as const;
const outcomes = DisseminationOutcome.options.map((value) => ({ value, label: label(value) }));

type Change = Omit<Input<'disseminations.correct'>, 'id' | 'reason'>;

/** What was recorded wrongly, and why: what it said before stays among the steps. Times that are left empty stay as they are. */
export function Correct({ one, onClose }: { one: Dissemination; onClose: () => void }) {
  const read = useReadDate();
  const { id, recipient, sentAt, receivedAt, theirReference, outcome } = one;
  const form = useForm<{
    recipient: string;
    sentAt: string;
    receivedAt: string;
    theirReference: string;
    outcome: DisseminationOutcome | null;
    reason: string;
  }>({
    initial: {
      recipient: recipient ?? '',
      sentAt: '',
      receivedAt: '',
      theirReference: theirReference ?? '',
      outcome,
      reason: '',
    },
    draft: `correct-sent:${id}`,
    check: (typed) => ({
      recipient: recipient !== null && missing(typed.recipient, 'Say to whom it was sent.'),
      sentAt: dateProblem(typed.sentAt, read(typed.sentAt, pastRules), null),
      receivedAt: dateProblem(typed.receivedAt, read(typed.receivedAt, pastRules), null),
      theirReference: theirReference !== null && missing(typed.theirReference, 'Give their reference.'),
      reason: reasonMissing(typed.reason),
    }),
    refused: () => ({
      sentAt: 'It cannot have been sent after it was received, or in the future.',
      receivedAt: 'It cannot have been received before it was sent, or in the future.',
      reason: 'Nothing is different from what is recorded.',
    }),
    send: (typed) => {
      const [sent, received] = [dateIn(read(typed.sentAt, pastRules)), dateIn(read(typed.receivedAt, pastRules))];
      const change: Change = {
        ...(recipient !== null && typed.recipient.trim() !== recipient ? { recipient: typed.recipient.trim() } : {}),
        ...(sent === null ? {} : { sentAt: sent.from }),
        ...(received === null ? {} : { receivedAt: received.from }),
        ...(theirReference !== null && typed.theirReference.trim() !== theirReference
          ? { theirReference: typed.theirReference.trim() }
          : {}),
        ...(outcome !== null && typed.outcome !== null && typed.outcome !== outcome ? { outcome: typed.outcome } : {}),
      };
      return submit('disseminations.correct', { id, ...change, reason: typed.reason.trim() }, 'Corrected.');
    },
    onClose,
  });
  return (
    <FormDialog title="Correct what was recorded" size="small" submit="Correct" form={form}>
      {recipient === null ? null : (
        <TextField label="To whom" {...form.field('recipient')} isRequired autoFocus maxLength={200} />
      )}
      {sentAt === null ? null : (
        <>
          <DateField label="Sent" help="Left empty, it stays as it is." {...pastRules} {...form.field('sentAt')} />
          <span className="muted">
            Recorded: <Time at={sentAt} />
          </span>
        </>
      )}
      {receivedAt === null ? null : (
        <>
          <DateField
            label="Received"
            help="Left empty, it stays as it is."
            {...pastRules}
            {...form.field('receivedAt')}
          />
          <span className="muted">
            Recorded: <Time at={receivedAt} />
          </span>
        </>
      )}
      {theirReference === null ? null : (
        <TextField label="Their reference" {...form.field('theirReference')} isRequired maxLength={200} />
      )}
      {outcome === null ? null : <Select label="Outcome" options={outcomes} isRequired {...form.field('outcome')} />}
      <TextArea label="Why" {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
