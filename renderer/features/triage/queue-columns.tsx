/** The columns of the queue. Where there is no room for all of them, those that say least about what to do next go first. */
import type { QueueRow } from '../../../preload/contract/contributions.ts';
import { type ContributionState, label } from '../../../preload/contract/vocabulary.ts';
import { Badge, CaveatsInBrief, MatchStrengthBadge, StateBadge } from '../../ui/badge.tsx';
import { countOf } from '../../ui/figures.ts';
import { useMinute } from '../../ui/minute.ts';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { ReceiptBadge } from '../inbox/receipt.tsx';
import './queue.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.queueColumns;

type Column = DataColumn<QueueRow>;

/** How many reports on somebody like this came before it. */
function Earlier({ n }: { n: number }) {
  const words = texts.earlier(n);
  return (
    <Badge tone="violet" title={texts.onSomebodyLikeThis(countOf(n, texts.earlierReport))}>
      {words}
    </Badge>
  );
}

/** Put off, or back from it. */
function Snoozed({ snooze }: { snooze: NonNullable<QueueRow['snooze']> }) {
  useMinute();
  const over = Date.parse(snooze.until) <= Date.now();
  return (
    <Badge tone={over ? 'warning' : 'neutral'} title={texts.by(snooze.by, snooze.reason)}>
      {over ? texts.backFromSnooze : texts.snoozed}
    </Badge>
  );
}

