/** Moving an action on: what is shown at once, what has to be asked first, and what cannot be done at all. */
import type { Action, ActionState } from '../../../../preload/contract/actions.ts';
import { ahead } from '../../../shell/ahead.ts';
import { save } from '../../../shell/save.ts';
import { catalogue } from '../catalogue.ts';
import type { AskedOfAction } from './action-dialogs.tsx';

const texts = catalogue.moveAction;

/** Of the columns of a board, where an action appears at once. */
const moved = (action: Action, to: ActionState) =>
  ahead(
    'investigations.actions',
    (value, input) => {
      const rest = value.actions.filter(({ id }) => id !== action.id);
      const shown = { ...action, state: to, mayFile: false };
      const fits = input.state === undefined || input.state === to;
      return { ...value, actions: fits ? [shown, ...rest] : rest };
    },
    (input) => input.id === action.investigationId,
  );

/** The figures above the columns. */
const counted = ({ state, investigationId }: Action, to: ActionState) =>
  ahead(
    'investigations.actionCounts',
    (value) => ({
      ...value,
      counts: { ...value.counts, [state]: Math.max(0, value.counts[state] - 1), [to]: value.counts[to] + 1 },
    }),
    ({ id }) => id === investigationId,
  );

const steps = {
  in_progress: { to: 'in_progress', done: texts.inProgress },
  filed: { to: 'filed', done: texts.filed },
} as const;

export function advance(action: Action, to: keyof typeof steps): void {
  const step = steps[to];
  const input = { actionId: action.id, to: step.to };
  void save('investigations.advanceAction', input, step.done, [moved(action, step.to), counted(action, step.to)]);
}

type Move = { ask: AskedOfAction } | { advance: keyof typeof steps } | { not: string };

/** What moving it to another column of the board takes. */
export function moveTo(action: Action, to: ActionState): Move {
  const { state, mayAdvance, mayFile } = action;
  if (!mayAdvance && !mayFile) return { not: texts.thePeopleOfThe };
  const toDo = state === 'raised' || state === 'allocated' || state === 'in_progress';
  if (to === 'filed') return mayFile ? { advance: 'filed' } : { not: texts.itIsFiledOnce };
  if (to === 'cancelled') return toDo ? { ask: 'cancel' } : { not: texts.itHasAResult };
  if (to === 'raised') return { not: texts.anActionThatWas };
  if (!toDo) return to === 'resulted' ? { not: texts.reopenItFirst } : { ask: 'return' };
  if (to === 'allocated') return { ask: 'allocate' };
  if (state === 'raised') return { ask: 'allocate' };
  return to === 'resulted' ? { ask: 'result' } : { advance: 'in_progress' };
}
