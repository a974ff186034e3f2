import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { Output } from '../../../preload/contract/index.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { OpenInChart } from '../../shell/open-in-chart.tsx';
import { go } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useViewState } from '../../shell/view-state.ts';
import { MatchStrengthBadge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { ReceiptBadge } from '../inbox/receipt.tsx';
import { LateMatchesOfCase } from '../linking/late-matches-of-case.tsx';
import './investigations.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.tipsTab;

type Page = Output<'investigations.tips'>;
type Row = Page['tips'][number];

const columns: readonly DataColumn<Row>[] = [
  { id: 'reference', header: texts.reference, value: (row) => row.reference, width: 130 },
  {
    id: 'received',
    header: texts.received,
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} precision={row.receivedPrecision} />,
    width: 160,
  },
  { id: 'excerpt', header: texts.whatItSays, value: (row) => row.excerpt, width: '3fr' },
  {
    id: 'matchStrength',
    header: texts.match,
    value: (row) => row.link.matchStrength,
    cell: (row) =>
      row.link.matchStrength === null ? null : <MatchStrengthBadge matchStrength={row.link.matchStrength} />,
    width: 110,
  },
  {
    id: 'receipt',
    header: texts.withTheCase,
    value: (row) => row.receipt?.seenAt ?? null,
    cell: (row) => (row.receipt === null ? null : <ReceiptBadge receipt={row.receipt} />),
    width: 150,
    goes: 2,
  },
  { id: 'by', header: texts.linkedBy, value: (row) => row.link.by, width: 140 },
  {
    id: 'at',
    header: texts.linked,
    value: (row) => row.link.at,
    cell: (row) => <Time at={row.link.at} show="date" />,
    width: 110,
  },
];

const Which = z.enum(['linked', 'unlinked']);

/** The contributions of an investigation: those that were linked to it, and those that hold the same and were not. */
export function TipsTab({ investigation }: { investigation: { id: number; operation: string } }) {
  const { id: investigationId } = investigation;
  const [which, setWhich] = useViewState(`tips ${investigationId} which`, Which, 'linked');
  return (
    <div className="tips">
      <div className="tips__bar">
        <ToggleGroup
          label={texts.whichContributions}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'linked', label: texts.linked },
            { value: 'unlinked', label: texts.possibleMatchesNotLinked },
          ]}
        />
      </div>
      <div className="tips__table">
        {which === 'linked' ? (
          <Linked investigationId={investigationId} />
        ) : (
          <LateMatchesOfCase investigation={investigation} />
        )}
      </div>
    </div>
  );
}

function Linked({ investigationId }: { investigationId: number }) {
  const { pages, loading, loadingMore, error, loadMore, retry } = usePages(
    'investigations.tips',
    { id: investigationId },
    [`investigation:${investigationId}`],
  );
  const rows = useMemo(() => pages.flatMap((page) => page.tips), [pages]);
  const place = useTablePlace(`tips ${investigationId}`);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  if (error !== null) return <ErrorState failure={error} onRetry={retry} />;
  if (loading) return <Skeleton rows={8} />;
  return (
    <div className="tips">
      {rows.length === 0 ? null : (
        <div className="tips__bar">
          <OpenInChart
            things={
              picked.size === 0
                ? []
                : [`investigation:${investigationId}`, ...[...picked].map((id) => `contribution:${id}`)]
            }
          />
        </div>
      )}
      <div className="tips__table">
        <DataTable
          label={texts.linkedContributions}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.contributionId)}
          onOpen={(row) => go({ name: 'queue', id: row.contributionId })}
          picked={picked}
          onPicked={setPicked}
          onEndReached={loadMore}
          loadingMore={loadingMore}
          {...place}
          empty={<EmptyState title={texts.noContributionIsLinked}>{texts.linkOneFromThe}</EmptyState>}
        />
      </div>
    </div>
  );
}
