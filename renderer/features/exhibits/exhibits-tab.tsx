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
import { catalogue } from './catalogue.ts';
import { ExhibitDialog } from './exhibit-dialog.tsx';
import { RecordExhibit } from './exhibit-forms.tsx';

const texts = catalogue.exhibitsTab;

const columns: readonly DataColumn<Exhibit>[] = [
  { id: 'reference', header: texts.exhibit, value: (row) => row.reference, width: 96, identifies: true },
  {
    id: 'description',
    header: texts.what,
    value: (row) => row.description,
    cell: (row) => (
      <>
        {row.description} {row.withdrawnAt === null ? null : <Badge tone="warning">{texts.withdrawn}</Badge>}
      </>
    ),
    width: '3fr',
    least: 180,
    identifies: true,
  },
  { id: 'heldBy', header: texts.heldBy, value: (row) => row.heldBy, width: '1fr', least: 120 },
  { id: 'heldAt', header: texts.where, value: (row) => row.heldAt, width: '1fr', least: 120, goes: 2 },
  { id: 'seal', header: texts.seal, value: (row) => row.sealNumber, width: 110, goes: 1 },
  {
    id: 'found',
    header: texts.found,
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
      {texts.recordAnExhibit}
    </Button>
  ) : null;
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={6} />;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title={texts.noExhibits} action={add}>
          {texts.anExhibitHasThe}
        </EmptyState>
      ) : (
        <>
          <Sections>
            <Line>{add}</Line>
          </Sections>
          <DataTable
            label={texts.exhibits}
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
