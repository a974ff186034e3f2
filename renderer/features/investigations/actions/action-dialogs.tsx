/** What is asked before an action goes on: who does it, what came of it, or why it is returned, cancelled or transferred. */
import type { Action } from '../../../../preload/contract/actions.ts';
import { answerOf, save, submit } from '../../../shell/save.ts';
import { useQuery } from '../../../shell/use-query.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../../ui/date-field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../../ui/form-problems.ts';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { isoDay } from '../../../ui/typed-date.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useOpenEnquiries } from '../enquiries/use-open-enquiries.ts';
import { useAssignablePeople } from '../use-assignable-people.ts';
import { priorities } from './action-words.ts';

export type AskedOfAction = 'allocate' | 'result' | 'return' | 'change' | 'cancel' | 'transfer';

export function ActionDialogs(props: { action: Action; asking: AskedOfAction | null; onClose: () => void }) {
  const { action, asking, onClose } = props;
  if (asking === 'allocate') return <Allocate actions={[action]} onClose={onClose} />;
  if (asking === 'result') return <GiveResult action={action} onClose={onClose} />;
  if (asking === 'change') return <ChangeAction action={action} onClose={onClose} />;
  if (asking === 'transfer') return <Transfer action={action} onClose={onClose} />;
  const actionId = action.id;
  const over = action.state === 'filed' || action.state === 'cancelled';
  return (
    <>
      <ConfirmDialog
        title={over ? 'Reopen the action' : 'Return the action'}
        text={`“${action.title}” has to be done again. Its result stays in its history.`}
        confirm={over ? 'Reopen' : 'Return'}
        reason={{ label: 'Why', draft: `reopen-action:${actionId}` }}
        isOpen={asking === 'return'}
        onConfirm={(reason) =>
          submit('investigations.reopenAction', { actionId, reason }, over ? 'Reopened.' : 'Returned.')
        }
        onClose={onClose}
      />
      <ConfirmDialog
        title="Cancel the action"
        text={`“${action.title}” is no longer needed. It stays in the list as cancelled and can be reopened.`}
        confirm="Cancel the action"
        reason={{ label: 'Why', draft: `cancel-action:${actionId}` }}
        isOpen={asking === 'cancel'}
        onConfirm={(reason) => submit('investigations.cancelAction', { actionId, reason }, 'Cancelled.')}
        onClose={onClose}
      />
    </>
  );
}

