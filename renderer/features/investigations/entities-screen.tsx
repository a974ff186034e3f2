import { Network } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { ListView } from '../../shell/list-view.tsx';
import { go } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Cluster } from '../../ui/line.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';

type Row = Output<'investigations.entities'>['entities'][number];
type Kind = IdentifierKind | 'any';

const columns: readonly DataColumn<Row>[] = [
  { id: 'kind', header: 'Kind', value: (row) => label(row.kind), width: 120 },
  { id: 'text', header: 'What', value: (row) => row.text, cell: (row) => <strong>{row.text}</strong>, width: '2fr' },
  {
    id: 'investigations',
    header: 'Cases',
    value: (row) => row.investigations.length,
    cell: (row) => (
      <Cluster>
        {row.investigations.slice(0, 4).map((each) => (
          <Badge key={`${each.id} ${each.subject ?? ''}`} tone={row.investigations.length > 1 ? 'accent' : 'neutral'}>
            Op {each.operation}
            {each.subject === null ? '' : `, ${each.subject}`}
          </Badge>
        ))}
        {row.investigations.length > 4 ? <Badge>+{row.investigations.length - 4}</Badge> : null}
      </Cluster>
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
    <ListView
      title="Entities"
      query={read}
      facts={({ entities }) => `${entities.length} here`}
      actions={
        <>
          <TextField aria-label="Filter" label="" placeholder="Name, phone, plate…" value={text} onChange={setText} />
          <Select label="Kind" hideLabel options={kinds} value={kind} onChange={setKind} />
        </>
      }
      rows={({ entities }) => entities}
      table={{
        columns,
        rowKey: (row) => `${row.kind} ${row.value}`,
        onOpen: (row) => go({ name: 'entity', kind: row.kind, value: row.value }),
        empty: <EmptyState icon={<Network aria-hidden="true" />} title="No matches that you can see" />,
      }}
    />
  );
}
