import type { Receipt } from '../../../preload/contract/inbox.ts';
import { Link } from '../../shell/router.tsx';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { sentence } from '../../ui/sentence.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.receipt;

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
  if (outcome === 'accepted') return { word: texts.accepted, tone: 'success' };
  if (outcome === 'returned') return { word: texts.returned, tone: 'warning' };
  if (outcome === 'disagreed') return { word: texts.disagreed, tone: 'warning' };
  if (outcome === 'withdrawn') return { word: texts.takenBack, tone: 'neutral' };
  if (seenAt !== null)
    return Date.parse(dueAt) < Date.now()
      ? { word: texts.answerOverdue, tone: 'danger' }
      : { word: texts.seen, tone: 'info' };
  return escalatedAt === null
    ? { word: texts.notYetSeen, tone: 'warning' }
    : { word: texts.overdueNotSeen, tone: 'danger' };
}

/** Whatever it has reached. */
type OfAny = Omit<Receipt, 'investigationId' | 'operation'>;

export function ReceiptBadge({ receipt, operation }: { receipt: OfAny; operation?: string }) {
  const { word, tone } = standingOf(receipt);
  return <Badge tone={tone}>{operation === undefined ? word : texts.op(operation, word.toLowerCase())}</Badge>;
}

/** Whose turn it is, as the end of a sentence. */
export function addressee({ turn, person, away }: Pick<Receipt, 'turn' | 'person' | 'away'>): string {
  if (turn === 'team') return texts.itsTeam;
  const name = person ?? 'supervisors';
  return away === null ? name : texts.sinceIsAway(name, away);
}

/** The whole of it: to whom, until when and by which rule, seen when and by whom, and the answer. */
export function ReceiptWords({ receipt }: { receipt: OfAny }) {
  const { outcome, seenAt, seenBy, answeredAt, answeredBy, reason, escalatedAt } = receipt;
  const said = reason === null ? null : <>: {reason}</>;
  if (answeredAt !== null && outcome !== null)
    return (
      <>
        {outcome === 'disagreed'
          ? texts.whoDisagreed(answeredBy ?? texts.somebody)
          : texts.by(standingOf(receipt).word, answeredBy ?? texts.somebodyWithin)}
        , <Time at={answeredAt} />
        {said}
      </>
    );
  const late =
    escalatedAt === null ? null : <> {sentence(texts.alsoWithTheDeputy, { since: <Time at={escalatedAt} /> })}</>;
  if (seenAt !== null)
    return (
      <>
        {sentence(texts.seenBy, {
          who: seenBy ?? texts.somebodyWithin,
          at: <Time at={seenAt} />,
          due: <Due receipt={receipt} />,
        })}
        {late}
      </>
    );
  return (
    <>
      {sentence(texts.forDelivered, {
        addressee: addressee(receipt),
        at: <Time at={receipt.at} />,
        due: <Due receipt={receipt} />,
      })}
      {late}
    </>
  );
}

/** Until when, and by which version of the rule. */
function Due({ receipt: { dueAt, ruleVersion } }: { receipt: Pick<Receipt, 'dueAt' | 'ruleVersion'> }) {
  return (
    <>
      <Time at={dueAt} /> (<Link to={{ name: 'rules', rule: 'delivery' }}>{texts.byRule(ruleVersion)}</Link>).
    </>
  );
}
