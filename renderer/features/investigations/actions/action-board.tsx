import { GripVertical } from 'lucide-react';
import { useState } from 'react';
import {
  Button as AriaButton,
  DIRECTORY_DRAG_TYPE,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import type { Action, ActionState } from '../../../../preload/contract/actions.ts';
import { usePages } from '../../../shell/use-pages.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Line } from '../../../ui/line.tsx';
import { toast } from '../../../ui/toast.tsx';
import { ActionDetails } from './action-details.tsx';
import { ActionDialogs, type AskedOfAction } from './action-dialogs.tsx';
import { DayOfAction, PriorityOfAction } from './action-facts.tsx';
import { stateWords } from './action-words.ts';
import { advance, moveTo } from './move-action.ts';
import './actions.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.actionBoard;

const columns: readonly ActionState[] = ['raised', 'allocated', 'in_progress', 'resulted', 'filed'];
/** An action dragged out of a column, as text that no other place takes. */
const type = 'application/x-vigil-action';
const pageSize = 20;

export interface BoardProps {
  investigationId: number;
  counts: Readonly<Record<ActionState, number>> | undefined;
  /** Narrows every column. */
  narrowed: { person?: number; enquiryId?: number };
}

/** Columns by state. A card is dragged with the mouse, or from its handle by keyboard: Enter, Tab to a column, Enter. */
export function ActionBoard({ investigationId, counts, narrowed }: BoardProps) {
  const [asked, setAsked] = useState<{ action: Action; asking: AskedOfAction } | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const drop = (action: Action, to: ActionState) => {
    if (action.state === to) return;
    const move = moveTo(action, to);
    if ('not' in move) toast({ tone: 'problem', text: texts.itStaysWhereIt, next: move.not });
    else if ('ask' in move) setAsked({ action, asking: move.ask });
    else advance(action, move.advance);
  };
  return (
    <>
      <div className="board">
        {columns.map((state) => (
          <Column
            key={state}
            state={state}
            count={counts?.[state]}
            investigationId={investigationId}
            narrowed={narrowed}
            onDrop={drop}
            onOpen={setOpened}
          />
        ))}
      </div>
      {asked === null ? null : <ActionDialogs {...asked} onClose={() => setAsked(null)} />}
      {opened === null ? null : <ActionDetails actionId={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

/** Written by another column of this page. */
function readAction(text: string): Action | null {
  try {
    return JSON.parse(text) as Action;
  } catch {
    return null;
  }
}

function Column(props: {
  state: ActionState;
  count: number | undefined;
  investigationId: number;
  narrowed: BoardProps['narrowed'];
  onDrop: (action: Action, to: ActionState) => void;
  onOpen: (actionId: number) => void;
}) {
  const { state, count, investigationId, narrowed, onDrop, onOpen } = props;
  const list = usePages('investigations.actions', { id: investigationId, state, ...narrowed, limit: pageSize }, [
    'action',
    `investigation:${investigationId}`,
  ]);
  const actions = list.pages.flatMap((page) => page.actions);
  const { dragAndDropHooks } = useDragAndDrop<Action>({
    getItems: (keys) =>
      actions
        .filter(({ id }) => keys.has(id))
        .map((action) => ({ [type]: JSON.stringify(action), 'text/plain': action.title })),
    acceptedDragTypes: [type],
    getDropOperation: (_, types) => (types.has(type) && !types.has(DIRECTORY_DRAG_TYPE) ? 'move' : 'cancel'),
    shouldAcceptItemDrop: () => false,
    onRootDrop: ({ items }) => void dropped(items),
    onInsert: ({ items }) => void dropped(items),
  });
  const dropped = async (items: readonly { kind: string }[]) => {
    for (const item of items) {
      if (!('getText' in item) || typeof item.getText !== 'function') continue;
      const action = readAction(String(await item.getText(type)));
      if (action !== null) onDrop(action, state);
    }
  };
  const name = stateWords[state];
  return (
    <section className="board__column" aria-label={name}>
      <h3 className="board__head">
        {name}
        {count === undefined ? null : <span className="muted">{count.toLocaleString('en-GB')}</span>}
      </h3>
      <GridList
        aria-label={`${name}: actions`}
        className="board__cards"
        items={actions}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => onOpen(Number(key))}
        renderEmptyState={() => <p className="board__empty">{list.loading ? texts.loading : texts.none}</p>}
      >
        {(action) => (
          <GridListItem id={action.id} textValue={`A${action.number} ${action.title}`} className="board__card">
            <Line
              end={
                <AriaButton slot="drag" className="board__handle" aria-label={texts.moveAction(action.number)}>
                  <GripVertical size={14} aria-hidden="true" />
                </AriaButton>
              }
            >
              <Badge tone="accent">{texts.a(action.number)}</Badge>
              <PriorityOfAction priority={action.priority} />
            </Line>
            <span className="board__title">{action.title}</span>
            <span className="muted">
              {action.allocatedTo ?? texts.notAllocated}; <DayOfAction action={action} />
            </span>
          </GridListItem>
        )}
      </GridList>
      {list.ended ? null : (
        <Button size="small" tone="quiet" onPress={list.loadMore}>
          {texts.showMore}
        </Button>
      )}
    </section>
  );
}
