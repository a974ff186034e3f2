import { History } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/words.ts';
import { useConsult } from '../../shell/consult.ts';
import { go, Link } from '../../shell/router.tsx';
import { useMay } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { View } from '../../shell/view.tsx';
import { StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { useTriage } from '../intake/use-triage.ts';

type Cold = Output<'linking.revivals'>['found'][number];

const months = [6, 12, 18, 36].map((n) => ({ value: String(n), label: `Last ${n} months` }));
const keyOf = (row: Cold) => `${row.contributionId} ${row.investigationId}`;
const holdsOf = (row: Cold) => row.holds.map(({ kind, text }) => `${label(kind)}: ${text}`).join(', ');

const columns: readonly DataColumn<Cold>[] = [
  {
    id: 'learned',
    header: 'Learned',
    value: (row) => row.learnedAt,
    cell: (row) => <Time at={row.learnedAt} show="date" />,
    width: 104,
  },
  {
    id: 'operation',
    header: 'By',
    value: (row) => row.operation,
    cell: (row) => <Link to={{ name: 'investigation', id: row.investigationId, tab: 'tips' }}>Op {row.operation}</Link>,
    width: 150,
  },
  { id: 'holds', header: 'What it holds', value: holdsOf, width: '2fr', least: 150 },
  { id: 'reference', header: 'Contribution', value: (row) => row.reference, width: 126 },
  {
    id: 'received',
    header: 'Received',
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} show="date" />,
    width: 104,
  },
  {
    id: 'state',
    header: 'State',
    value: (row) => row.state,
    cell: (row) => <StateBadge state={row.state} />,
    width: 116,
  },
  { id: 'gist', header: 'What it says', value: (row) => row.gist, width: '3fr', least: 200 },
];

/** What came in before it meant anything, and holds what one's investigations have learned since: linked or ruled out here. */
export default function ColdTipsScreen() {
  const [back, setBack] = useState('18');
  const read = useConsult(
    'linking.revivals',
    { months: Number(back), limit: 200 },
    { topics: ['contribution', 'investigation'] },
  );
  const [current, setCurrent] = useState<string | null>(null);
  const decides = useMay('case_officer', 'intake_officer', 'supervisor');
  const rows = useMemo(() => read.value?.found ?? [], [read.value]);
  const at = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === current),
  );
  const chosen = rows[at];
  const triage = useTriage(useCallback(() => undefined, []));
  const latest = useRef({ rows, at, chosen, triage });
  useEffect(() => {
    latest.current = { rows, at, chosen, triage };
  });
  const step = useCallback((by: number) => {
    const { rows: held, at: from } = latest.current;
    const next = held[Math.min(held.length - 1, Math.max(0, from + by))];
    if (next !== undefined) setCurrent(keyOf(next));
  }, []);
  const decide = useCallback(
    (decision: 'linked' | 'not_this') => {
      const { chosen: row, triage: work } = latest.current;
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
      { keys: 'J', does: 'Next cold tip', group: 'Cold tips', run: () => step(1) },
      { keys: 'K', does: 'Cold tip before', group: 'Cold tips', run: () => step(-1) },
      ...(decides
        ? [
            { keys: 'L', does: 'Link it', group: 'Cold tips', run: () => decide('linked') },
            { keys: 'X', does: 'Not this', group: 'Cold tips', run: () => decide('not_this') },
            {
              keys: 'U',
              does: 'Take the last decision back',
              group: 'Cold tips',
              run: () => {
                const { last, undo } = latest.current.triage;
                if (last !== null) void undo(last);
              },
            },
          ]
        : []),
    ],
    [step, decide, decides],
  );
  useShortcuts(shortcuts);
  return (
    <View
      title="Cold tips"
      facts={
        read.value === undefined
          ? null
          : `${rows.length}${read.value.more ? ' of more' : ''} that hold what your investigations have learned since`
      }
      actions={
        <>
          <Select label="Received in" hideLabel options={months} value={back} onChange={setBack} />
          {decides ? (
            <>
              <Button keys="X" isDisabled={chosen === undefined} onPress={() => decide('not_this')}>
                Not this
              </Button>
              <Button tone="primary" keys="L" isDisabled={chosen === undefined} onPress={() => decide('linked')}>
                Link
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {read.error !== null ? (
        <ErrorState failure={read.error} onRetry={read.refresh} />
      ) : read.value === undefined ? (
        <Skeleton rows={8} />
      ) : (
        <DataTable
          label="Cold tips"
          rows={rows}
          columns={columns}
          rowKey={keyOf}
          current={chosen === undefined ? null : keyOf(chosen)}
          onCurrent={setCurrent}
          onOpen={(row) => go({ name: 'queue', id: row.contributionId })}
          empty={
            <EmptyState icon={<History aria-hidden="true" />} title="Nothing cold has warmed up">
              When an investigation of yours learns a number, a plate or a full name, contributions that came in before
              and hold it stand here.
            </EmptyState>
          }
        />
      )}
    </View>
  );
}
