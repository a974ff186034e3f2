import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { answerOf, save, submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { priorityWords } from './raise-action.tsx';
import { useAssignablePeople } from './use-assignable-people.ts';

export type ActionRow = Output<'investigations.actions'>['actions'][number];

type Step = 'allocate' | 'complete' | 'file';
/** The one step that an action can go on by. One that was completed without a result is completed by giving it. */
const onward: Record<ActionRow['state'], Step | null> = {
  raised: 'allocate',
  allocated: 'complete',
  completed: 'complete',
  resulted: 'file',
  filed: null,
};
const verbs: Record<Step, string> = { allocate: 'Allocate', complete: 'Complete', file: 'File' };

/** One action, with the step that it can go on by, and the way back. */
export function ActionLine({ action, operation = false }: { action: ActionRow; operation?: boolean }) {
  const writes = useCan('investigations.advanceAction') && action.mayAdvance;
  const [asking, setAsking] = useState<'allocate' | 'complete' | 'reopen' | null>(null);
  const step = onward[action.state];
  const done = action.state === 'resulted' || action.state === 'filed';
  const begin = () => {
    if (step === 'file') void save('investigations.advanceAction', { actionId: action.id, to: 'filed' }, 'Filed.');
    else setAsking(step);
  };
  return (
    <li>
      <Line
        end={
          writes ? (
            <Cluster>
              {done ? (
                <Button size="small" tone="quiet" onPress={() => setAsking('reopen')}>
                  Reopen
                </Button>
              ) : null}
              {step === null ? null : (
                <Button size="small" onPress={begin}>
                  {verbs[step]}
                </Button>
              )}
            </Cluster>
          ) : null
        }
      >
        <Badge tone={action.priority === 'H' ? 'danger' : action.priority === 'M' ? 'warning' : 'neutral'}>
          {priorityWords[action.priority]}
        </Badge>
        <strong>{action.title}</strong>
        {operation ? (
          <Link to={{ name: 'investigation', id: action.investigationId, tab: 'actions' }}>Op {action.operation}</Link>
        ) : null}
        <Badge>{label(action.state)}</Badge>
        {action.overdue ? <Badge tone="danger">Overdue</Badge> : null}
      </Line>
      <span className="muted">
        {action.due === null ? (
          'No due date'
        ) : (
          <>
            Due <Time at={`${action.due}T12:00:00.000Z`} show="date" />
          </>
        )}
        ; raised by {action.raisedBy}; {action.allocatedTo === null ? 'not allocated' : `with ${action.allocatedTo}`}
      </span>
      {action.result === null ? null : <span>{action.result}</span>}
      <Complete action={action} isOpen={asking === 'complete'} onClose={() => setAsking(null)} />
      <ConfirmDialog
        title="Reopen the action"
        text={`“${action.title}” has to be done again. Its result stays in the history of the investigation.`}
        confirm="Reopen"
        reason={{ label: 'Why', draft: `reopen-action:${action.id}` }}
        isOpen={asking === 'reopen'}
        onConfirm={(reason) => submit('investigations.reopenAction', { actionId: action.id, reason }, 'Reopened.')}
        onClose={() => setAsking(null)}
      />
      {asking === 'allocate' ? <Allocate action={action} onClose={() => setAsking(null)} /> : null}
    </li>
  );
}

/** An action is done when it has a result; the message that it is takes it back. */
function Complete({ action, ...dialog }: { action: ActionRow; isOpen: boolean; onClose: () => void }) {
  const undo = () => void save('investigations.reopenAction', { actionId: action.id, reason: null }, 'Taken back.');
  const complete = async (result: string) => {
    const done = await answerOf('investigations.advanceAction', { actionId: action.id, to: 'resulted', result });
    if (done.ok) toast({ text: `“${action.title}” is completed.`, undo });
    return done;
  };
  return (
    <ConfirmDialog
      title="Complete the action"
      text={action.title}
      confirm="Complete"
      reason={{
        label: 'Result',
        help: 'What was found or done; “nothing found” is a result.',
        draft: `complete-action:${action.id}`,
        missing: 'Say what was found or done.',
      }}
      onConfirm={complete}
      {...dialog}
    />
  );
}

function Allocate({ action, onClose }: { action: ActionRow; onClose: () => void }) {
  const people = useAssignablePeople();
  const form = useForm<{ allocatedTo: string | null }>({
    initial: { allocatedTo: null },
    draft: null,
    check: ({ allocatedTo }) => ({ allocatedTo: allocatedTo === null && 'Choose who does it.' }),
    refused: () => ({ allocatedTo: 'This person cannot be given the action. Choose somebody else.' }),
    send: ({ allocatedTo }) =>
      submit(
        'investigations.advanceAction',
        { actionId: action.id, to: 'allocated', allocatedTo: Number(allocatedTo) },
        'Allocated.',
      ),
    onClose,
  });
  return (
    <FormDialog title="Allocate the action" size="small" submit="Allocate" form={form}>
      <Select label="To" options={people} isRequired {...form.field('allocatedTo')} />
    </FormDialog>
  );
}
