import { ChevronDown } from 'lucide-react';
import type { InboxItem, InboxScope } from '../../../preload/contract/inbox.ts';
import type { DeliveryCause } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { attempt, save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Badge, CaveatBadges, PriorityBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Line, LineText } from '../../ui/line.tsx';
import { Menu } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Answering } from './answer-dialog.tsx';
import { casePairOf, isOfCase, isWatched, pairsOf, type WatchItem, watchPairOf } from './pair.ts';
import { ReceiptBadge, ReceiptWords } from './receipt.tsx';
import './inbox.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.inboxRow;

const causes: Readonly<Record<DeliveryCause, string | null>> = {
  link: null,
  deconfliction: texts.restrictedMatch,
  late: texts.matchInAnOld,
  watch: texts.watchListMatch,
};

/** As a sentence. */
const stopped = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Whoever opens it from here has looked at it. */
export const look = (item: InboxItem): void => {
  const answered = item.answeredAt !== null;
  if (item.seenAt === null || answered) void attempt('inbox.seen', { reached: pairsOf([item]) });
};

async function acceptWatched(item: WatchItem): Promise<void> {
  const matches = [watchPairOf(item)];
  if ((await attempt('inbox.answerWatched', { matches, outcome: 'accepted' })) === undefined) return;
  const back = () => void save('inbox.answerWatched', { matches, outcome: null }, texts.broughtBack);
  toast({ text: texts.seenTo(item.reference), undo: back });
}

export async function accept(item: InboxItem): Promise<unknown> {
  if (isWatched(item)) return acceptWatched(item);
  if (!isOfCase(item)) return;
  return save(
    'inbox.answer',
    { ...casePairOf(item), outcome: 'accepted' },
    item.cause === 'link' ? texts.accepted(item.reference) : texts.linkedToOp(item.reference, item.operation),
  );
}

/** One contribution that has reached one investigation, or a watch-list, with what can be done about it. */
export function InboxRow(props: {
  item: InboxItem;
  /** By which the keys find the row that has the focus. */
  name: string;
  scope: InboxScope;
  picked: boolean;
  onPick: (on: boolean) => void;
  onAnswer: (answering: Answering) => void;
}) {
  const { item, name, scope, picked, onPick, onAnswer } = props;
  const answers = useCan('inbox.answer');
  const answersOwn = useCan('inbox.answerWatched');
  const { reference, operation, cause, watch } = item;
  // What a manager watches for is theirs to answer; what others are late with is not.
  const acts = scope !== 'sent' && (watch !== null && scope !== 'overdue' ? answersOwn : answers);
  const why = causes[cause];
  return (
    <li data-inbox={name}>
      <Line
        end={
          acts ? (
            <Menu
              label={texts.answerTo(reference)}
              trigger={
                <Button
                  size="small"
                  icon={<ChevronDown />}
                  aria-label={
                    operation === null ? texts.answerWatched(reference) : texts.answerOp(reference, operation)
                  }
                >
                  {texts.answer}
                </Button>
              }
              groups={[
                {
                  entries: [
                    { id: 'accept', label: texts.accept, keys: 'A', onAction: () => void accept(item) },
                    {
                      id: 'return',
                      label: watch === null ? texts.returnToIntake : texts.returnIt,
                      keys: 'R',
                      onAction: () => onAnswer({ ...item, outcome: 'returned' }),
                    },
                    {
                      id: 'disagree',
                      label: texts.disagree,
                      keys: 'X',
                      onAction: () => onAnswer({ ...item, outcome: 'disagreed' }),
                    },
                  ],
                },
              ]}
            />
          ) : scope === 'sent' && item.answeredAt !== null ? (
            <Button size="small" aria-label={texts.iHaveReadThe(reference)} onPress={() => look(item)}>
              {texts.iHaveReadIt}
            </Button>
          ) : undefined
        }
      >
        {scope === 'sent' || (scope === 'overdue' && !answers) ? null : (
          <Checkbox isSelected={picked} onChange={onPick}>
            <span className="visually-hidden">
              {operation === null ? texts.tickWatched(reference) : texts.tickOp(reference, operation)}
            </span>
          </Checkbox>
        )}
        <Link
          to={{ name: 'queue', id: item.contributionId }}
          onClick={() => {
            if (scope !== 'sent' && (scope !== 'overdue' || answers)) look(item);
          }}
        >
          {reference}
        </Link>
        {item.priority === null ? null : <PriorityBadge priority={item.priority} />}
        {operation === null ? null : <span>{texts.op(operation)}</span>}
        {watch === null ? null : watch.entry === null ? (
          <span>{texts.onWatchListOf(watch.by)}</span>
        ) : (
          <Link to={{ name: 'watch-list' }}>{watch.entry.text}</Link>
        )}
        {item.immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
        {why === null ? null : <Badge>{why}</Badge>}
        <ReceiptBadge receipt={item} />
        <CaveatBadges caveats={item.caveats} />
        <LineText>{item.excerpt}</LineText>
      </Line>
      <p className="muted inbox__words">
        {watch?.entry == null || watch.entry.why === '' ? null : texts.watchedForBecause(stopped(watch.entry.why))}
        {item.by === null || scope === 'sent' ? null : texts.from(item.by)}
        <ReceiptWords receipt={item} />
        {item.snoozedUntil === null ? null : texts.putOffUntil(item.snoozedUntil)}
      </p>
    </li>
  );
}
