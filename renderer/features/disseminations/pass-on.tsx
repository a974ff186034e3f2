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
import { catalogue } from './catalogue.ts';

const texts = catalogue.passingOn;

/** The record that is passed on. */
export type About = { contributionId: number } | { investigationId: number };
export const formOf = (about: About): FormName =>
  'contributionId' in about ? `pass-on:${about.contributionId}` : `pass-on-case:${about.investigationId}`;

const kinds = RecipientKind.options.map((value) => ({ value, label: label(value) }));
const days = (n: number) => (n === 1 ? texts.aDay : texts.days(n));

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
      recipientKind: typed.recipientKind === null && texts.chooseWhatKindOf,
      recipient: missing(typed.recipient, texts.sayWhoGetsIt),
      legalBasis: typed.legalBasis === null && texts.chooseTheLegalBasis,
      what: typed.what.trim().length < 3 && texts.sayWhatWasSent,
      reason: reasonMissing(typed.reason),
      sentAt: dateProblem(typed.sentAt, read(typed.sentAt, sentRules), null),
      withIt: conditions !== null && !typed.withIt && texts.passTheConditionsOn,
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
        ({ number }) => texts.recordedReceiptNumber(number),
      );
    },
    onClose,
  });
  const { recipientKind } = form.value;
  const due = recipientKind === null ? null : rule.rule.due[recipientKind];
  return (
    <FormDialog title={texts.sendToOthers} submit={texts.recordAsSent} form={form}>
      <p className="muted">{texts.vigilSendsNothingItself}</p>
      <Select label={texts.to} options={kinds} isRequired {...form.field('recipientKind')} />
      <TextField label={texts.recipient} {...form.field('recipient')} isRequired maxLength={200} />
      <Select
        label={texts.legalBasis}
        options={rule.rule.bases.map(({ code, wording }) => ({ value: code, label: wording }))}
        isRequired
        {...form.field('legalBasis')}
      />
      <TextArea label={texts.whatIsSent} {...form.field('what')} isRequired rows={3} maxLength={5000} />
      <TextArea
        label={texts.why}
        help={texts.loggedWithTheDisclosure}
        {...form.field('reason')}
        isRequired
        rows={2}
        maxLength={2000}
      />
      <DateField label={texts.sent} help={texts.nowUnlessYouSay} {...sentRules} {...form.field('sentAt')} />
      {conditions === null ? null : (
        <>
          <p>{texts.handlingCodeCConditions(conditions)}</p>
          <Checkbox isSelected={form.value.withIt} onChange={form.field('withIt').onChange}>
            {texts.theConditionsWentWith}
          </Checkbox>
          {form.error('withIt') === null ? null : <p className="field__error">{form.error('withIt')}</p>}
        </>
      )}
      {due === null ? null : (
        <p className="muted">{texts.aReceiptIsDue(days(due.receipt), days(due.outcome), rule.version)}</p>
      )}
    </FormDialog>
  );
}
