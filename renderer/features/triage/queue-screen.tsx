import { FileUp, Inbox, SquarePen } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import type { QueueRow } from '../../../preload/contract/contributions.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { type ContributionState, label } from '../../../preload/contract/vocabulary.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { isAskedFor, opensByItself } from '../../shell/opened-by-itself.ts';
import { go } from '../../shell/router.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Badge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { SplitPane } from '../../ui/split-pane.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { QueueFilters } from '../contributions/queue-filters.tsx';
import { useQueuePages } from '../contributions/queue-pages.ts';
import { leaveOpen, leftOpen, type QueueView, useQueueView } from '../contributions/queue-view.ts';
import { isOfWhatWaits, useRepeatsFirst } from '../contributions/repeats-first.ts';
import { WaitingSince } from '../contributions/waiting-since.tsx';
import { ReceiptBadge } from '../inbox/receipt.tsx';
import { ContributionPane } from './contribution-pane.tsx';
import { useTriage } from './use-triage.ts';
import './queue.css';

const EVERYDAY_SHARE = 0.54;
const Share = z.number().min(0.2).max(0.8);

/** `marked`: says itself how many reports came before, where there is no column for it. */
const excerptColumn = (marked: boolean): DataColumn<QueueRow> => ({
  id: 'excerpt',
  header: 'What it says',
  value: (row) => row.excerpt,
  cell: (row) => (
    <span className="queue__excerpt">
      {row.immediateRisk ? <Badge tone="danger">Immediate risk</Badge> : null}
      {marked && row.earlier > 0 ? <Earlier n={row.earlier} /> : null}
      {row.claimedBy === null ? null : <Badge tone="info">Claimed: {row.claimedBy}</Badge>}
      {row.operations
        .filter((operation) => !row.receipts.some((one) => one.operation === operation))
        .map((operation) => (
          <Badge key={operation} tone="accent">
            Op {operation}
          </Badge>
        ))}
      {row.receipts.map((receipt) => (
        <ReceiptBadge key={receipt.investigationId} receipt={receipt} operation />
      ))}
      {row.caveats.map((text) => (
        <Badge key={text}>{text}</Badge>
      ))}
      {row.area === null ? null : <span className="muted">{row.area}:</span>}
      <span className="queue__words">{row.excerpt === '' ? label(row.kind) : row.excerpt}</span>
    </span>
  ),
  width: '4fr',
  least: 170,
  sortable: false,
});
const state: DataColumn<QueueRow> = {
  id: 'state',
  header: 'State',
  value: (row) => row.state,
  cell: (row) => <StateBadge state={row.state} />,
  width: 136,
  sortable: false,
};
/** When the people of a case first looked; the clocks before it are on the contribution itself. */
const firstSeen = ({ receipts }: QueueRow): string | null =>
  receipts.flatMap(({ seenAt }) => (seenAt === null ? [] : [seenAt])).sort()[0] ?? null;
const seenByCase: DataColumn<QueueRow> = {
  id: 'seen',
  header: 'Seen by a case',
  value: firstSeen,
  cell: (row) => {
    const at = firstSeen(row);
    if (at !== null) return <Time at={at} />;
    return row.receipts.length === 0 ? null : <span className="muted">Not yet</span>;
  },
  width: 140,
  sortable: false,
  goes: 0,
};
const always: readonly DataColumn<QueueRow>[] = [
  { id: 'reference', header: 'Reference', value: (row) => row.reference, width: 118, sortable: false },
  { id: 'channel', header: 'Channel', value: (row) => label(row.channel), width: 110, sortable: false, goes: 2 },
  {
    id: 'received',
    header: 'Received',
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} show="age" precision={row.receivedPrecision} />,
    width: 104,
    goes: 1,
  },
];
const earlier: DataColumn<QueueRow> = {
  id: 'earlier',
  header: 'Reports',
  value: (row) => row.earlier,
  cell: (row) => (row.earlier === 0 ? null : <Earlier n={row.earlier} />),
  width: 92,
  sortable: false,
};
const ofOneState = [...always, earlier, excerptColumn(false)];
/** Nothing else of one state has reached a case. */
const ofLinked = [...ofOneState, seenByCase];
const ofSeveral = [...always, excerptColumn(true), seenByCase, state];
/** Where every row stands in the same state, a column of it would only take the room of the words. */
const columnsFor = (only: ContributionState | null) =>
  only === null ? ofSeveral : only === 'linked' ? ofLinked : ofOneState;

