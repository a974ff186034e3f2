import { submit } from '../../shell/save.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.answerDialog;

/** What is answered, and how: what is accepted needs no words. */
export interface Answering {
  contributionId: number;
  investigationId: number;
  reference: string;
  operation: string;
  outcome: 'returned' | 'disagreed';
}

const words = {
  returned: {
    title: texts.return,
    confirm: texts.return,
    text: texts.itGoesBackTo,
    label: texts.whatIsMissingOr,
    done: 'returned',
  },
  disagreed: {
    title: texts.disagreeAbout,
    confirm: texts.disagree,
    text: texts.itIsKeptAs,
    label: texts.whyItDoesNot,
    done: texts.isNotAMatch,
  },
} as const;

/** Asks for the reason; `null` while nobody answers. */
export function AnswerDialog({ answering, onClose }: { answering: Answering | null; onClose: () => void }) {
  if (answering === null) return null;
  const { contributionId, investigationId, reference, operation, outcome } = answering;
  const { title, confirm, text, label, done } = words[outcome];
  return (
    <ConfirmDialog
      title={texts.op(title, reference, operation)}
      text={text}
      confirm={confirm}
      reason={{
        label,
        draft: `${outcome === 'returned' ? 'return-tip' : 'disagree-tip'}:${contributionId}:${investigationId}`,
      }}
      isOpen
      onConfirm={(reason) =>
        submit('inbox.answer', { contributionId, investigationId, outcome, reason }, `${reference} ${done}.`)
      }
      onClose={onClose}
    />
  );
}
