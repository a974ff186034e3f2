import { AlarmClock, EyeOff, Hand, Link2 } from 'lucide-react';
import { memo } from 'react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { useSession } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { unreadInWords } from '../linking/person-reasons.ts';
import type { Asking } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';
import './contribution.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.triageBar;

const isWaiting = ({ state }: Contribution): boolean => state === 'untriaged' || state === 'nfa_proposed';

/** What can be done with the contribution that is open, each with its key. */
export const TriageBar = memo(function TriageBar(props: {
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
    <div className="tip__bar" role="toolbar" aria-label={texts.triage}>
      {inUnit ? (
        <Button size="small" icon={<Hand />} keys="I" onPress={onClaim}>
          {contribution.claim?.mine === true ? texts.giveUpClaim : texts.claim}
        </Button>
      ) : null}
      {isWaiting(contribution) ? (
        <Button
          size="small"
          icon={<AlarmClock />}
          keys="Z"
          whyNot={contribution.immediateRisk ? texts.immediateRiskCannotBe : null}
          onPress={onSnooze}
        >
          {contribution.snooze === null ? texts.snooze : texts.takeUpAgain}
        </Button>
      ) : null}
      <Button size="small" icon={<Link2 />} keys="H" onPress={onLinkByHand}>
        {texts.linkToAnotherCase}
      </Button>
      <Button size="small" keys="T" onPress={() => onOutcome('trace')}>
        {texts.trace}
      </Button>
      <Button size="small" keys="E" onPress={() => onAsk('lead')}>
        {texts.lead}
      </Button>
      <Button size="small" keys="P" onPress={() => onOutcome('referred')}>
        {texts.refer}
      </Button>
      <Button
        size="small"
        keys="N"
        whyNot={blocked === null ? null : texts.openEachOfThem(blocked)}
        onPress={() => onAsk('nfa')}
      >
        {texts.noFurtherAction}
      </Button>
      {blocked === null ? null : (
        <Button size="small" tone="quiet" icon={<EyeOff />} onPress={() => onAsk('nfa')}>
          {blocked}
        </Button>
      )}
      <Button size="small" keys="S" onPress={() => onAsk('submitter')}>
        {texts.submittersGrade}
      </Button>
      <Button size="small" keys="D" onPress={() => onAsk('evaluator')}>
        {texts.evaluatorsGrade}
      </Button>
      <Button
        size="small"
        tone="quiet"
        keys="U"
        whyNot={contribution.canUndo ? null : texts.onlyYourOwnLast}
        onPress={() => void triage.undo(contribution.id)}
      >
        {texts.undo}
      </Button>
    </div>
  );
});
