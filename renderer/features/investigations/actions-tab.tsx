import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/words.ts';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import './investigations.css';

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
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (read.value === undefined) return <Skeleton rows={6} />;
  return (
    <div className="case">
      {read.value.actions.length === 0 ? (
        <EmptyState title="No actions yet" action={raise}>
          Raise what has to be done, with who and by when.
        </EmptyState>
      ) : (
        <>
          <div className="case__line">{raise}</div>
          <ul className="case__list">
            {read.value.actions.map((action) => (
              <ActionLine key={action.id} action={action} />
            ))}
          </ul>
        </>
      )}
      {raising ? <RaiseAction investigationId={investigationId} onClose={() => setRaising(false)} /> : null}
    </div>
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
      <span className="case__line">
        <Badge tone={action.priority === 'H' ? 'danger' : action.priority === 'M' ? 'warning' : 'neutral'}>
          {action.priority}
        </Badge>
        <strong>{action.title}</strong>
        {operation ? <span className="muted">Op {action.operation}</span> : null}
        <Badge>{label(action.state)}</Badge>
        {action.overdue ? <Badge tone="danger">Overdue</Badge> : null}
        {writes && to !== null ? (
          <span className="case__push">
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
          </span>
        ) : null}
      </span>
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
        title="Result the action"
        text="Say what came of it."
        confirm="Result it"
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

function useColleagues() {
  const read = useQuery('access.colleagues', {}, { topics: ['people'] });
  return (read.value?.people ?? [])
    .filter((person) => person.roles.some((role) => role === 'case_officer' || role === 'supervisor'))
    .map((person) => ({ value: String(person.id), label: person.name }));
}

function Allocate({ onClose, onChoose }: { onClose: () => void; onChoose: (id: number) => void }) {
  const people = useColleagues();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      title="Allocate the action"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button
            tone="primary"
            isDisabled={chosen === null}
            onPress={() => {
              if (chosen !== null) onChoose(Number(chosen));
              onClose();
            }}
          >
            Allocate
          </Button>
        </>
      }
    >
      <Select label="To" options={people} value={chosen} onChange={setChosen} />
    </Dialog>
  );
}

function RaiseAction({ investigationId, onClose }: { investigationId: number; onClose: () => void }) {
  const people = useColleagues();
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
    <Dialog
      title="Raise an action"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button tone="primary" isDisabled={title.trim() === ''} onPress={raise}>
            Raise it
          </Button>
        </>
      }
    >
      <div className="case__form">
        <TextField label="What has to be done" value={title} onChange={setTitle} isRequired autoFocus maxLength={200} />
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
        <Select label="With" options={[{ value: '0', label: 'Nobody yet' }, ...people]} value={to} onChange={setTo} />
      </div>
    </Dialog>
  );
}
