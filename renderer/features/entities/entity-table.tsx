import { useMemo } from 'react';
import type { EntityRow } from '../../../preload/contract/entity-records.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { go, Link } from '../../shell/router.tsx';
import { Badge, MarkingBadge, WithCaveats } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Cluster } from '../../ui/line.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { markerTone } from './words.ts';

const texts = catalogue.entityTable;

const columns: readonly DataColumn<EntityRow>[] = [
  { id: 'kind', header: texts.kind, value: (row) => label(row.kind), width: 120, sortable: false },
  {
    id: 'title',
    header: texts.whoOrWhat,
    value: (row) => row.title,
    cell: (row) => (
      <WithCaveats caveats={row.caveats}>
        <Link to={{ name: 'entity-record', id: row.id }}>
          <strong>{row.title}</strong>
        </Link>{' '}
        {row.withdrawnAt === null ? null : <Badge tone="warning">{texts.withdrawn}</Badge>}
      </WithCaveats>
    ),
    width: '2fr',
    least: 180,
    sortable: false,
    identifies: true,
  },
  {
    id: 'warnings',
    header: texts.warnings,
    value: (row) => row.warnings.map(label).join(', '),
    cell: (row) => (
      <Cluster>
        {row.warnings.map((kind) => (
          <Badge key={kind} tone={markerTone(kind)}>
            {label(kind)}
          </Badge>
        ))}
      </Cluster>
    ),
    width: '1fr',
    least: 130,
    sortable: false,
  },
  {
    id: 'known',
    header: texts.knownBy,
    value: (row) => [...row.aliases, ...row.known.map(({ text }) => text)].join(', '),
    width: '2fr',
    least: 160,
    goes: 2,
    sortable: false,
  },
  {
    id: 'case',
    header: texts.case,
    value: (row) => row.operation,
    cell: (row) => <Badge tone="accent">{texts.op(row.operation)}</Badge>,
    width: '1fr',
    least: 130,
    goes: 3,
    sortable: false,
  },
  {
    id: 'marking',
    header: texts.marking,
    value: (row) => row.marking,
    // What stands beside it is with the title, in a column that is always there.
    cell: (row) => <MarkingBadge marking={row.marking} caveats={[]} />,
    width: 170,
    goes: 1,
    sortable: false,
  },
  {
    id: 'added',
    header: texts.recorded,
    value: (row) => row.addedAt,
    cell: (row) => <Time at={row.addedAt} show="date" />,
    width: 110,
    goes: 1,
    sortable: false,
  },
];
const ofOneCase = columns.filter(({ id }) => id !== 'case' && id !== 'marking');

export type EntityFilter = Pick<Input<'entities.list'>, 'investigationId' | 'kind' | 'text'>;

/** Entities in a table; of one case, without what all of them have in common. */
export function EntityTable(props: {
  rows: readonly EntityRow[];
  oneCase?: boolean;
  place: Partial<Omit<Parameters<typeof DataTable<EntityRow>>[0], 'rows' | 'columns' | 'label' | 'rowKey'>>;
}) {
  const shown = useMemo(() => (props.oneCase === true ? ofOneCase : columns), [props.oneCase]);
  return (
    <DataTable
      label={texts.peopleAndThings}
      rows={props.rows}
      columns={shown}
      rowKey={(row) => String(row.id)}
      onOpen={(row) => go({ name: 'entity-record', id: row.id })}
      {...props.place}
    />
  );
}
