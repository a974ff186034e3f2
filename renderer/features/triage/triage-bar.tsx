import { AlarmClock, EyeOff, Hand, Link2 } from 'lucide-react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { useSession } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { unreadInWords } from '../linking/person-reasons.ts';
import type { Asking } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';
import './contribution.css';

const isWaiting = ({ state }: Contribution): boolean => state === 'untriaged' || state === 'nfa_proposed';

/** What can be done with the contribution that is open, each with its key. */
export function TriageBar(props: {
  contribution: Contribution;
  triage: Triage;
  onAsk: (asking: Asking) => void;
  /** How many earlier reports on somebody like this stand in the way of no further action. */
  unread: number;
  /** A trace or a referral, with whatever is asked for it. */
  onOutcome: (outcome: 'trace' | 'referred') => void;
  onLinkByHand: () => void;
  onClaim: () => void;
  onSnooze: () => void;
}) {
  const { contribution, triage, onAsk, onOutcome, unread, onLinkByHand, onClaim, onSnooze } = props;
  const blocked = unreadInWords(unread);
  const inUnit = useSession().vault.unit;
  return (
    <div className="tip__bar" role="toolbar" aria-label="Triage">
      {inUnit ? (
        <Button size="small" icon={<Hand />} keys="I" onPress={onClaim}>
          {contribution.claim?.mine === true ? 'Give up claim' : 'Claim'}
        </Button>
      ) : null}
      {isWaiting(contribution) ? (
        <Button
          size="small"
          icon={<AlarmClock />}
          keys="Z"
          whyNot={contribution.immediateRisk ? 'Immediate risk cannot be snoozed.' : null}
          onPress={onSnooze}
        >
          {contribution.snooze === null ? 'Snooze' : 'Take up again'}
        </Button>
      ) : null}
      <Button size="small" icon={<Link2 />} keys="H" onPress={onLinkByHand}>
        Link to another case
      </Button>
      <Button size="small" keys="T" onPress={() => onOutcome('trace')}>
        Trace
      </Button>
      <Button size="small" keys="E" onPress={() => onAsk('lead')}>
        Lead
      </Button>
      <Button size="small" keys="P" onPress={() => onOutcome('referred')}>
        Refer
      </Button>
      <Button
        size="small"
        keys="N"
        whyNot={blocked === null ? null : `${blocked}. Open each of them, or waive it with a reason.`}
        onPress={() => onAsk('nfa')}
      >
        No further action
      </Button>
      {blocked === null ? null : (
        <Button size="small" tone="quiet" icon={<EyeOff />} onPress={() => onAsk('nfa')}>
          {blocked}
        </Button>
      )}
      <Button size="small" keys="S" onPress={() => onAsk('submitter')}>
        Submitter’s grade
      </Button>
      <Button size="small" keys="D" onPress={() => onAsk('evaluator')}>
        Evaluator’s grade
      </Button>
      <Button
        size="small"
        tone="quiet"
        keys="U"
        whyNot={
          contribution.canUndo
            ? null
            : 'Only your own last change here can be undone, and only while nothing has been changed since.'
        }
        onPress={() => void triage.undo(contribution.id)}
      >
        Undo
      </Button>
    </div>
  );
}
