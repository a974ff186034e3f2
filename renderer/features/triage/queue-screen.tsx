import { FileUp, Inbox, SquarePen } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { QueueRow } from '../../../preload/contract/contributions.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { useHeldOrder } from '../../shell/held-order.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { isAskedFor, opensByItself } from '../../shell/opened-by-itself.ts';
import { go } from '../../shell/router.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { SplitPane } from '../../ui/split-pane.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { Sort } from '../../ui/table-columns.ts';
import { QueueFilters } from '../contributions/queue-filters.tsx';
import { useQueuePages } from '../contributions/queue-pages.ts';
import { leaveOpen, leftOpen, type QueueView, useQueueView } from '../contributions/queue-view.ts';
import { WaitingSince } from '../contributions/waiting-since.tsx';
import { firstIn, useWhatFirst } from '../contributions/what-first.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ContributionPane, readWhileDrawn } from './contribution-pane.tsx';
import { columnsFor } from './queue-columns.tsx';
import { useBulk } from './use-bulk.ts';
import { useTriage } from './use-triage.ts';
import './queue.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.queueScreen;

const EVERYDAY_SHARE = 0.54;
const keyOfRow = ({ id }: QueueRow): string => String(id);
const Share = z.number().min(0.2).max(0.8);

/** The queue: table left, contribution right; keys move, decide and undo; the next one opens by itself. */
export default function QueueScreen({ route }: ScreenProps<'queue'>) {
  const [view, setView] = useQueueView();
  const { filter, sort } = view;
  const only = filter.states?.length === 1 ? (filter.states[0] ?? null) : null;
  const columns = useMemo(() => columnsFor(only), [only]);
  const [wanted, setFirst] = useWhatFirst();
  const first = firstIn(filter, wanted);
  const pages = useQueuePages(filter, sort, first);
  const count = useQuery(
    'contributions.count',
    { filter },
    {
      topics: ['contribution', 'queue'],
      keepsLast: true,
    },
  );
  const records = useCan('intake.record');
  const reads = useCan('contributions.queue');
  const { rows, waiting, settle, around } = useHeldOrder(
    // While rows of the question before are still shown, it is another list.
    JSON.stringify({ filter, sort, first, old: pages.old }),
    pages.rows,
    keyOfRow,
    route.id === null ? null : String(route.id),
  );
  const at = rows.findIndex((row) => row.id === route.id);
  const open = useCallback((id: number | null) => {
    isAskedFor();
    if (id !== null) readWhileDrawn(id);
    go({ name: 'queue', id }, 'replace');
  }, []);
  const openByItself = useCallback((id: number) => {
    opensByItself(id);
    readWhileDrawn(id);
    go({ name: 'queue', id }, 'replace');
  }, []);
  useEffect(() => isAskedFor, []);
  const place = useTablePlace('Queue');
  const [share, setShare] = useViewState('queue share', Share, EVERYDAY_SHARE);

  const works = useCan('triage.setOutcome');
  const inUnit = useSession().vault.unit;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const clear = useCallback(() => setPicked(new Set()), []);
  const bulk = useBulk(clear);
  const show = useCallback(
    (chosen: QueueView) => {
      clear();
      setView(chosen);
      leaveOpen(null);
      open(null);
    },
    [clear, setView, open],
  );

  const sortBy = ({ column, descending }: Sort) => {
    const by = { match: 'match', risk: 'risk', earlier: 'repeats' } as const;
    if (column === 'match' || column === 'risk' || column === 'earlier')
      return setFirst(first === by[column] ? null : by[column]);
    if (first === 'match' || first === 'risk') setFirst(null);
    else setView({ filter, sort: descending ? 'newest' : 'oldest' });
  };

  const latest = useRef({ rows, at, here: at >= 0 });
  useEffect(() => {
    // What has left the list keeps its place: the row below has come up to it.
    latest.current = { rows, at: at >= 0 ? at : latest.current.at, here: at >= 0 };
  });
  const step = useCallback(
    (by: number) => {
      const { rows: held, at: from, here } = latest.current;
      const to = here || by < 0 ? from + by : from + by - 1;
      const next = held[Math.min(held.length - 1, Math.max(0, to))];
      if (next !== undefined) open(next.id);
    },
    [open],
  );
  /** Moves on, and selects the row that was left and the one that is reached. */
  const extend = useCallback(
    (by: 1 | -1) => {
      const { rows: held, at: from, here } = latest.current;
      const both = [held[from], here ? held[from + by] : undefined].flatMap((row) => (row ? String(row.id) : []));
      setPicked((before) => new Set([...before, ...both]));
      step(by);
    },
    [step],
  );
  // The row below takes the place of the one that is done; at the end, the one above.
  const onDone = useCallback(
    (id: number) => {
      const { rows: held } = latest.current;
      const place = held.findIndex((row) => row.id === id);
      const next = held[place + 1] ?? held[place - 1];
      if (next !== undefined) openByItself(next.id);
    },
    [openByItself],
  );
  // What is undone stands where it stood at once.
  const onBack = useCallback(
    (id: number) => {
      settle();
      open(id);
    },
    [settle, open],
  );
  const triage = useTriage(onDone, onBack);
  // With the rows themselves: an effect that ran later could open the first row of a list whose filter was changed in between.
  useLayoutEffect(() => {
    const first = rows[0];
    if (route.id === null && first !== undefined && !pages.old) {
      const left = leftOpen();
      openByItself(rows.some((row) => row.id === left) && left !== null ? left : first.id);
    }
  }, [route.id, rows, pages.old, openByItself]);
  useEffect(() => {
    if (route.id !== null) leaveOpen(route.id);
  }, [route.id]);
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: 'J', description: texts.nextContribution, group: texts.queue, run: () => step(1) },
      { keys: 'K', description: texts.previousContribution, group: texts.queue, run: () => step(-1) },
      ...(works
        ? [
            { keys: 'Shift J', description: texts.selectDown, group: texts.queue, run: () => extend(1) },
            { keys: 'Shift K', description: texts.selectUp, group: texts.queue, run: () => extend(-1) },
          ]
        : []),
    ],
    [step, extend, works],
  );
  useShortcuts(shortcuts);

  // What is not open to somebody has nothing to narrow either.
  if (!reads && pages.error !== null)
    return (
      <View title={texts.queue} facts={texts.whatThePublicHas}>
        <ErrorState failure={pages.error} />
      </View>
    );
  return (
    <View
      title={texts.queue}
      facts={
        count.value === undefined ? null : (
          <Counts
            counted={count.value}
            waiting={waiting}
            onWaiting={settle}
            onLongAgo={(until) => show({ filter: { ...filter, states: ['untriaged'], to: until }, sort: 'oldest' })}
          />
        )
      }
      actions={
        records ? (
          <>
            <Button icon={<FileUp />} onPress={() => go({ name: 'import' })}>
              {texts.importAFile}
            </Button>
            <Button tone="primary" icon={<SquarePen />} keys="C" onPress={() => go({ name: 'record', draft: null })}>
              {texts.record}
            </Button>
          </>
        ) : null
      }
    >
      <div className="queue" {...around}>
        <QueueFilters view={view} onChange={show} first={wanted} onFirst={setFirst} />
        <BulkBar picked={picked} onClear={clear} bulk={bulk} inUnit={inUnit} />
        {pages.error !== null ? (
          <ErrorState failure={pages.error} onRetry={pages.retry} />
        ) : pages.loading ? (
          <Skeleton rows={12} />
        ) : (
          <SplitPane
            label={texts.widthOfTheQueue}
            share={share}
            onShare={setShare}
            initial={EVERYDAY_SHARE}
            first={
              <DataTable
                label={texts.queue}
                rows={rows}
                columns={columns}
                rowKey={keyOfRow}
                sort={
                  first === 'match' || first === 'risk'
                    ? { column: first, descending: true }
                    : { column: 'received', descending: sort === 'newest' }
                }
                onSort={sortBy}
                {...(works ? { picked, onPicked: setPicked } : {})}
                current={route.id === null ? null : String(route.id)}
                onCurrent={(key) => open(Number(key))}
                onEndReached={pages.loadMore}
                {...place}
                loadingMore={pages.loadingMore}
                {...(count.value === undefined ? {} : { total: count.value.total })}
                empty={
                  <EmptyState icon={<Inbox aria-hidden="true" />} title={texts.nothingHere}>
                    {texts.noContributionMatchesThese}
                  </EmptyState>
                }
              />
            }
            second={
              route.id === null ? (
                <EmptyState icon={<Inbox aria-hidden="true" />} title={texts.noContributionIsOpen}>
                  {texts.chooseOneOnThe}
                </EmptyState>
              ) : (
                <ContributionPane id={route.id} triage={triage} />
              )
            }
          />
        )}
      </div>
    </View>
  );
}

function Counts(props: {
  counted: Output<'contributions.count'>;
  /** Rows that have come in while the order is held. */
  waiting: number;
  onWaiting: () => void;
  onLongAgo: (until: string) => void;
}) {
  const { total, untriaged, atLeast, oldestUntriaged, longAgo } = props.counted;
  if (total === 0) return texts.noContributionMatchesTheseFilters;
  return (
    <>
      {texts.hereUntriaged(
        atLeast ? texts.atLeast : '',
        total.toLocaleString('en-GB'),
        untriaged.toLocaleString('en-GB'),
      )}
      <WaitingSince oldest={oldestUntriaged} longAgo={longAgo} onShow={props.onLongAgo} />
      {props.waiting === 0 ? null : (
        <span className="long-ago">
          {'; '}
          <Button size="small" tone="quiet" onPress={props.onWaiting}>
            {texts.comeInShow(countOf(props.waiting, texts.moreHas, texts.moreHave))}
          </Button>
        </span>
      )}
    </>
  );
}
