/** What triage makes of the pictures that show a contribution, before the engine has made it. */
import type { Output } from '../../../preload/contract/index.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { type Ahead, ahead } from '../../shell/ahead.ts';

type Counted = Output<'contributions.count'>;

/** A list of some states that the contribution leaves. */
const leaves = (states: readonly ContributionState[] | undefined, from: ContributionState, to: ContributionState) =>
  states?.includes(from) === true && !states.includes(to);

function fewer(counted: Counted, gone: boolean, triaged: boolean): Counted {
  const untriaged = Math.max(0, counted.untriaged - (triaged ? 1 : 0));
  return {
    ...counted,
    total: Math.max(0, counted.total - (gone ? 1 : 0)),
    untriaged,
    // Which one is the oldest now is for the engine to say; of none there is none.
    ...(untriaged === 0 ? { oldestUntriaged: null, longAgo: null } : {}),
  };
}

/** The contribution in its new state: in the pane, in the rows, and in the counts of whatever lists it. */
export function stateAhead(contribution: Contribution, to: ContributionState): Ahead[] {
  const { id, state: from } = contribution;
  if (from === to) return [];
  return [
    ahead(
      'triage.get',
      (value) => ({ ...value, state: to, canUndo: true }),
      (input) => input.id === id,
    ),
    ahead('contributions.queue', (page, { filter }) => {
      const at = page.rows.findIndex((row) => row.id === id);
      if (at < 0) return page;
      const rows = leaves(filter.states, from, to)
        ? page.rows.filter((row) => row.id !== id)
        : page.rows.map((row) => (row.id === id ? { ...row, state: to } : row));
      return { ...page, rows };
    }),
    ahead('contributions.count', (counted, { filter }) => {
      const listed = filter.states === undefined || filter.states.includes(from);
      return listed ? fewer(counted, leaves(filter.states, from, to), from === 'untriaged') : counted;
    }),
  ];
}

/** The contribution as it stood before the change that is undone. */
export function undoneAhead(before: Contribution): Ahead[] {
  return [
    ahead(
      'triage.get',
      ({ history }) => ({ ...before, history, canUndo: false }),
      ({ id }) => id === before.id,
    ),
  ];
}
