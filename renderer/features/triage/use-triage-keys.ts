import { useMemo } from 'react';
import type { SuggestedLink } from '../../../preload/contract/linking.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { useSession } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { toast } from '../../ui/toast.tsx';
import { catalogue } from './catalogue.ts';
import type { Asking } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';

const texts = catalogue.useTriageKeys;

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
    const group = texts.contribution;
    const current = suggestions?.[pointed];
    // While the suggestions are on their way a key must not mean something else.
    const withoutSuggestion = (what: string) => {
      const why = suggestions === undefined ? texts.possibleLinksAreStill : texts.thereIsNoSuggestion;
      toast({ tone: 'note', text: suggestions === undefined ? why : texts.to(why, what) });
    };
    const decide = (decision: 'linked' | 'not_this' | 'unsure') => () => {
      if (current === undefined) {
        if (suggestions !== undefined && decision === 'linked') onLinkByHand();
        else withoutSuggestion(texts.decideOn);
      } else {
        const named = { id: current.investigationId, operation: current.operation };
        void triage.decide(contribution, named, decision, current);
      }
    };
    return [
      { keys: 'L', description: texts.linkToTheSelected, group, run: decide('linked') },
      { keys: 'X', description: texts.notAMatch, group, run: decide('not_this') },
      {
        keys: 'V',
        description: texts.compareWithTheSelected,
        group,
        run: () => (current === undefined ? withoutSuggestion(texts.compareWith) : onCompare(current.investigationId)),
      },
      { keys: 'M', description: texts.unsureMaybe, group, run: decide('unsure') },
      { keys: 'H', description: texts.linkToAnotherCase, group, run: onLinkByHand },
      { keys: 'T', description: texts.trace, group, run: () => onOutcome('trace') },
      { keys: 'E', description: texts.lead, group, run: () => onAsk('lead') },
      { keys: 'P', description: texts.referPrevent, group, run: () => onOutcome('referred') },
      { keys: 'N', description: texts.noFurtherAction, group, run: () => onAsk('nfa') },
      ...(inUnit ? [{ keys: 'I', description: texts.claimOrGiveUp, group, run: onClaim }] : []),
      { keys: 'Z', description: texts.snoozeOrTakeUp, group, run: onSnooze },
      { keys: 'S', description: texts.submittersGrade, group, run: () => onAsk('submitter') },
      { keys: 'D', description: texts.evaluatorsGrade, group, run: () => onAsk('evaluator') },
      {
        keys: 'U',
        description: texts.undoYourLastChange,
        group,
        run: () => void triage.undoLast(contribution.id),
      },
      ...(suggestions ?? []).slice(0, 8).map((_, index) => ({
        keys: String(index + 1),
        description: texts.selectSuggestion(index + 1),
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
