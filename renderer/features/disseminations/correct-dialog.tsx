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
import { catalogue } from './catalogue.ts';

const texts = catalogue.correctDialog;

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
      recipient: recipient !== null && missing(typed.recipient, texts.sayToWhomIt),
      sentAt: dateProblem(typed.sentAt, read(typed.sentAt, pastRules), null),
      receivedAt: dateProblem(typed.receivedAt, read(typed.receivedAt, pastRules), null),
      theirReference: theirReference !== null && missing(typed.theirReference, texts.giveTheirReference),
      reason: reasonMissing(typed.reason),
    }),
    refused: () => ({
      sentAt: texts.itCannotHaveBeen,
      receivedAt: texts.itCannotHaveBeenReceived,
      reason: texts.nothingIsDifferentFrom,
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
      return submit('disseminations.correct', { id, ...change, reason: typed.reason.trim() }, texts.corrected);
    },
    onClose,
  });
  return (
    <FormDialog title={texts.correctWhatWasRecorded} size="small" submit={texts.correct} form={form}>
      {recipient === null ? null : (
        <TextField label={texts.toWhom} {...form.field('recipient')} isRequired autoFocus maxLength={200} />
      )}
      {sentAt === null ? null : (
        <>
          <DateField label={texts.sent} help={texts.leftEmptyItStays} {...pastRules} {...form.field('sentAt')} />
          <span className="muted">
            {texts.recorded}
            <Time at={sentAt} />
          </span>
        </>
      )}
      {receivedAt === null ? null : (
        <>
          <DateField
            label={texts.received}
            help={texts.leftEmptyItStays}
            {...pastRules}
            {...form.field('receivedAt')}
          />
          <span className="muted">
            {texts.recorded}
            <Time at={receivedAt} />
          </span>
        </>
      )}
      {theirReference === null ? null : (
        <TextField label={texts.theirReference} {...form.field('theirReference')} isRequired maxLength={200} />
      )}
      {outcome === null ? null : (
        <Select label={texts.outcome} options={outcomes} isRequired {...form.field('outcome')} />
      )}
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
