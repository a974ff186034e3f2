import { useMemo } from 'react';
import type { SuggestedLink } from '../../../preload/contract/linking.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { useSession } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { toast } from '../../ui/toast.tsx';
import type { Asking } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';

/** The keys of the contribution that is open. Keep the functions stable. */
export function useTriageKeys(props: {
  contribution: Contribution;
  triage: Triage;
  /** The viewer may decide; without it no key is bound. */
  works: boolean;
  /** Undefined while they are on their way. */
  suggestions: readonly SuggestedLink[] | undefined;
  /** Place of the suggestion that is brought out. */
  pointed: number;
  onPoint: (place: number) => void;
  onAsk: (asking: Asking) => void;
  onOutcome: (outcome: 'trace' | 'referred') => void;
  onCompare: (investigationId: number | null) => void;
  onLinkByHand: () => void;
  onClaim: () => void;
  onSnooze: () => void;
}): void {
  const {
    contribution,
    triage,
    works,
    suggestions,
    pointed,
    onPoint,
    onAsk,
    onOutcome,
    onCompare,
    onLinkByHand,
    onClaim,
    onSnooze,
  } = props;
  const inUnit = useSession().vault.unit;
  const shortcuts = useMemo<Shortcut[]>(() => {
    if (!works) return [];
    const group = 'Contribution';
    const current = suggestions?.[pointed];
    // While the suggestions are on their way a key must not mean something else.
    const withoutSuggestion = (what: string) => {
      const why =
        suggestions === undefined ? 'Possible links are still being looked for.' : 'There is no suggestion here';
      toast({ tone: 'note', text: suggestions === undefined ? why : `${why} to ${what}.` });
    };
    const decide = (decision: 'linked' | 'not_this' | 'unsure') => () => {
      if (current === undefined) {
        if (suggestions !== undefined && decision === 'linked') onLinkByHand();
        else withoutSuggestion('decide on');
      } else {
        const named = { id: current.investigationId, operation: current.operation };
        void triage.decide(contribution, named, decision, current);
      }
    };
    return [
      { keys: 'L', description: 'Link to the selected suggestion', group, run: decide('linked') },
      { keys: 'X', description: 'Not a match', group, run: decide('not_this') },
      {
        keys: 'V',
        description: 'Compare with the selected suggestion',
        group,
        run: () => (current === undefined ? withoutSuggestion('compare with') : onCompare(current.investigationId)),
      },
      { keys: 'M', description: 'Unsure (maybe)', group, run: decide('unsure') },
      { keys: 'H', description: 'Link to another case', group, run: onLinkByHand },
      { keys: 'T', description: 'Trace', group, run: () => onOutcome('trace') },
      { keys: 'E', description: 'Lead', group, run: () => onAsk('lead') },
      { keys: 'P', description: 'Refer (Prevent)', group, run: () => onOutcome('referred') },
      { keys: 'N', description: 'No further action', group, run: () => onAsk('nfa') },
      ...(inUnit ? [{ keys: 'I', description: 'Claim, or give up your claim', group, run: onClaim }] : []),
      { keys: 'Z', description: 'Snooze, or take up again', group, run: onSnooze },
      { keys: 'S', description: 'Submitter’s grade', group, run: () => onAsk('submitter') },
      { keys: 'D', description: 'Evaluator’s grade', group, run: () => onAsk('evaluator') },
      {
        keys: 'U',
        description: 'Undo your last change',
        group,
        run: () => void triage.undoLast(contribution.id),
      },
      ...(suggestions ?? []).slice(0, 8).map((_, index) => ({
        keys: String(index + 1),
        description: `Select suggestion ${index + 1}`,
        group,
        run: () => onPoint(index),
      })),
    ];
  }, [
    works,
    contribution,
    triage,
    suggestions,
    pointed,
    onPoint,
    onAsk,
    onOutcome,
    onCompare,
    onLinkByHand,
    onClaim,
    onSnooze,
    inUnit,
  ]);
  useShortcuts(shortcuts);
}
