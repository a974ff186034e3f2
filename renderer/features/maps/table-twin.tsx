import { MapPinned } from 'lucide-react';
import type { MapBox, MapFilter, MapPoint } from '../../../preload/contract/maps.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { distance, openRecord, recordOf } from './point-words.ts';

const texts = catalogue.tableTwin;

const columns: readonly DataColumn<MapPoint>[] = [
  { id: 'place', header: texts.place, value: (row) => row.name, width: '2fr', least: 150, identifies: true },
  { id: 'record', header: texts.record, value: recordOf, width: 150, identifies: true },
  { id: 'kind', header: texts.kind, value: (row) => label(row.kind), width: 150 },
  {
    id: 'at',
    header: texts.when,
    value: (row) => row.at,
    cell: (row) => (row.at === null ? null : <Time at={row.at} show="date" />),
    width: 104,
  },
  { id: 'title', header: texts.what, value: (row) => row.title, width: '3fr', least: 160, goes: 2 },
  { id: 'origin', header: texts.placedBy, value: (row) => label(row.origin), width: 130, goes: 1 },
  {
    id: 'uncertainty',
    header: texts.within,
    value: (row) => row.uncertainty,
    cell: (row) => distance(row.uncertainty),
    width: 80,
  },
];

/** What the map shows, as a table: the same part of the country, the same filters. */
export function MapTable({ name, box, filter }: { name: string; box: MapBox; filter: MapFilter }) {
  const list = usePages('maps.points', { box, filter, limit: 100 }, ['contribution', 'investigation', 'map']);
  const place = useTablePlace(`${name} table`);
  const rows = list.pages.flatMap(({ points }) => points);
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={10} />;
  return (
    <DataTable
      label={texts.pointsOnTheMap}
      {...place}
      rows={rows}
      columns={columns}
      rowKey={(row) => `${row.kind} ${row.pointId}`}
      onOpen={openRecord}
      onEndReached={list.loadMore}
      loadingMore={list.loadingMore}
      empty={
        <EmptyState icon={<MapPinned aria-hidden="true" />} title={texts.nothingIsPlacedIn}>
          {texts.postcodesStreetsWithTheir}
        </EmptyState>
      }
    />
  );
}
