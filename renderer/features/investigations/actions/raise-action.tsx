import { failure, type Result } from '../../../../preload/contract/errors.ts';
import { submit } from '../../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../../ui/date-field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { missing } from '../../../ui/form-problems.ts';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { isoDay } from '../../../ui/typed-date.ts';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';
import { useOpenEnquiries } from '../enquiries/use-open-enquiries.ts';
import { useAssignablePeople } from '../use-assignable-people.ts';
import { priorities } from './action-words.ts';

const texts = catalogue.raiseAction;

const unassigned = '0';
const dueRules = { kind: 'day', towards: 'future' } as const;

/** What an action is raised from: one record, of which some words are quoted. */
export interface ActionSource {
  contributionId?: number;
  eventId?: number;
  noteId?: number;
  decisionId?: number;
  quote: string;
}

const unplaced: Result<never> = { ok: false, error: failure('INPUT_INVALID', 'caseId') };

/** `cases`: where the case is to be chosen, those that it can be raised in; otherwise it is `investigationId`. */
export function RaiseAction(props: {
  investigationId: number | null;
  cases?: readonly { value: string; label: string }[];
  source?: ActionSource;
  onClose: () => void;
}) {
  const { investigationId, cases = [], source, onClose } = props;
  const people = useAssignablePeople();
  const read = useReadDate();
  const quoted = source !== undefined;
  const form = useForm<{
    caseId: string | null;
    title: string;
    quote: string;
    detail: string;
    priority: 'H' | 'M' | 'L';
    due: string;
    allocatedTo: string;
    enquiryId: string;
  }>({
    initial: {
      caseId: investigationId === null ? (cases[0]?.value ?? null) : String(investigationId),
      title: '',
      quote: source?.quote ?? '',
      detail: '',
      priority: 'M',
      due: '',
      allocatedTo: unassigned,
      enquiryId: '0',
    },
    draft: quoted || investigationId === null ? null : `raise-action:${investigationId}`,
    check: ({ caseId, title, due }) => ({
      caseId: caseId === null && texts.chooseTheCaseThat,
      title: missing(title, texts.sayWhatHasTo),
      due: dateProblem(due, read(due, dueRules), null),
    }),
    refused: () => ({
      allocatedTo: texts.thisPersonCannotBe,
      quote: texts.theseWordsDoNot,
    }),
    send: async ({ caseId, title, quote, detail, priority, due, allocatedTo, enquiryId }) => {
      if (caseId === null) return unplaced;
      const day = dateIn(read(due, dueRules));
      const { contributionId = null, quote: _, ...from } = source ?? { quote: '' };
      return submit(
        'investigations.raiseAction',
        {
          id: Number(caseId),
          title: title.trim(),
          ...(detail.trim() === '' ? {} : { detail: detail.trim() }),
          priority,
          due: day === null ? null : isoDay(day),
          allocatedTo: allocatedTo === unassigned ? null : Number(allocatedTo),
          contributionId,
          ...from,
          ...(enquiryId === '0' ? {} : { enquiryId: Number(enquiryId) }),
          ...(quoted && quote.trim() !== '' ? { quote: quote.trim() } : {}),
        },
        ({ number }) => texts.actionRaised(number),
      );
    },
    onClose,
  });
  const chosen = form.value.caseId;
  const { options: enquiries } = useOpenEnquiries(chosen === null ? null : Number(chosen), null);
  return (
    <FormDialog title={texts.raiseAnAction} size="small" submit={texts.raise} form={form}>
      {investigationId === null ? (
        <Select label={texts.case} options={[...cases]} isRequired {...form.field('caseId')} />
      ) : null}
      <TextField label={texts.action} {...form.field('title')} isRequired autoFocus maxLength={200} />
      {quoted ? (
        <TextArea
          label={texts.quoted}
          help={texts.keptWithItsSource}
          {...form.field('quote')}
          rows={3}
          maxLength={2000}
        />
      ) : null}
      <TextArea label={texts.detail} {...form.field('detail')} rows={2} maxLength={5000} />
      <RadioGroup label={texts.priority} orientation="horizontal" options={priorities} {...form.field('priority')} />
      <DateField label={texts.due} {...dueRules} {...form.field('due')} />
      <Select
        label={texts.assignedTo}
        options={[{ value: unassigned, label: texts.unassigned }, ...people]}
        {...form.field('allocatedTo')}
      />
      {enquiries.length > 1 ? (
        <Select label={texts.lineOfEnquiry} options={enquiries} {...form.field('enquiryId')} />
      ) : null}
    </FormDialog>
  );
}
