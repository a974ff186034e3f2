import { FilePlus, Megaphone } from 'lucide-react';
import { useMemo } from 'react';
import type { PageLine } from '../../../../preload/contract/public-page.ts';
import { useFormOpen } from '../../../shell/asked-form.ts';
import { useTablePlace } from '../../../shell/list-view.tsx';
import { go } from '../../../shell/router.tsx';
import { usePages } from '../../../shell/use-pages.ts';
import { View } from '../../../shell/view.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import type { DataColumn } from '../../../ui/table-columns.ts';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';
import { DraftPage } from './draft-page.tsx';
import { periodInWords, stateTones, stateWords } from './page-words.ts';

const texts = catalogue.publicPagesScreen;

const columns: readonly DataColumn<PageLine>[] = [
  { id: 'period', header: texts.period, value: (row) => row.from, cell: periodInWords, width: '2fr', identifies: true },
  { id: 'edition', header: texts.edition, value: (row) => row.edition, width: 80, align: 'end' },
  {
    id: 'state',
    header: texts.state,
    value: (row) => stateWords[row.state],
    cell: (row) => <Badge tone={stateTones[row.state]}>{stateWords[row.state]}</Badge>,
    width: 190,
  },
  { id: 'draftedBy', header: texts.draftedBy, value: (row) => row.draftedBy, width: 150 },
  {
    id: 'draftedAt',
    header: texts.drafted,
    value: (row) => row.draftedAt,
    cell: (row) => <Time at={row.draftedAt} show="date" />,
    width: 110,
  },
  { id: 'approvedBy', header: texts.approvedBy, value: (row) => row.approvedBy ?? '', width: 150 },
  {
    id: 'releasedAt',
    header: texts.released,
    value: (row) => row.releasedAt ?? '',
    cell: (row) => (row.releasedAt === null ? null : <Time at={row.releasedAt} show="date" />),
    width: 110,
  },
];

/** Pages for the public: what was drafted, approved and released, and by whom. */
export default function PublicPagesScreen() {
  const { pages, loading, loadingMore, error, loadMore, retry } = usePages('publicPage.list', {}, ['public-page']);
  const rows = useMemo(() => pages.flatMap((page) => page.pages), [pages]);
  const place = useTablePlace('Public page');
  const [drafting, setDrafting] = useFormOpen('draft-public-page');
  const draft = (
    <Button tone="primary" icon={<FilePlus />} onPress={() => setDrafting(true)}>
      {texts.draftAPage}
    </Button>
  );
  return (
    <View title={texts.publicPage} facts={texts.howThePublicHelped} actions={draft}>
      {error !== null ? (
        <ErrorState failure={error} onRetry={retry} />
      ) : loading ? (
        <Skeleton rows={6} />
      ) : (
        <DataTable
          label={texts.pagesForThePublic}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.id)}
          onOpen={(row) => go({ name: 'public-page', id: row.id })}
          onEndReached={loadMore}
          loadingMore={loadingMore}
          {...place}
          empty={
            <EmptyState icon={<Megaphone aria-hidden="true" />} title={texts.noPageHasBeen}>
              {texts.aPageSaysHow}
            </EmptyState>
          }
        />
      )}
      {drafting ? <DraftPage onClose={() => setDrafting(false)} /> : null}
    </View>
  );
}
