import { Hand, Link2 } from 'lucide-react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { useSession } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import type { Asking } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';
import './contribution.css';

/** What can be done with the contribution that is open, each with its key. */
export function TriageBar(props: {
  contribution: Contribution;
  triage: Triage;
  onAsk: (asking: Asking) => void;
  /** A trace or a referral, with whatever is asked for it. */
  onOutcome: (outcome: 'trace' | 'referred') => void;
  onLinkByHand: () => void;
  onClaim: () => void;
}) {
  const { contribution, triage, onAsk, onOutcome, onLinkByHand, onClaim } = props;
  const inUnit = useSession().vault.unit;
  return (
    <div className="tip__bar" role="toolbar" aria-label="Triage">
      {inUnit ? (
        <Button size="small" icon={<Hand />} keys="I" onPress={onClaim}>
          {contribution.claim?.mine === true ? 'Give up claim' : 'Claim'}
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
      <Button size="small" keys="N" onPress={() => onAsk('nfa')}>
        No further action
      </Button>
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