/** Says itself how many reports came before and who has it, where there is no column for that or no room for one. */
const excerpt: Column = {
  id: 'excerpt',
  header: texts.whatItSays,
  value: (row) => row.excerpt,
  cell: (row, shown) => (
    <span className="queue__excerpt">
      {row.immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
      {row.snooze === null ? null : <Snoozed snooze={row.snooze} />}
      {row.claimedBy === null || shown.has('claimed') ? null : (
        <Badge tone="info">{texts.claimed(row.claimedBy)}</Badge>
      )}
      {row.earlier === 0 || shown.has('earlier') ? null : <Earlier n={row.earlier} />}
      {row.operations
        .filter((operation) => !row.receipts.some((one) => one.operation === operation))
        .map((operation) => (
          <Badge key={operation} tone="accent">
            {texts.op(operation)}
          </Badge>
        ))}
      {row.receipts.map((receipt) => (
        <ReceiptBadge key={receipt.investigationId} receipt={receipt} operation={receipt.operation} />
      ))}
      <CaveatsInBrief caveats={row.caveats} />
      {row.area === null ? null : <span className="muted">{row.area}:</span>}
      <span className="queue__words">{row.excerpt === '' ? label(row.kind) : row.excerpt}</span>
    </span>
  ),
  width: '4fr',
  least: 150,
  sortable: false,
  identifies: true,
};

const reference: Column = {
  id: 'reference',
  header: texts.reference,
  value: (row) => row.reference,
  width: 118,
  sortable: false,
  identifies: true,
};
/** While it waits, of the cases on which nothing was decided: what it is linked to stands with its words. */
const match: Column = {
  id: 'match',
  header: texts.bestMatch,
  value: (row) => row.best?.matchStrength ?? null,
  cell: ({ best, matched }) =>
    best !== null ? (
      <span className="queue__match" title={texts.matchWithOp(label(best.matchStrength), best.operation)}>
        <MatchStrengthBadge matchStrength={best.matchStrength} dots />
        <span className="queue__words">{best.operation}</span>
      </span>
    ) : matched ? null : (
      <span className="muted" title={texts.notYetMatchedWith}>
        {texts.notYetMatched}
      </span>
    ),
  width: 148,
  goes: 7,
};
const risk: Column = {
  id: 'risk',
  header: texts.risk,
  value: (row) => (row.immediateRisk ? 1 : 0),
  cell: (row) => (row.immediateRisk ? <Badge tone="danger">{texts.now}</Badge> : null),
  width: 64,
  goes: 0,
};
/** The last to go: who was named before must not be closed unseen. */
const earlier: Column = {
  id: 'earlier',
  header: texts.reports,
  value: (row) => row.earlier,
  cell: (row) =>
    row.earlier > 0 ? (
      <Earlier n={row.earlier} />
    ) : row.matched ? null : (
      <span className="muted" title={texts.notYetMatchedWithEarlier}>
        {texts.notYet}
      </span>
    ),
  width: 92,
  goes: 9,
};
const claimed: Column = {
  id: 'claimed',
  header: texts.claimedBy,
  value: (row) => row.claimedBy,
  cell: (row) => (row.claimedBy === null ? null : <Badge tone="info">{row.claimedBy}</Badge>),
  width: 110,
  sortable: false,
  goes: 6,
};
const channel: Column = {
  id: 'channel',
  header: texts.channel,
  value: (row) => label(row.channel),
  width: 110,
  sortable: false,
  goes: 3,
};
const language: Column = {
  id: 'language',
  header: texts.language,
  value: (row) => row.language,
  width: 88,
  sortable: false,
  goes: 1,
};
const snooze: Column = {
  id: 'snooze',
  header: texts.snoozedUntil,
  value: (row) => row.snooze?.until ?? null,
  cell: (row) => (row.snooze === null ? null : <Time at={row.snooze.until} show="date" />),
  width: 116,
  sortable: false,
  goes: 2,
};
const received: Column = {
  id: 'received',
  header: texts.received,
  value: (row) => row.receivedAt,
  cell: (row) => <Time at={row.receivedAt} show="age" precision={row.receivedPrecision} />,
  width: 96,
  goes: 8,
};
const state: Column = {
  id: 'state',
  header: texts.state,
  value: (row) => row.state,
  cell: (row) => <StateBadge state={row.state} />,
  width: 136,
  sortable: false,
};

const recorded: Column = {
  id: 'recorded',
  header: texts.recorded,
  value: (row) => row.recordedAt,
  cell: (row) => <Time at={row.recordedAt} />,
  width: 140,
  sortable: false,
  goes: 0,
};
const triaged: Column = {
  id: 'triaged',
  header: texts.triaged,
  value: (row) => row.triagedAt,
  cell: (row) => (row.triagedAt === null ? <span className="muted">{texts.notYet}</span> : <Time at={row.triagedAt} />),
  width: 140,
  sortable: false,
  goes: 1,
};

/** When the people of a case first looked: with the three before it, the four clocks of a contribution. */
const firstSeen = ({ receipts }: QueueRow): string | null =>
  receipts.flatMap(({ seenAt }) => (seenAt === null ? [] : [seenAt])).sort()[0] ?? null;
const seenByCase: Column = {
  id: 'seen',
  header: texts.seenByACase,
  value: firstSeen,
  cell: (row) => {
    const at = firstSeen(row);
    if (at !== null) return <Time at={at} />;
    return row.receipts.length === 0 ? null : <span className="muted">{texts.notYet}</span>;
  },
  width: 140,
  sortable: false,
  goes: 2,
};

const unsorted = (column: Column): Column => ({ ...column, sortable: false });
/** What waits can be sorted by what is to be done first. The reports before it stand where a narrow table drops nothing. */
const ofWaiting = [reference, earlier, match, received, risk, claimed, channel, snooze, language, excerpt];
const ofDone = [reference, channel, received, recorded, triaged, unsorted(earlier), excerpt];
/** Nothing else of one state has reached a case. */
const ofLinked = [...ofDone, seenByCase];
const ofSeveral = [reference, channel, received, recorded, triaged, excerpt, seenByCase, state];
const waits: ReadonlySet<ContributionState> = new Set(['untriaged', 'nfa_proposed']);

/** Where every row stands in the same state, a column of it would only take the room of the words. */
export const columnsFor = (only: ContributionState | null): readonly Column[] =>
  only === null ? ofSeveral : waits.has(only) ? ofWaiting : only === 'linked' ? ofLinked : ofDone;
