import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Sections } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useAssignablePeople } from './use-assignable-people.ts';

export type ActionRow = Output<'investigations.actions'>['actions'][number];

const onward = {
  raised: 'allocated',
  allocated: 'completed',
  completed: 'resulted',
  resulted: 'filed',
  filed: null,
} as const;
const verbOf = { allocated: 'Allocate', completed: 'Complete', resulted: 'Result', filed: 'File' } as const;

export function ActionsTab({ investigationId }: { investigationId: number }) {
  const read = useQuery(
    'investigations.actions',
    { id: investigationId },
    { topics: ['action', `investigation:${investigationId}`] },
  );
  const [raising, setRaising] = useState(false);
  const writes = useCan('investigations.raiseAction');
  const raise = writes ? (
    <Button size="small" icon={<Plus />} onPress={() => setRaising(true)}>
      Raise an action
    </Button>
  ) : null;
  return (
    <QueryView query={read} rows={6}>
      {({ actions }) => (
        <Sections>
          {actions.length === 0 ? (
            <EmptyState title="No actions yet" action={raise}>
              Raise an action: what, by whom and by when.
            </EmptyState>
          ) : (
            <>
              <Line>{raise}</Line>
              <RecordList>
                {actions.map((action) => (
                  <ActionLine key={action.id} action={action} />
                ))}
              </RecordList>
            </>
          )}
          {raising ? <RaiseAction investigationId={investigationId} onClose={() => setRaising(false)} /> : null}
        </Sections>
      )}
    </QueryView>
  );
}

/** One action, with the one step that it can go on by. */
export function ActionLine({ action, operation = false }: { action: ActionRow; operation?: boolean }) {
  const writes = useCan('investigations.advanceAction');
  const [asking, setAsking] = useState<'result' | 'allocate' | null>(null);
  const to = onward[action.state];
  const go = (more: { allocatedTo?: number; result?: string } = {}) => {
    if (to !== null) save('investigations.advanceAction', { actionId: action.id, to, ...more }, `${label(to)}.`);
  };
  return (
    <li>
      <Line
        end={
          writes && to !== null ? (
            <Button
              size="small"
              onPress={() => {
                if (to === 'resulted') setAsking('result');
                else if (to === 'allocated') setAsking('allocate');
                else go();
              }}
            >
              {verbOf[to]}
            </Button>
          ) : null
        }
      >
        <Badge tone={action.priority === 'H' ? 'danger' : action.priority === 'M' ? 'warning' : 'neutral'}>
          {action.priority}
        </Badge>
        <strong>{action.title}</strong>
        {operation ? <span className="muted">Op {action.operation}</span> : null}
        <Badge>{label(action.state)}</Badge>
        {action.overdue ? <Badge tone="danger">Overdue</Badge> : null}
      </Line>
      <span className="muted">
        {action.due === null ? (
          'No due date'
        ) : (
          <>
            due <Time at={`${action.due}T12:00:00.000Z`} show="date" />
          </>
        )}
        ; raised by {action.raisedBy}; {action.allocatedTo === null ? 'not allocated' : `with ${action.allocatedTo}`}
      </span>
      {action.result === null ? null : <span>{action.result}</span>}
      <ConfirmDialog
        title="Record the result"
        text="Say what the result was."
        confirm="Record result"
        reason={{ label: 'Result' }}
        isOpen={asking === 'result'}
        onConfirm={(result) => go({ result })}
        onClose={() => setAsking(null)}
      />
      {asking === 'allocate' ? (
        <Allocate onClose={() => setAsking(null)} onChoose={(allocatedTo) => go({ allocatedTo })} />
      ) : null}
    </li>
  );
}

function Allocate({ onClose, onChoose }: { onClose: () => void; onChoose: (id: number) => void }) {
  const people = useAssignablePeople();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <FormDialog
      title="Allocate the action"
      size="small"
      submit="Allocate"
      isReady={chosen !== null}
      onSubmit={() => {
        if (chosen !== null) onChoose(Number(chosen));
        onClose();
      }}
      onClose={onClose}
    >
      <Select label="To" options={people} value={chosen} onChange={setChosen} />
    </FormDialog>
  );
}

function RaiseAction({ investigationId, onClose }: { investigationId: number; onClose: () => void }) {
  const people = useAssignablePeople();
  const [title, setTitle] = useState('');
  const [priority, setPriority] = useState<'H' | 'M' | 'L'>('M');
  const [due, setDue] = useState('');
  const [to, setTo] = useState('0');
  const raise = async () => {
    const done = await save(
      'investigations.raiseAction',
      {
        id: investigationId,
        title: title.trim(),
        priority,
        due: due === '' ? null : due,
        allocatedTo: to === '0' ? null : Number(to),
        contributionId: null,
      },
      'Action raised.',
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title="Raise an action"
      size="small"
      submit="Raise"
      isReady={title.trim() !== ''}
      onSubmit={raise}
      onClose={onClose}
    >
      <TextField label="Action" value={title} onChange={setTitle} isRequired autoFocus maxLength={200} />
      <RadioGroup
        label="Priority"
        orientation="horizontal"
        options={[
          { value: 'H', label: 'High' },
          { value: 'M', label: 'Medium' },
          { value: 'L', label: 'Low' },
        ]}
        value={priority}
        onChange={setPriority}
      />
      <TextField label="Due" type="date" value={due} onChange={setDue} />
      <Select
        label="Assigned to"
        options={[{ value: '0', label: 'Unassigned' }, ...people]}
        value={to}
        onChange={setTo}
      />
    </FormDialog>
  );
}
