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
import type { Answering } from './answer-dialog.tsx';
import { pairOf } from './pair.ts';
import { ReceiptBadge, ReceiptWords } from './receipt.tsx';
import './inbox.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.inboxRow;

const causes: Readonly<Record<DeliveryCause, string | null>> = {
  link: null,
  deconfliction: texts.restrictedMatch,
  late: texts.matchInAnOld,
};

/** Whoever opens it from here has looked at it. */
export const look = (item: InboxItem): void => {
  const answered = item.answeredAt !== null;
  if (item.seenAt === null || answered) void attempt('inbox.seen', { reached: [pairOf(item)] });
};

export const accept = (item: InboxItem): Promise<unknown> =>
  save(
    'inbox.answer',
    { ...pairOf(item), outcome: 'accepted' },
    item.cause === 'link' ? texts.accepted(item.reference) : texts.linkedToOp(item.reference, item.operation),
  );

/** One contribution that has reached one investigation, with what can be done about it. */
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
  const { reference, operation, cause } = item;
  const acts = scope !== 'sent' && answers;
  const why = causes[cause];
  return (
    <li data-inbox={name}>
      <Line
        end={
          acts ? (
            <Menu
              label={texts.answer(reference)}
              trigger={
                <Button size="small" icon={<ChevronDown />} aria-label={texts.answerOp(reference, operation)}>
                  {texts.answer2}
                </Button>
              }
              groups={[
                {
                  entries: [
                    { id: 'accept', label: texts.accept, keys: 'A', onAction: () => void accept(item) },
                    {
                      id: 'return',
                      label: texts.returnToIntake,
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
            <span className="visually-hidden">{texts.tickOp(reference, operation)}</span>
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
        <PriorityBadge priority={item.priority} />
        <span>{texts.op(operation)}</span>
        {item.immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
        {why === null ? null : <Badge>{why}</Badge>}
        <ReceiptBadge receipt={item} />
        <CaveatBadges caveats={item.caveats} />
        <LineText>{item.excerpt}</LineText>
      </Line>
      <p className="muted inbox__words">
        {item.by === null || scope === 'sent' ? null : texts.from(item.by)}
        <ReceiptWords receipt={item} />
        {item.snoozedUntil === null ? null : texts.putOffUntil(item.snoozedUntil)}
      </p>
    </li>
  );
}
