import type { Receipt } from '../../../preload/contract/inbox.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Time } from '../../ui/time.tsx';

interface Shown {
  word: string;
  tone: BadgeTone;
}

/** Where it stands, in a word. What nobody has looked at in time is overdue before it is anything else. */
export function standingOf({
  outcome,
  seenAt,
  escalatedAt,
  dueAt,
}: Pick<Receipt, 'outcome' | 'seenAt' | 'escalatedAt' | 'dueAt'>): Shown {
  if (outcome === 'accepted') return { word: 'Accepted', tone: 'success' };
  if (outcome === 'returned') return { word: 'Returned', tone: 'warning' };
  if (outcome === 'disagreed') return { word: 'Disagreed', tone: 'warning' };
  if (outcome === 'withdrawn') return { word: 'Taken back', tone: 'neutral' };
  if (seenAt !== null)
    return Date.parse(dueAt) < Date.now() ? { word: 'Answer overdue', tone: 'danger' } : { word: 'Seen', tone: 'info' };
  return escalatedAt === null
    ? { word: 'Not yet seen', tone: 'warning' }
    : { word: 'Overdue, not seen', tone: 'danger' };
}

export function ReceiptBadge({ receipt, operation = false }: { receipt: Receipt; operation?: boolean }) {
  const { word, tone } = standingOf(receipt);
  return <Badge tone={tone}>{operation ? `Op ${receipt.operation}: ${word.toLowerCase()}` : word}</Badge>;
}

/** Whose turn it is, as the end of a sentence. */
export function addressee({ turn, person, away }: Pick<Receipt, 'turn' | 'person' | 'away'>): string {
  if (turn === 'team') return 'its team';
  const name = person ?? 'supervisors';
  return away === null ? name : `${name}, since ${away} is away`;
}

/** The whole of it: to whom, until when, seen when and by whom, and the answer. */
export function ReceiptWords({ receipt }: { receipt: Receipt }) {
  const { outcome, seenAt, seenBy, answeredAt, answeredBy, reason, dueAt, escalatedAt } = receipt;
  const said = reason === null ? null : <>: {reason}</>;
  if (answeredAt !== null && outcome !== null)
    return (
      <>
        {outcome === 'disagreed'
          ? `${answeredBy ?? 'Somebody'} disagreed`
          : `${standingOf(receipt).word} by ${answeredBy ?? 'somebody'}`}
        , <Time at={answeredAt} />
        {said}
      </>
    );
  const late =
    escalatedAt === null ? null : (
      <>
        {' '}
        Also with the deputy and supervisors since <Time at={escalatedAt} />.
      </>
    );
  if (seenAt !== null)
    return (
      <>
        Seen by {seenBy ?? 'somebody'}, <Time at={seenAt} />; answer due <Time at={dueAt} />.{late}
      </>
    );
  return (
    <>
      For {addressee(receipt)}, delivered <Time at={receipt.at} />, not yet seen; due <Time at={dueAt} />.{late}
    </>
  );
}
