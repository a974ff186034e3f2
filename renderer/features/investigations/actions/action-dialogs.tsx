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
import { catalogue } from '../catalogue.ts';
import { useOpenEnquiries } from '../enquiries/use-open-enquiries.ts';
import { useAssignablePeople } from '../use-assignable-people.ts';
import { priorities } from './action-words.ts';

const texts = catalogue.actionDialogs;

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
        title={over ? texts.reopenTheAction : texts.returnTheAction}
        text={texts.hasToBeDone(action.title)}
        confirm={over ? texts.reopen : texts.return}
        reason={{ label: texts.why, draft: `reopen-action:${actionId}` }}
        isOpen={asking === 'return'}
        onConfirm={(reason) =>
          submit('investigations.reopenAction', { actionId, reason }, over ? texts.reopened : texts.returned)
        }
        onClose={onClose}
      />
      <ConfirmDialog
        title={texts.cancelTheAction}
        text={texts.isNoLongerNeeded(action.title)}
        confirm={texts.cancelTheAction}
        reason={{ label: texts.why, draft: `cancel-action:${actionId}` }}
        isOpen={asking === 'cancel'}
        onConfirm={(reason) => submit('investigations.cancelAction', { actionId, reason }, texts.cancelled)}
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
      allocatedTo: allocatedTo === null && texts.chooseWhoDoesIt,
      reason: taken && reasonMissing(reason),
    }),
    refused: () => ({ allocatedTo: texts.thisPersonCannotBe }),
    send: ({ allocatedTo, reason }) =>
      submit(
        'investigations.allocateActions',
        {
          actionIds: actions.map(({ id }) => id),
          allocatedTo: Number(allocatedTo),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        ({ allocated }) => (allocated === 1 ? texts.allocated : texts.actionsAllocated(allocated)),
      ),
    onClose,
  });
  return (
    <FormDialog
      title={
        only === undefined
          ? texts.allocateActions(actions.length)
          : taken
            ? texts.reallocateTheAction
            : texts.allocateTheAction
      }
      size="small"
      submit={texts.allocate}
      form={form}
    >
      {only === undefined ? null : <p>{only.title}</p>}
      <Select label={texts.to} options={people} isRequired {...form.field('allocatedTo')} />
      {taken ? <TextField label={texts.whyItGoesTo} {...form.field('reason')} isRequired maxLength={500} /> : null}
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
  const undo = () => void save('investigations.reopenAction', { actionId: action.id, reason: null }, texts.takenBack);
  const form = useForm({
    initial: { result: '', produced: nothing },
    draft: `complete-action:${action.id}`,
    check: ({ result }) => ({ result: missing(result, texts.sayWhatWasFound) }),
    send: async ({ result, produced }) => {
      const [what, itemId] = produced.split(':');
      const done = await answerOf('investigations.advanceAction', {
        actionId: action.id,
        to: 'resulted',
        result: result.trim(),
        ...(what === 'subject' || what === 'contribution' ? { produced: [{ what, itemId: Number(itemId) }] } : {}),
      });
      if (done.ok) toast({ text: texts.hasItsResult(action.title), undo });
      return done;
    },
    onClose,
  });
  return (
    <FormDialog title={texts.giveTheResult} size="small" submit={texts.giveTheResult} form={form}>
      <p>{action.title}</p>
      <TextArea
        label={texts.result}
        help={texts.whatWasFoundOr}
        {...form.field('result')}
        isRequired
        autoFocus
        rows={4}
        maxLength={5000}
      />
      <Select
        label={texts.whatItProduced}
        options={[
          { value: nothing, label: texts.noRecord },
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
  const { options: enquiries } = useOpenEnquiries(investigationId, action);
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
        title: { label: texts.action },
        detail: { label: texts.detail },
        priority: { label: texts.priority },
        due: { label: texts.due },
        resubmitOn: { label: texts.resubmission },
        enquiryId: { label: texts.lineOfEnquiry },
      },
    },
    draft: `change-action:${action.id}`,
    check: ({ title, due, resubmitOn, reason }) => ({
      title: missing(title, texts.sayWhatHasTo),
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
        texts.changedWhatItSaid,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.changeTheAction} submit={texts.save} form={form}>
      <TextField label={texts.action} {...form.field('title')} isRequired maxLength={200} />
      <TextArea label={texts.detail} {...form.field('detail')} rows={3} maxLength={5000} />
      <RadioGroup label={texts.priority} orientation="horizontal" options={priorities} {...form.field('priority')} />
      <DateField label={texts.due} {...dayRules} {...form.field('due')} />
      <DateField label={texts.resubmissionNothingToDo} {...dayRules} {...form.field('resubmitOn')} />
      <Select label={texts.lineOfEnquiry} options={enquiries} {...form.field('enquiryId')} />
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}

function Transfer({ action, onClose }: { action: Action; onClose: () => void }) {
  const list = useQuery('investigations.list', { state: 'live', mine: true }, { topics: ['investigation'] });
  const others = (list.value?.rows ?? [])
    .filter(({ id }) => id !== action.investigationId)
    .map(({ id, operation }) => ({ value: String(id), label: texts.op(operation) }));
  const form = useForm<{ to: string | null; reason: string }>({
    initial: { to: null, reason: '' },
    draft: `transfer-action:${action.id}`,
    check: ({ to, reason }) => ({
      to: to === null && texts.chooseTheCaseThat,
      reason: reasonMissing(reason),
    }),
    refused: () => ({ to: texts.itCannotGoThere }),
    send: ({ to, reason }) =>
      submit(
        'investigations.transferAction',
        { actionId: action.id, investigationId: Number(to), reason: reason.trim() },
        ({ number }) => texts.transferredItIsAction(number),
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.transferToAnotherCase} size="small" submit={texts.transfer} form={form}>
      <p>{action.title}</p>
      <Select label={texts.to} options={others} isRequired {...form.field('to')} />
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}
