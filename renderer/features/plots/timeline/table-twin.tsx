import { useMemo } from 'react';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { useTablePlace } from '../../../shell/list-view.tsx';
import { MarkingBadge, WithCaveats } from '../../../ui/badge.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { dateAndTime } from '../../../ui/dates.ts';
import type { DataColumn } from '../../../ui/table-columns.ts';
import { catalogue } from '../catalogue.ts';
import { whenInWords } from './mark-labels.ts';
import { laneLabels, type Placed, type TimelineItem } from './types.ts';

const texts = catalogue.tableTwin;

/** The same items as a table: sortable, and the way in for screen readers. */
export function TableTwin<T extends TimelineItem>(props: {
  /** Whose timeline it is. */
  name: string;
  items: readonly Placed<T>[];
  zone: string;
  current: string | null;
  onCurrent: (id: string) => void;
  onOpen?: (item: T) => void;
}) {
  const { items, zone, onOpen } = props;
  const place = useTablePlace(`${props.name} table`);
  const columns = useMemo<DataColumn<Placed<T>>[]>(
    () => [
      {
        id: 'when',
        header: texts.when,
        width: '1.3fr',
        least: 150,
        value: (row) => row.start,
        cell: (row) => whenInWords(row.item, zone),
      },
      { id: 'lane', header: texts.lane, width: 96, value: (row) => laneLabels[row.item.lane] },
      { id: 'kind', header: texts.kind, width: 110, value: (row) => label(row.item.kind) },
      {
        id: 'title',
        header: texts.title,
        width: '2.4fr',
        least: 190,
        value: (row) => row.item.title,
        cell: (row) => <WithCaveats caveats={row.item.caveats}>{row.item.title}</WithCaveats>,
        identifies: true,
      },
      { id: 'person', header: texts.person, least: 104, value: (row) => row.item.persons.join(', ') },
      { id: 'place', header: texts.place, least: 104, value: (row) => row.item.place },
      {
        id: 'stage',
        header: texts.stageThen,
        width: 116,
        value: (row) => (row.item.stage === null ? null : label(row.item.stage)),
      },
      {
        id: 'source',
        header: texts.source,
        width: 100,
        value: (row) => (row.item.source === null ? null : label(row.item.source)),
      },
      {
        id: 'known',
        header: texts.knownSince,
        width: 140,
        value: (row) => row.known,
        cell: (row) => dateAndTime(row.known, zone),
      },
      {
        id: 'marking',
        header: texts.marking,
        width: 164,
        value: (row) => row.item.marking,
        // What stands beside it is with the title, which has room for it.
        cell: (row) => <MarkingBadge marking={row.item.marking} caveats={[]} />,
      },
    ],
    [zone],
  );
  return (
    <DataTable
      label={texts.timelineAsATable}
      rows={items}
      columns={columns}
      rowKey={(row) => row.item.id}
      current={props.current}
      onCurrent={props.onCurrent}
      // What is chosen shows at the side, and opens from there.
      click="selects"
      {...(onOpen === undefined ? {} : { onOpen: (row: Placed<T>) => onOpen(row.item) })}
      density="compact"
      {...place}
    />
  );
}
