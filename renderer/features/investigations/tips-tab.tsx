import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call, client, failureOf } from '../../shell/client.ts';
import { go } from '../../shell/router.tsx';
import { MatchStrengthBadge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { LateMatchesOfCase } from '../linking/late-matches-of-case.tsx';
import './investigations.css';

type Page = Output<'investigations.tips'>;
type Row = Page['tips'][number];

const columns: readonly DataColumn<Row>[] = [
  { id: 'reference', header: 'Reference', value: (row) => row.reference, width: 130 },
  {
    id: 'received',
    header: 'Received',
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} />,
    width: 160,
  },
  { id: 'excerpt', header: 'What it says', value: (row) => row.excerpt, width: '3fr' },
  {
    id: 'matchStrength',
    header: 'Match',
    value: (row) => row.link.matchStrength,
    cell: (row) =>
      row.link.matchStrength === null ? null : <MatchStrengthBadge matchStrength={row.link.matchStrength} />,
    width: 110,
  },
  { id: 'by', header: 'Linked by', value: (row) => row.link.by, width: 140 },
  {
    id: 'at',
    header: 'Linked',
    value: (row) => row.link.at,
    cell: (row) => <Time at={row.link.at} show="date" />,
    width: 110,
  },
];

type Which = 'linked' | 'unlinked';

/** The contributions of an investigation: those that were linked to it, and those that hold the same and were not. */
export function TipsTab({ investigationId }: { investigationId: number }) {
  const [which, setWhich] = useState<Which>('linked');
  return (
    <div className="tips">
      <div className="tips__bar">
        <ToggleGroup
          label="Which contributions"
          value={which}
          onChange={setWhich}
          options={[
            { value: 'linked', label: 'Linked' },
            { value: 'unlinked', label: 'Possible matches, not linked' },
          ]}
        />
      </div>
      <div className="tips__table">
        {which === 'linked' ? (
          <Linked investigationId={investigationId} />
        ) : (
          <LateMatchesOfCase investigationId={investigationId} />
        )}
      </div>
    </div>
  );
}

function Linked({ investigationId }: { investigationId: number }) {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const load = useCallback(
    async (after: string | null) => {
      try {
        const page = await call('investigations.tips', { id: investigationId, after });
        setRows((now) => (after === null ? page.tips : [...(now ?? []), ...page.tips]));
        setNext(page.next);
        setProblem(null);
      } catch (thrown) {
        setProblem(failureOf(thrown));
      }
    },
    [investigationId],
  );
  useEffect(() => {
    load(null);
    return client().listen((event) => {
      if (event.kind === 'changed' && event.topics.includes(`investigation:${investigationId}`)) load(null);
    });
  }, [load, investigationId]);
  if (problem !== null) return <ErrorState failure={problem} onRetry={() => load(null)} />;
  if (rows === null) return <Skeleton rows={8} />;
  return (
    <DataTable
      label="Linked contributions"
      rows={rows}
      columns={columns}
      rowKey={(row) => String(row.contributionId)}
      onOpen={(row) => go({ name: 'queue', id: row.contributionId })}
      onEndReached={() => {
        if (next !== null) load(next);
      }}
      empty={<EmptyState title="No contribution is linked yet">Link one from the queue.</EmptyState>}
    />
  );
}
