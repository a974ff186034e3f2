import type { InboxItem } from '../../../preload/contract/inbox.ts';
import { submit } from '../../shell/save.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.answerDialog;

/** What is answered, and how: what is accepted needs no words. */
export interface Answering
  extends Pick<InboxItem, 'contributionId' | 'investigationId' | 'watchId' | 'operation' | 'reference'> {
  outcome: 'returned' | 'disagreed';
}

const words = {
  returned: {
    title: texts.return,
    confirm: texts.return,
    text: texts.itGoesBackTo,
    label: texts.whatIsMissingOr,
    done: texts.returned,
  },
  disagreed: {
    title: texts.disagreeAbout,
    confirm: texts.disagree,
    text: texts.itIsKeptAs,
    label: texts.whyItDoesNot,
    done: texts.isNotAMatch,
  },
} as const;
const watchWords = {
  returned: { text: texts.itLeavesTheInbox, label: texts.whoShouldSeeTo },
  disagreed: { text: texts.itLeavesTheInbox, label: texts.whyItIsNot },
} as const;

/** Asks for the reason; `null` while nobody answers. */
export function AnswerDialog({ answering, onClose }: { answering: Answering | null; onClose: () => void }) {
  if (answering === null) return null;
  const { contributionId, investigationId, watchId, reference, operation, outcome } = answering;
  const { title, confirm, done, ...asked } = words[outcome];
  const { text, label } = watchId === null ? asked : watchWords[outcome];
  const of = watchId === null ? 'tip' : 'match';
  const verb = outcome === 'returned' ? 'return' : 'disagree';
  const said = texts.done(reference, done);
  return (
    <ConfirmDialog
      title={operation === null ? texts.watchList(title, reference) : texts.op(title, reference, operation)}
      text={text}
      confirm={confirm}
      reason={{ label, draft: `${verb}-${of}:${contributionId}:${investigationId ?? watchId ?? 0}` }}
      isOpen
      onConfirm={(reason) =>
        watchId === null
          ? submit('inbox.answer', { contributionId, investigationId: investigationId ?? 0, outcome, reason }, said)
          : submit('inbox.answerWatched', { matches: [{ contributionId, watchId }], outcome, reason }, said)
      }
      onClose={onClose}
    />
  );
}
