import { Send } from 'lucide-react';
import { useMemo } from 'react';
import { z } from 'zod';
import type { Dissemination } from '../../../preload/contract/disseminations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { useTablePlace } from '../../shell/list-view.tsx';
import { go } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster } from '../../ui/line.tsx';
import { Sections } from '../../ui/section.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.disseminationsScreen;

const Show = z.enum(['awaited', 'overdue', 'all']);
const ways = [
  { value: 'awaited', label: texts.awaited },
  { value: 'overdue', label: texts.overdue },
  { value: 'all', label: texts.all },
] as const;

const recordOf = ({ contribution, investigation }: Dissemination) =>
  contribution?.reference ?? (investigation === null ? '' : texts.op(investigation.operation));

const columns: readonly DataColumn<Dissemination>[] = [
  {
    id: 'due',
    header: texts.due,
    value: (row) => row.due,
    cell: (row) => (row.due === null ? null : <Time at={`${row.due}T12:00:00.000Z`} show="date" />),
    width: 104,
    identifies: true,
  },
  {
    id: 'state',
    header: texts.state,
    value: (row) => row.state,
    cell: (row) => (
      <Cluster>
        <Badge tone={row.state === 'concluded' ? 'success' : row.state === 'to_send' ? 'warning' : 'neutral'}>
          {row.outcome === null ? label(row.state) : label(row.outcome)}
        </Badge>
        {row.overdue ? <Badge tone="danger">{texts.overdue}</Badge> : null}
      </Cluster>
    ),
    width: 250,
  },
  {
    id: 'recipient',
    header: texts.to,
    value: (row) => row.recipient ?? label(row.recipientKind),
    width: '2fr',
    least: 150,
    identifies: true,
  },
  { id: 'record', header: texts.about, value: recordOf, width: 150, identifies: true },
  { id: 'number', header: texts.receiptNumber, value: (row) => row.number, width: 142 },
  { id: 'theirs', header: texts.theirReference, value: (row) => row.theirReference, width: 130, goes: 2 },
  {
    id: 'sent',
    header: texts.sent,
    value: (row) => row.sentAt,
    cell: (row) => (row.sentAt === null ? null : <Time at={row.sentAt} show="date" />),
    width: 104,
    goes: 1,
  },
  { id: 'what', header: texts.what, value: (row) => row.what, width: '3fr', least: 160, goes: 3 },
];

const open = ({ contribution, investigation }: Dissemination) => {
  if (contribution !== null) go({ name: 'queue', id: contribution.contributionId });
  else if (investigation !== null) go({ name: 'investigation', id: investigation.investigationId, tab: 'overview' });
};

/** What was passed on to others, and what is awaited of them: due first. */
export default function DisseminationsScreen() {
  const [show, setShow] = useViewState('disseminations show', Show, 'awaited');
  const list = usePages('disseminations.list', { show, limit: 50 }, ['dissemination', 'contribution']);
  const place = useTablePlace(`Sent to others, ${show}`);
  const rows = useMemo(() => list.pages.flatMap(({ disseminations }) => disseminations), [list.pages]);
  const rule = list.pages[0]?.rule;
  return (
    <View
      title={texts.sentToOthers}
      facts={rows.length === 0 ? '' : texts.dueFirst(countOf(rows.length, 'record'), list.ended ? '' : texts.soFar)}
      actions={<ToggleGroup label={texts.show} options={ways} value={show} onChange={setShow} />}
    >
      {list.error !== null ? (
        <ErrorState failure={list.error} onRetry={list.retry} />
      ) : list.loading ? (
        <Skeleton rows={10} />
      ) : (
        <>
          {rule === undefined ? null : (
            <Sections>
              <p className="muted">
                {texts.rule(rule.version, rule.wording)}
                <AboutRule name="dissemination" />
              </p>
            </Sections>
          )}
          <DataTable
            key={show}
            label={texts.sentToOthers}
            {...place}
            rows={rows}
            columns={columns}
            rowKey={(row) => String(row.id)}
            onOpen={open}
            onEndReached={list.loadMore}
            loadingMore={list.loadingMore}
            empty={
              <EmptyState
                icon={<Send aria-hidden="true" />}
                title={show === 'overdue' ? texts.nothingIsOverdue : texts.nothingIsAwaited}
              >
                {texts.aReferralWaitsHere}
              </EmptyState>
            }
          />
        </>
      )}
    </View>
  );
}
