import { Network } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { IdentifierKind, label } from '../../../preload/contract/words.ts';
import { go } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';

type Row = Output<'investigations.entities'>['entities'][number];
type Kind = IdentifierKind | 'any';

const columns: readonly DataColumn<Row>[] = [
  { id: 'kind', header: 'Kind', value: (row) => label(row.kind), width: 120 },
  { id: 'text', header: 'What', value: (row) => row.text, cell: (row) => <strong>{row.text}</strong>, width: '2fr' },
  {
    id: 'investigations',
    header: 'Held by',
    value: (row) => row.investigations.length,
    cell: (row) => (
      <span className="case__tags">
        {row.investigations.slice(0, 4).map((each) => (
          <Badge key={`${each.id} ${each.subject ?? ''}`} tone={row.investigations.length > 1 ? 'accent' : 'neutral'}>
            Op {each.operation}
            {each.subject === null ? '' : `, ${each.subject}`}
          </Badge>
        ))}
        {row.investigations.length > 4 ? <Badge>+{row.investigations.length - 4}</Badge> : null}
      </span>
    ),
    width: '4fr',
  },
  { id: 'tips', header: 'In tips', value: (row) => row.tips, width: 80, align: 'end' },
];
const kinds: { value: Kind; label: string }[] = [
  { value: 'any', label: 'Every kind' },
  ...IdentifierKind.options.filter((kind) => kind !== 'date').map((value) => ({ value, label: label(value) })),
];

/** People, phones, vehicles, addresses and the rest, wherever investigations hold them. */
export default function EntitiesScreen() {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('any');
  const read = useQuery(
    'investigations.entities',
    { text: text.trim(), kind: kind === 'any' ? null : kind },
    { topics: ['investigation', 'contribution'] },
  );
  return (
    <View
      title="Entities"
      facts={read.value === undefined ? null : `${read.value.entities.length} here`}
      actions={
        <>
          <TextField aria-label="Filter" label="" placeholder="Name, phone, plate…" value={text} onChange={setText} />
          <Select label="Kind" hideLabel options={kinds} value={kind} onChange={setKind} />
        </>
      }
    >
      {read.error !== null ? (
        <ErrorState failure={read.error} onRetry={read.refresh} />
      ) : read.value === undefined ? (
        <Skeleton rows={12} />
      ) : (
        <DataTable
          label="Entities"
          rows={read.value.entities}
          columns={columns}
          rowKey={(row) => `${row.kind} ${row.value}`}
          onOpen={(row) => go({ name: 'entity', kind: row.kind, value: row.value })}
          empty={<EmptyState icon={<Network aria-hidden="true" />} title="Nothing by that name that you may see" />}
        />
      )}
    </View>
  );
}
