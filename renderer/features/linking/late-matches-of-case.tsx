import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { go } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { StateBadge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';

type Row = Output<'linking.lateMatchesOfCase'>['found'][number];

const holdsOf = (row: Row) => row.holds.map(({ kind, text }) => `${label(kind)}: ${text}`).join(', ');

const columns: readonly DataColumn<Row>[] = [
  { id: 'reference', header: 'Reference', value: (row) => row.reference, width: 130 },
  {
    id: 'received',
    header: 'Received',
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} />,
    width: 160,
  },
  {
    id: 'state',
    header: 'State',
    value: (row) => row.state,
    cell: (row) => <StateBadge state={row.state} />,
    width: 120,
  },
  { id: 'holds', header: 'Match', value: holdsOf, width: '2fr' },
  { id: 'excerpt', header: 'What it says', value: (row) => row.excerpt, width: '3fr' },
];

/** Contributions that hold what the investigation holds by now, newest first; one is opened to link it, or to rule it out. */
export function LateMatchesOfCase({ investigationId }: { investigationId: number }) {
  const read = useQuery(
    'linking.lateMatchesOfCase',
    { investigationId, limit: 200 },
    { topics: ['contribution', `investigation:${investigationId}`] },
  );
  return (
    <QueryView query={read}>
      {({ found }) => (
        <DataTable
          label="Possible matches, not linked"
          rows={found}
          columns={columns}
          rowKey={(row) => String(row.id)}
          onOpen={(row) => go({ name: 'queue', id: row.id })}
          empty={
            <EmptyState title="No matches">
              No other contribution contains a number, plate, address or full name recorded on this case.
            </EmptyState>
          }
        />
      )}
    </QueryView>
  );
}
