import { useMemo } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import { leadBandWords } from '../../../preload/contract/outcome.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.arrestLeadsDialog;

export type WhichArrests = Input<'oversight.arrestLeads'>['which'];

const titleOf = (which: WhichArrests): string =>
  which === 'all' ? texts.arrests : which === 'helped' ? texts.afterThePublic : texts.band(leadBandWords[which]);

/** The arrests behind a lead time, newest first, a page at a time. */
export function ArrestLeadsDialog(props: { day: string | null; which: WhichArrests; onClose: () => void }) {
  const { day, which, onClose } = props;
  const { pages, loading, ended, error, loadMore, retry } = usePages('oversight.arrestLeads', { day, which }, [
    'investigation',
  ]);
  const arrests = useMemo(() => pages.flatMap((page) => page.arrests), [pages]);
  return (
    <Dialog title={titleOf(which)} isOpen onClose={onClose} size="large">
      {error !== null ? (
        <ErrorState failure={error} onRetry={retry} />
      ) : loading ? (
        <Skeleton rows={6} />
      ) : arrests.length === 0 ? (
        <EmptyState title={texts.none} />
      ) : (
        <>
          <p className="muted">{texts.newestFirst(countOf(pages[0]?.total ?? arrests.length, 'arrest'))}</p>
          <FigureTable
            whole
            label={titleOf(which)}
            table={{
              head: [texts.when, texts.operation, texts.who, texts.outcome, texts.first, texts.leadDays],
              rows: arrests.map((arrest) => ({
                key: String(arrest.id),
                cells: [
                  <Time key="at" at={arrest.at} />,
                  <Link key="op" to={{ name: 'investigation', id: arrest.investigationId, tab: 'overview' }}>
                    {texts.op(arrest.operation)}
                  </Link>,
                  arrest.subject ?? texts.personNotRecorded,
                  label(arrest.outcome),
                  arrest.first === null ? (
                    <span key="first" className="muted">
                      {texts.nothingBefore}
                    </span>
                  ) : (
                    <span key="first">
                      {label(arrest.first.channel)}, <Time at={arrest.first.at} show="date" />
                    </span>
                  ),
                  arrest.leadDays === null
                    ? '–'
                    : arrest.leadDays.toLocaleString('en-GB', { minimumFractionDigits: 1 }),
                ],
              })),
            }}
          />
          {ended ? null : (
            <Button size="small" onPress={loadMore}>
              {texts.showMore}
            </Button>
          )}
        </>
      )}
    </Dialog>
  );
}
