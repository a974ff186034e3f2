import { useMemo } from 'react';
import type { FedContribution } from '../../../../preload/contract/outcome.ts';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { useTablePlace } from '../../../shell/list-view.tsx';
import { go } from '../../../shell/router.tsx';
import { usePages } from '../../../shell/use-pages.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import type { DataColumn } from '../../../ui/table-columns.ts';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';
import { gradeInWords, throughInWords } from './fed-words.ts';

const texts = catalogue.fedTable;

const columns: readonly DataColumn<FedContribution>[] = [
  { id: 'reference', header: texts.reference, value: (row) => row.reference, width: 130 },
  {
    id: 'received',
    header: texts.received,
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} precision={row.receivedPrecision} />,
    width: 150,
  },
  { id: 'channel', header: texts.channel, value: (row) => label(row.channel), width: 110 },
  { id: 'kind', header: texts.kind, value: (row) => label(row.kind), width: 120 },
  { id: 'grade', header: texts.grade, value: gradeInWords, width: 100 },
  {
    id: 'known',
    header: texts.knownToTheInvestigation,
    value: (row) => row.knownAt,
    cell: (row) => <Time at={row.knownAt} />,
    width: 170,
  },
  { id: 'through', header: texts.how, value: throughInWords, width: '1fr' },
  {
    id: 'counts',
    header: texts.counts,
    value: (row) => (row.counts ? texts.yes : texts.noAfterTheDisruption),
    width: 150,
  },
];

/** The same contributions as the picture has, all of them, page by page. */
export function FedTable({ id, day }: { id: number; day: string | null }) {
  const { pages, loading, loadingMore, error, loadMore, retry } = usePages('oversight.plotContributions', { id, day }, [
    `investigation:${id}`,
  ]);
  const rows = useMemo(() => pages.flatMap((page) => page.fed), [pages]);
  const place = useTablePlace(`fed ${id}`);
  if (error !== null) return <ErrorState failure={error} onRetry={retry} />;
  if (loading) return <Skeleton rows={6} />;
  return (
    <DataTable
      label={texts.contributionsThatFedThe}
      rows={rows}
      columns={columns}
      rowKey={(row) => String(row.contributionId)}
      onOpen={(row) => go({ name: 'queue', id: row.contributionId })}
      onEndReached={loadMore}
      loadingMore={loadingMore}
      {...place}
      empty={<EmptyState title={texts.nothingFromThePublic} />}
    />
  );
}
