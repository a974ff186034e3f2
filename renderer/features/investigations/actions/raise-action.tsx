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
import { useOpenEnquiries } from '../enquiries/use-open-enquiries.ts';
import { useAssignablePeople } from '../use-assignable-people.ts';
import { priorities } from './action-words.ts';

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
      caseId: caseId === null && 'Choose the case that the action belongs to.',
      title: missing(title, 'Say what has to be done.'),
      due: dateProblem(due, read(due, dueRules), null),
    }),
    refused: () => ({
      allocatedTo: 'This person cannot be given the action. Choose somebody else.',
      quote: 'These words do not stand in the text. Quote it as it is written.',
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
        ({ number }) => `Action ${number} raised.`,
      );
    },
    onClose,
  });
  const chosen = form.value.caseId;
  const enquiries = useOpenEnquiries(chosen === null ? null : Number(chosen), null);
  return (
    <FormDialog title="Raise an action" size="small" submit="Raise" form={form}>
      {investigationId === null ? (
        <Select label="Case" options={[...cases]} isRequired {...form.field('caseId')} />
      ) : null}
      <TextField label="Action" {...form.field('title')} isRequired autoFocus maxLength={200} />
      {quoted ? (
        <TextArea
          label="Quoted"
          help="Kept with its source, for those who may see that."
          {...form.field('quote')}
          rows={3}
          maxLength={2000}
        />
      ) : null}
      <TextArea label="Detail" {...form.field('detail')} rows={2} maxLength={5000} />
      <RadioGroup label="Priority" orientation="horizontal" options={priorities} {...form.field('priority')} />
      <DateField label="Due" {...dueRules} {...form.field('due')} />
      <Select
        label="Assigned to"
        options={[{ value: unassigned, label: 'Unassigned' }, ...people]}
        {...form.field('allocatedTo')}
      />
      {enquiries.length > 1 ? (
        <Select label="Line of enquiry" options={enquiries} {...form.field('enquiryId')} />
      ) : null}
    </FormDialog>
  );
}