/** One action, or several at once. Whoever has one now is told why it goes to somebody else. */
export function Allocate({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) {
  const people = useAssignablePeople();
  const taken = actions.some(({ allocatedToId }) => allocatedToId !== null);
  const [only] = actions.length === 1 ? actions : [];
  const form = useForm<{ allocatedTo: string | null; reason: string }>({
    initial: { allocatedTo: null, reason: '' },
    draft: null,
    check: ({ allocatedTo, reason }) => ({
      allocatedTo: allocatedTo === null && 'Choose who does it.',
      reason: taken && reasonMissing(reason),
    }),
    refused: () => ({ allocatedTo: 'This person cannot be given the action. Choose somebody else.' }),
    send: ({ allocatedTo, reason }) =>
      submit(
        'investigations.allocateActions',
        {
          actionIds: actions.map(({ id }) => id),
          allocatedTo: Number(allocatedTo),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        ({ allocated }) => (allocated === 1 ? 'Allocated.' : `${allocated} actions allocated.`),
      ),
    onClose,
  });
  return (
    <FormDialog
      title={
        only === undefined
          ? `Allocate ${actions.length} actions`
          : taken
            ? 'Reallocate the action'
            : 'Allocate the action'
      }
      size="small"
      submit="Allocate"
      form={form}
    >
      {only === undefined ? null : <p>{only.title}</p>}
      <Select label="To" options={people} isRequired {...form.field('allocatedTo')} />
      {taken ? (
        <TextField label="Why it goes to somebody else" {...form.field('reason')} isRequired maxLength={500} />
      ) : null}
    </FormDialog>
  );
}

const nothing = '';

/** A result is what was found or done, and the record that it led to. The message that it is given takes it back. */
function GiveResult({ action, onClose }: { action: Action; onClose: () => void }) {
  const topics = [`investigation:${action.investigationId}`];
  const people = useQuery('investigations.get', { id: action.investigationId }, { topics }).value?.people ?? [];
  const tips =
    useQuery('investigations.tips', { id: action.investigationId, after: null }, { topics }).value?.tips ?? [];
  const undo = () => void save('investigations.reopenAction', { actionId: action.id, reason: null }, 'Taken back.');
  const form = useForm({
    initial: { result: '', produced: nothing },
    draft: `complete-action:${action.id}`,
    check: ({ result }) => ({ result: missing(result, 'Say what was found or done.') }),
    send: async ({ result, produced }) => {
      const [what, itemId] = produced.split(':');
      const done = await answerOf('investigations.advanceAction', {
        actionId: action.id,
        to: 'resulted',
        result: result.trim(),
        ...(what === 'subject' || what === 'contribution' ? { produced: [{ what, itemId: Number(itemId) }] } : {}),
      });
      if (done.ok) toast({ text: `“${action.title}” has its result.`, undo });
      return done;
    },
    onClose,
  });
  return (
    <FormDialog title="Give the result" size="small" submit="Give the result" form={form}>
      <p>{action.title}</p>
      <TextArea
        label="Result"
        help="What was found or done; “nothing found” is a result."
        {...form.field('result')}
        isRequired
        autoFocus
        rows={4}
        maxLength={5000}
      />
      <Select
        label="What it produced"
        options={[
          { value: nothing, label: 'No record' },
          ...people.map((each) => ({ value: `subject:${each.id}`, label: each.name })),
          ...tips.map((each) => ({ value: `contribution:${each.contributionId}`, label: each.reference })),
        ]}
        {...form.field('produced')}
      />
    </FormDialog>
  );
}

const dayRules = { kind: 'day', towards: 'future' } as const;

function ChangeAction({ action, onClose }: { action: Action; onClose: () => void }) {
  const { id: actionId, investigationId } = action;
  const opened = useQuery('investigations.action', { actionId }, { topics: [`action:${actionId}`] });
  if (opened.value === undefined) return null;
  return (
    <ChangeFields
      action={opened.value.action}
      detail={opened.value.detail}
      investigationId={investigationId}
      onClose={onClose}
    />
  );
}

function ChangeFields(props: { action: Action; detail: string; investigationId: number; onClose: () => void }) {
  const { action, detail, investigationId, onClose } = props;
  const read = useReadDate();
  const enquiries = useOpenEnquiries(investigationId, action);
  const dayOf = (typed: string) => {
    const found = dateIn(read(typed, dayRules));
    return found === null ? null : isoDay(found);
  };
  const now = {
    title: action.title,
    detail,
    priority: action.priority as 'H' | 'M' | 'L',
    due: action.due ?? '',
    resubmitOn: action.resubmitOn ?? '',
    enquiryId: String(action.enquiryId ?? 0),
  };
  const form = useForm({
    initial: { ...now, reason: '' },
    compare: {
      now,
      words: {
        title: { label: 'Action' },
        detail: { label: 'Detail' },
        priority: { label: 'Priority' },
        due: { label: 'Due' },
        resubmitOn: { label: 'Resubmission' },
        enquiryId: { label: 'Line of enquiry' },
      },
    },
    draft: `change-action:${action.id}`,
    check: ({ title, due, resubmitOn, reason }) => ({
      title: missing(title, 'Say what has to be done.'),
      due: dateProblem(due, read(due, dayRules), null),
      resubmitOn: dateProblem(resubmitOn, read(resubmitOn, dayRules), null),
      reason: reasonMissing(reason),
    }),
    send: (typed) =>
      submit(
        'investigations.changeAction',
        {
          actionId: action.id,
          basedOn: action.version,
          title: typed.title.trim(),
          detail: typed.detail.trim(),
          priority: typed.priority,
          due: dayOf(typed.due),
          resubmitOn: dayOf(typed.resubmitOn),
          enquiryId: typed.enquiryId === '0' ? null : Number(typed.enquiryId),
          reason: typed.reason.trim(),
        },
        'Changed. What it said before stays in its history.',
      ),
    onClose,
  });
  return (
    <FormDialog title="Change the action" submit="Save" form={form}>
      <TextField label="Action" {...form.field('title')} isRequired maxLength={200} />
      <TextArea label="Detail" {...form.field('detail')} rows={3} maxLength={5000} />
      <RadioGroup label="Priority" orientation="horizontal" options={priorities} {...form.field('priority')} />
      <DateField label="Due" {...dayRules} {...form.field('due')} />
      <DateField label="Resubmission: nothing to do before" {...dayRules} {...form.field('resubmitOn')} />
      <Select label="Line of enquiry" options={enquiries} {...form.field('enquiryId')} />
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}

function Transfer({ action, onClose }: { action: Action; onClose: () => void }) {
  const list = useQuery('investigations.list', { state: 'live', mine: true }, { topics: ['investigation'] });
  const others = (list.value?.rows ?? [])
    .filter(({ id }) => id !== action.investigationId)
    .map(({ id, operation }) => ({ value: String(id), label: `Op ${operation}` }));
  const form = useForm<{ to: string | null; reason: string }>({
    initial: { to: null, reason: '' },
    draft: `transfer-action:${action.id}`,
    check: ({ to, reason }) => ({
      to: to === null && 'Choose the case that it goes to.',
      reason: reasonMissing(reason),
    }),
    refused: () => ({ to: 'It cannot go there: the case is closed, or more people may see it than see this one.' }),
    send: ({ to, reason }) =>
      submit(
        'investigations.transferAction',
        { actionId: action.id, investigationId: Number(to), reason: reason.trim() },
        ({ number }) => `Transferred: it is action ${number} there.`,
      ),
    onClose,
  });
  return (
    <FormDialog title="Transfer to another case" size="small" submit="Transfer" form={form}>
      <p>{action.title}</p>
      <Select label="To" options={others} isRequired {...form.field('to')} />
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}
