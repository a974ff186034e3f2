import { submit } from '../../shell/save.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

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
    title: 'Return',
    confirm: 'Return',
    text: 'It goes back to the queue, unless it is linked to something else. Whoever linked it reads why.',
    label: 'What is missing, or where it should go',
    done: 'returned',
  },
  disagreed: {
    title: 'Disagree about',
    confirm: 'Disagree',
    text: 'It is kept as no match with your operation. Whoever linked it reads why.',
    label: 'Why it does not belong here',
    done: 'is not a match',
  },
} as const;

/** Asks for the reason; `null` while nobody answers. */
export function AnswerDialog({ answering, onClose }: { answering: Answering | null; onClose: () => void }) {
  if (answering === null) return null;
  const { contributionId, investigationId, reference, operation, outcome } = answering;
  const { title, confirm, text, label, done } = words[outcome];
  return (
    <ConfirmDialog
      title={`${title} ${reference}, Op ${operation}`}
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
