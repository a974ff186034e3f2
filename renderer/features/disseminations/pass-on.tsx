import type { FormName } from '../../../preload/contract/forms.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { label, RecipientKind } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';

/** The record that is passed on. */
export type About = { contributionId: number } | { investigationId: number };
export const formOf = (about: About): FormName =>
  'contributionId' in about ? `pass-on:${about.contributionId}` : `pass-on-case:${about.investigationId}`;

const kinds = RecipientKind.options.map((value) => ({ value, label: label(value) }));
const days = (n: number) => (n === 1 ? 'a day' : `${n} days`);

const sentRules = { kind: 'moment', towards: 'past' } as const;

type Passed = Output<'disseminations.of'>;

/** To whom, on what legal basis, what, and why. Sending itself is done by the unit’s own means: this records it, and asks for the receipt. */
export function PassOn(props: {
  about: About;
  rule: Passed['rule'];
  conditions: string | null;
  /** What was decided to be sent, and is not yet. */
  waiting: { recipientKind: RecipientKind } | null;
  onClose: () => void;
}) {
  const { about, rule, conditions, waiting, onClose } = props;
  const read = useReadDate();
  const form = useForm<{
    recipientKind: RecipientKind | null;
    recipient: string;
    legalBasis: string | null;
    what: string;
    reason: string;
    sentAt: string;
    withIt: boolean;
  }>({
    initial: {
      recipientKind: waiting?.recipientKind ?? null,
      recipient: '',
      legalBasis: null,
      what: '',
      reason: '',
      sentAt: '',
      withIt: false,
    },
    draft: formOf(about),
    check: (typed) => ({
      recipientKind: typed.recipientKind === null && 'Choose what kind of recipient it is.',
      recipient: missing(typed.recipient, 'Say who gets it: the team or the person.'),
      legalBasis: typed.legalBasis === null && 'Choose the legal basis.',
      what: typed.what.trim().length < 3 && 'Say what was sent.',
      reason: reasonMissing(typed.reason),
      sentAt: dateProblem(typed.sentAt, read(typed.sentAt, sentRules), null),
      withIt: conditions !== null && !typed.withIt && 'Pass the conditions on with it, and say that you did.',
    }),
    send: ({ recipientKind, recipient, legalBasis, what, reason, sentAt, withIt }) => {
      const at = dateIn(read(sentAt, sentRules));
      return submit(
        'disseminations.send',
        {
          contributionId: 'contributionId' in about ? about.contributionId : null,
          investigationId: 'investigationId' in about ? about.investigationId : null,
          recipientKind: recipientKind ?? 'other_recipient',
          recipient: recipient.trim(),
          legalBasis: legalBasis ?? '',
          what: what.trim(),
          reason: reason.trim(),
          ...(at === null ? {} : { sentAt: at.from }),
          ...(withIt ? { conditionsWentWithIt: true as const } : {}),
        },
        ({ number }) => `Recorded. Receipt number ${number}.`,
      );
    },
    onClose,
  });
  const { recipientKind } = form.value;
  const due = recipientKind === null ? null : rule.rule.due[recipientKind];
  return (
    <FormDialog title="Send to others" submit="Record as sent" form={form}>
      <p className="muted">
        Vigil sends nothing itself. Send it by the means that your unit uses, and record it here: the log keeps it as a
        disclosure, and the receipt and the outcome are asked for.
      </p>
      <Select label="To" options={kinds} isRequired {...form.field('recipientKind')} />
      <TextField label="Recipient" {...form.field('recipient')} isRequired maxLength={200} />
      <Select
        label="Legal basis"
        options={rule.rule.bases.map(({ code, wording }) => ({ value: code, label: wording }))}
        isRequired
        {...form.field('legalBasis')}
      />
      <TextArea label="What is sent" {...form.field('what')} isRequired rows={3} maxLength={5000} />
      <TextArea
        label="Why"
        help="Logged with the disclosure."
        {...form.field('reason')}
        isRequired
        rows={2}
        maxLength={2000}
      />
      <DateField label="Sent" help="Now, unless you say otherwise." {...sentRules} {...form.field('sentAt')} />
      {conditions === null ? null : (
        <>
          <p>Handling code C. Conditions: {conditions}</p>
          <Checkbox isSelected={form.value.withIt} onChange={form.field('withIt').onChange}>
            The conditions went with it
          </Checkbox>
          {form.error('withIt') === null ? null : <p className="field__error">{form.error('withIt')}</p>}
        </>
      )}
      {due === null ? null : (
        <p className="muted">
          A receipt is due within {days(due.receipt)}, and what became of it {days(due.outcome)} after that (rule{' '}
          {rule.version}).
        </p>
      )}
    </FormDialog>
  );
}