/** The queue: table left, contribution right; keys move, decide and undo; the next one opens by itself. */
export default function QueueScreen({ route }: ScreenProps<'queue'>) {
  const [view, setView] = useQueueView();
  const { filter, sort } = view;
  const only = filter.states?.length === 1 ? (filter.states[0] ?? null) : null;
  const columns = useMemo(() => columnsFor(only), [only]);
  const [wanted, setRepeatsFirst] = useRepeatsFirst();
  const repeatsFirst = wanted && isOfWhatWaits(filter) && filter.repeat === undefined;
  const pages = useQueuePages(filter, sort, repeatsFirst);
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
  const { rows } = pages;
  const at = rows.findIndex((row) => row.id === route.id);
  const open = useCallback((id: number | null) => {
    isAskedFor();
    go({ name: 'queue', id }, 'replace');
  }, []);
  const openByItself = useCallback((id: number) => {
    opensByItself(id);
    go({ name: 'queue', id }, 'replace');
  }, []);
  useEffect(() => isAskedFor, []);
  const place = useTablePlace('Queue');
  const [share, setShare] = useViewState('queue share', Share, EVERYDAY_SHARE);

  const show = (chosen: QueueView) => {
    setView(chosen);
    leaveOpen(null);
    open(null);
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
  const triage = useTriage(onDone, open);
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
      { keys: 'J', description: 'Next contribution', group: 'Queue', run: () => step(1) },
      { keys: 'K', description: 'Previous contribution', group: 'Queue', run: () => step(-1) },
    ],
    [step],
  );
  useShortcuts(shortcuts);

  // What is not open to somebody has nothing to narrow either.
  if (!reads && pages.error !== null)
    return (
      <View title="Queue" facts="What the public has reported, for triage">
        <ErrorState failure={pages.error} />
      </View>
    );
  return (
    <View
      title="Queue"
      facts={
        count.value === undefined ? null : (
          <Counts
            counted={count.value}
            onLongAgo={(until) => show({ filter: { ...filter, states: ['untriaged'], to: until }, sort: 'oldest' })}
          />
        )
      }
      actions={
        records ? (
          <>
            <Button icon={<FileUp />} onPress={() => go({ name: 'import' })}>
              Import a file
            </Button>
            <Button tone="primary" icon={<SquarePen />} keys="C" onPress={() => go({ name: 'record', draft: null })}>
              Record
            </Button>
          </>
        ) : null
      }
    >
      <div className="queue">
        <QueueFilters view={view} onChange={show} repeatsFirst={wanted} onRepeatsFirst={setRepeatsFirst} />
        {pages.error !== null ? (
          <ErrorState failure={pages.error} onRetry={pages.retry} />
        ) : pages.loading ? (
          <Skeleton rows={12} />
        ) : (
          <SplitPane
            label="Width of the queue"
            share={share}
            onShare={setShare}
            initial={EVERYDAY_SHARE}
            first={
              <DataTable
                label="Queue"
                rows={rows}
                columns={columns}
                rowKey={(row) => String(row.id)}
                sort={{ column: 'received', descending: sort === 'newest' }}
                onSort={(chosen) => setView({ filter, sort: chosen.descending ? 'newest' : 'oldest' })}
                current={route.id === null ? null : String(route.id)}
                onCurrent={(key) => open(Number(key))}
                onEndReached={pages.loadMore}
                {...place}
                loadingMore={pages.loadingMore}
                {...(count.value === undefined ? {} : { total: count.value.total })}
                empty={
                  <EmptyState icon={<Inbox aria-hidden="true" />} title="Nothing here">
                    No contribution matches these filters. Choose another view, or import a file.
                  </EmptyState>
                }
              />
            }
            second={
              route.id === null ? (
                <EmptyState icon={<Inbox aria-hidden="true" />} title="No contribution is open">
                  Choose one on the left, or press J.
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

/** How many reports on somebody like this came before it. */
function Earlier({ n }: { n: number }) {
  const words = `${n} earlier`;
  return (
    <Badge tone="violet" title={`${countOf(n, 'earlier report')} on somebody like this`}>
      {words}
    </Badge>
  );
}

function Counts(props: { counted: Output<'contributions.count'>; onLongAgo: (until: string) => void }) {
  const { total, untriaged, atLeast, oldestUntriaged, longAgo } = props.counted;
  if (total === 0) return 'No contribution matches these filters';
  return (
    <>
      {atLeast ? 'At least ' : ''}
      {total.toLocaleString('en-GB')} here, {untriaged.toLocaleString('en-GB')} untriaged
      <WaitingSince oldest={oldestUntriaged} longAgo={longAgo} onShow={props.onLongAgo} />
    </>
  );
}
