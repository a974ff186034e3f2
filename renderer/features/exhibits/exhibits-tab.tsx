import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Exhibit } from '../../../preload/contract/exhibits.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Line } from '../../ui/line.tsx';
import { Sections } from '../../ui/section.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { ExhibitDialog } from './exhibit-dialog.tsx';
import { RecordExhibit } from './exhibit-forms.tsx';

const columns: readonly DataColumn<Exhibit>[] = [
  { id: 'reference', header: 'Exhibit', value: (row) => row.reference, width: 96, identifies: true },
  {
    id: 'description',
    header: 'What',
    value: (row) => row.description,
    cell: (row) => (
      <>
        {row.description} {row.withdrawnAt === null ? null : <Badge tone="warning">Withdrawn</Badge>}
      </>
    ),
    width: '3fr',
    least: 180,
    identifies: true,
  },
  { id: 'heldBy', header: 'Held by', value: (row) => row.heldBy, width: '1fr', least: 120 },
  { id: 'heldAt', header: 'Where', value: (row) => row.heldAt, width: '1fr', least: 120, goes: 2 },
  { id: 'seal', header: 'Seal', value: (row) => row.sealNumber, width: 110, goes: 1 },
  {
    id: 'found',
    header: 'Found',
    value: (row) => row.foundAt,
    cell: (row) => <Time at={row.foundAt} precision={row.foundPrecision} />,
    width: 150,
    goes: 3,
  },
];

/** The exhibits of a case, with who has each today. */
export function ExhibitsTab({ investigationId, mayChange }: { investigationId: number; mayChange: boolean }) {
  const list = usePages('exhibits.list', { investigationId, limit: 50 }, [
    'exhibit',
    `investigation:${investigationId}`,
  ]);
  const place = useTablePlace(`Exhibits of ${investigationId}`);
  const rows = useMemo(() => list.pages.flatMap(({ exhibits }) => exhibits), [list.pages]);
  const [shown, setShown] = useState<number | null>(null);
  const [recording, setRecording] = useFormOpen(`record-exhibit:${investigationId}`);
  const records = useCan('exhibits.record') && mayChange;
  const add = records ? (
    <Button size="small" icon={<Plus />} onPress={() => setRecording(true)}>
      Record an exhibit
    </Button>
  ) : null;
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={6} />;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title="No exhibits" action={add}>
          An exhibit has the initials of whoever found it and a number. Every move of it is recorded, with who gave it,
          who took it, when and why.
        </EmptyState>
      ) : (
        <>
          <Sections>
            <Line>{add}</Line>
          </Sections>
          <DataTable
            label="Exhibits"
            {...place}
            rows={rows}
            columns={columns}
            rowKey={(row) => String(row.id)}
            onOpen={(row) => setShown(row.id)}
            onEndReached={list.loadMore}
            loadingMore={list.loadingMore}
          />
        </>
      )}
      {recording ? <RecordExhibit investigationId={investigationId} onClose={() => setRecording(false)} /> : null}
      {shown === null ? null : (
        <ExhibitDialog
          exhibitId={shown}
          investigationId={investigationId}
          mayChange={mayChange}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}
