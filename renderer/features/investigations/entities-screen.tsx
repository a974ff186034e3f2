import { Network } from 'lucide-react';
import { useMemo } from 'react';
import { z } from 'zod';
import { Text } from '../../../preload/contract/core.ts';
import { entitiesCountedTo } from '../../../preload/contract/entities.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { useOnward } from '../../shell/look-further.tsx';
import { go, Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster } from '../../ui/line.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.entitiesScreen;

type Row = Output<'investigations.entities'>['entities'][number];
const Kind = z.union([IdentifierKind, z.literal('any')]);
type Kind = z.infer<typeof Kind>;

const counted = (n: number) => (n < entitiesCountedTo ? n.toLocaleString('en-GB') : `${n.toLocaleString('en-GB')}+`);

/** Investigations that hold it beyond those that the row names. */
const more = (row: Row) => row.heldBy - new Set(row.investigations.map((each) => each.id)).size;

// They come in the vault's order, a page at a time.
const columns: readonly DataColumn<Row>[] = [
  { id: 'kind', header: texts.kind, value: (row) => label(row.kind), width: 120, sortable: false },
  {
    id: 'text',
    header: texts.what,
    value: (row) => row.text,
    cell: (row) => (
      <Link to={{ name: 'entity', kind: row.kind, value: row.value }}>
        <strong>{row.text}</strong>
      </Link>
    ),
    width: '2fr',
    sortable: false,
    identifies: true,
  },
  {
    id: 'investigations',
    header: texts.cases,
    value: (row) => row.heldBy,
    cell: (row) => (
      <Cluster>
        {row.investigations.map((each) => (
          <Badge key={`${each.id} ${each.subject ?? ''}`} tone={row.heldBy > 1 ? 'accent' : 'neutral'}>
            {texts.op(each.operation, each.subject === null ? '' : `, ${each.subject}`)}
          </Badge>
        ))}
        {more(row) > 0 ? <Badge>+{counted(more(row))}</Badge> : null}
      </Cluster>
    ),
    width: '4fr',
    sortable: false,
  },
  {
    id: 'tips',
    header: texts.inTips,
    value: (row) => row.tips,
    cell: (row) => (row.tips === null ? <span className="muted">{texts.onItsPage}</span> : counted(row.tips)),
    width: 96,
    align: 'end',
    sortable: false,
  },
];
const kinds: { value: Kind; label: string }[] = [
  { value: 'any', label: texts.everyKind },
  ...IdentifierKind.options.filter((kind) => kind !== 'date').map((value) => ({ value, label: label(value) })),
];

/** People, phones, vehicles, addresses and the rest, wherever investigations hold them. */
export default function EntitiesScreen() {
  const [text, setText] = useViewState('entities text', Text, '');
  const [kind, setKind] = useViewState('entities kind', Kind, 'any');
  const place = useTablePlace('Identifiers');
  const list = usePages('investigations.entities', { text: text.trim(), kind: kind === 'any' ? null : kind }, [
    'investigation',
    'contribution',
  ]);
  const { pages, loading, loadingMore, ended, error, loadMore, retry } = list;
  const reads = useCan('investigations.entities');
  const rows = useMemo(() => pages.flatMap((page) => page.entities), [pages]);
  // Among those that it looked through nothing was found; there are others.
  useOnward(list, (page) => page.entities);
  return (
    <View
      title={texts.identifiers}
      facts={
        loading || !reads
          ? null
          : ended
            ? countOf(rows.length, 'identifier')
            : texts.first(rows.length.toLocaleString('en-GB'))
      }
      actions={
        reads ? (
          <>
            <TextField
              aria-label={texts.filter}
              label=""
              placeholder={texts.namePhonePlate}
              value={text}
              onChange={setText}
            />
            <Select label={texts.kind} hideLabel options={kinds} value={kind} onChange={setKind} />
          </>
        ) : null
      }
    >
      {error !== null ? (
        <ErrorState failure={error} onRetry={retry} />
      ) : loading || (rows.length === 0 && !ended) ? (
        <Skeleton rows={12} />
      ) : (
        <DataTable
          label={texts.identifiers}
          rows={rows}
          columns={columns}
          rowKey={(row) => `${row.kind} ${row.value}`}
          onOpen={(row) => go({ name: 'entity', kind: row.kind, value: row.value })}
          onEndReached={loadMore}
          {...place}
          loadingMore={loadingMore}
          empty={<EmptyState icon={<Network aria-hidden="true" />} title={texts.noMatchesThatYou} />}
        />
      )}
    </View>
  );
}
