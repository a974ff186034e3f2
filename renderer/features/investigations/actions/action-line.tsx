import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '../../../../preload/contract/actions.ts';
import { Link } from '../../../shell/router.tsx';
import { useCan } from '../../../shell/session.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Cluster, Line } from '../../../ui/line.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { catalogue } from '../catalogue.ts';
import { ActionDetails } from './action-details.tsx';
import { ActionDialogs, type AskedOfAction } from './action-dialogs.tsx';
import { DayOfAction, PriorityOfAction } from './action-facts.tsx';
import { stateWords } from './action-words.ts';
import { advance } from './move-action.ts';

const texts = catalogue.actionLine;

/** The one step that an action can go on by. */
function NextStep({ action, onAsk }: { action: Action; onAsk: (asked: AskedOfAction) => void }) {
  const { state, mayAdvance, mayFile } = action;
  if (state === 'resulted' && mayFile)
    return (
      <>
        <Button size="small" tone="quiet" onPress={() => onAsk('return')}>
          {texts.return}
        </Button>
        <Button size="small" onPress={() => advance(action, 'filed')}>
          {texts.file}
        </Button>
      </>
    );
  if (state === 'resulted') return <span className="muted">{texts.needsAnotherPerson}</span>;
  if (!mayAdvance) return null;
  if (state === 'raised')
    return (
      <Button size="small" onPress={() => onAsk('allocate')}>
        {texts.allocate}
      </Button>
    );
  if (state === 'filed' || state === 'cancelled')
    return (
      <Button size="small" tone="quiet" onPress={() => onAsk('return')}>
        {texts.reopen}
      </Button>
    );
  return (
    <>
      {state === 'allocated' ? (
        <Button size="small" tone="quiet" onPress={() => advance(action, 'in_progress')}>
          {texts.start}
        </Button>
      ) : null}
      <Button size="small" onPress={() => onAsk('result')}>
        {texts.giveResult}
      </Button>
    </>
  );
}

/** One action, with the step that it can go on by, and the rest in a menu. `ofCase`: the viewer may change its case. */
export function ActionLine(props: { action: Action; operation?: boolean; ofCase?: boolean }) {
  const { action, operation = false, ofCase = false } = props;
  const writes = useCan('investigations.advanceAction');
  const [asking, setAsking] = useState<AskedOfAction | null>(null);
  const [open, setOpen] = useState(false);
  const toDo = action.state === 'raised' || action.state === 'allocated' || action.state === 'in_progress';
  const entry = (id: AskedOfAction, label: string) => ({ id, label, onAction: () => setAsking(id) });
  const more = [
    { id: 'open', label: texts.historyAndSources, onAction: () => setOpen(true) },
    ...(writes && ofCase && toDo
      ? [
          ...(action.state === 'raised' ? [] : [entry('allocate', texts.reallocate)]),
          entry('change', texts.change),
          entry('transfer', texts.transferToAnotherCase),
          entry('cancel', texts.cancel),
        ]
      : []),
  ];
  return (
    <li>
      <Line
        end={
          <Cluster>
            {writes ? <NextStep action={action} onAsk={setAsking} /> : null}
            <Menu
              label={texts.moreForAction(action.number)}
              trigger={
                <IconButton label={texts.moreForAction(action.number)} size="small">
                  <Ellipsis />
                </IconButton>
              }
              groups={[{ entries: more }]}
            />
          </Cluster>
        }
      >
        <Badge tone="accent">{texts.a(action.number)}</Badge>
        <strong>{action.title}</strong>
        {operation ? (
          <Link to={{ name: 'investigation', id: action.investigationId, tab: 'actions' }}>
            {texts.op(action.operation)}
          </Link>
        ) : null}
        <PriorityOfAction priority={action.priority} />
        <Badge>{stateWords[action.state]}</Badge>
      </Line>
      <span className="muted">
        <DayOfAction action={action} />
        {texts.raisedBy(
          action.raisedBy,
          action.allocatedTo === null ? texts.notAllocated : texts.with(action.allocatedTo),
          action.enquiry === null ? '' : `; ${action.enquiry}`,
        )}
      </span>
      {action.result === null ? null : <span>{action.result}</span>}
      <ActionDialogs action={action} asking={asking} onClose={() => setAsking(null)} />
      {open ? <ActionDetails actionId={action.id} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}
