import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { ListView } from '../../shell/list-view.tsx';
import { go, Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import type { Query } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { useViewState } from '../../shell/view-state.ts';
import { StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { useUndo } from '../contributions/use-undo.ts';
import { catalogue } from './catalogue.ts';
import { useDecisions } from './use-decisions.ts';

const texts = catalogue.pairList;

/** A contribution and an investigation that somebody has to decide on. */
export interface Pair {
  contributionId: number;
  reference: string;
  investigationId: number;
  operation: string;
  state: ContributionState;
  excerpt: string;
}

/** What every list of pairs shows of the contribution and of the investigation. */
export const pairColumns = {
  operation: {
    id: 'operation',
    header: texts.case,
    value: (row) => row.operation,
    cell: (row) => (
      <Link to={{ name: 'investigation', id: row.investigationId, tab: 'tips' }}>{texts.op(row.operation)}</Link>
    ),
    width: 150,
    identifies: true,
  },
  reference: {
    id: 'reference',
    header: texts.contribution,
    value: (row) => row.reference,
    cell: (row) => <Link to={{ name: 'queue', id: row.contributionId }}>{row.reference}</Link>,
    width: 126,
    identifies: true,
  },
  state: {
    id: 'state',
    header: texts.state,
    value: (row) => row.state,
    cell: (row) => <StateBadge state={row.state} />,
    width: 136,
    goes: 2,
  },
  excerpt: { id: 'excerpt', header: texts.whatItSays, value: (row) => row.excerpt, width: '3fr', least: 200 },
} satisfies Record<string, DataColumn<Pair>>;

const keyOf = (row: Pair) => `${row.contributionId} ${row.investigationId}`;

/** A work-list of pairs, gone through by keys: link, not this, take back. */
export function PairList<P extends Pair>(props: {
  title: string;
  /** What one of the list is called, for the keys' help. */
  one: string;
  read: Query<{ found: P[]; more: boolean }>;
  facts: (rows: number, more: boolean) => string;
  columns: readonly DataColumn<P>[];
  controls?: ReactNode;
  /** What else can be done about the row that is brought out. */
  more?: (row: P | undefined) => ReactNode;
  empty: ReactNode;
}) {
  const { title, one, read, columns } = props;
  const [current, setCurrent] = useViewState<string | null>(`${title} current`, z.string().nullable(), null);
  const decides = useCan('linking.decide');
  const rows = useMemo(() => read.value?.found ?? [], [read.value]);
  const at = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === current),
  );
  const chosen = rows[at];
  const whyNot = chosen === undefined ? texts.thereIsNoIn(one) : null;
  const undoing = useUndo();
  const decisions = useDecisions(undoing);
  const latest = useRef({ rows, at, chosen, undoing, decisions });
  useEffect(() => {
    latest.current = { rows, at, chosen, undoing, decisions };
  });
  const step = useCallback(
    (by: number) => {
      const { rows: held, at: from } = latest.current;
      const next = held[Math.min(held.length - 1, Math.max(0, from + by))];
      if (next !== undefined) setCurrent(keyOf(next));
    },
    [setCurrent],
  );
  const decide = useCallback(
    (decision: 'linked' | 'not_this') => {
      const { chosen: row, decisions: work } = latest.current;
      if (row === undefined) return;
      // The row below takes its place.
      step(1);
      void work.decide(
        { id: row.contributionId, reference: row.reference },
        { id: row.investigationId, operation: row.operation },
        decision,
      );
    },
    [step],
  );
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: 'J', description: texts.next(one), group: title, run: () => step(1) },
      { keys: 'K', description: texts.theBefore(one), group: title, run: () => step(-1) },
      ...(decides
        ? [
            { keys: 'L', description: texts.link, group: title, run: () => decide('linked') },
            { keys: 'X', description: texts.notAMatch, group: title, run: () => decide('not_this') },
            {
              keys: 'U',
              description: texts.undoTheLastDecision,
              group: title,
              run: () => void latest.current.undoing.undoLast(null),
            },
          ]
        : []),
    ],
    [step, decide, decides, title, one],
  );
  useShortcuts(shortcuts);
  return (
    <ListView
      title={title}
      query={read}
      facts={({ found, more }) => props.facts(found.length, more)}
      actions={
        <>
          {props.controls}
          {decides ? props.more?.(chosen) : null}
          {decides ? (
            <>
              <Button keys="X" whyNot={whyNot} onPress={() => decide('not_this')}>
                {texts.notAMatch}
              </Button>
              <Button tone="primary" keys="L" whyNot={whyNot} onPress={() => decide('linked')}>
                {texts.link}
              </Button>
            </>
          ) : null}
        </>
      }
      likely={8}
      rows={() => rows}
      table={{
        columns,
        rowKey: keyOf,
        current: chosen === undefined ? null : keyOf(chosen),
        onCurrent: setCurrent,
        onOpen: (row) => go({ name: 'queue', id: row.contributionId }),
        // Linked or ruled out from here.
        click: 'selects',
        empty: props.empty,
      }}
    />
  );
}
