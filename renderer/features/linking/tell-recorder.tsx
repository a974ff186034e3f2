import { submit } from '../../shell/save.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** What is told about: a contribution, and the investigation whose people tell. */
export interface Telling {
  contributionId: number;
  reference: string;
  investigationId: number;
  operation: string;
}

/** Asks for the reason and tells whoever recorded the contribution; `null` while nobody asks. */
export function TellRecorder({ telling, onClose }: { telling: Telling | null; onClose: () => void }) {
  if (telling === null) return null;
  const { contributionId, investigationId, reference, operation } = telling;
  return (
    <ConfirmDialog
      title={`Tell whoever recorded ${reference}`}
      text={`They will read that it is dealt with elsewhere, and nothing of Op ${operation}. If it is linked, everybody who may see it will see the state “Linked”. This cannot be taken back.`}
      confirm="Tell them"
      danger
      reason={{
        label: 'Why they should know',
        help: 'This is logged as a disclosure. They will not see it.',
        draft: `tell-recorder:${contributionId}:${investigationId}`,
      }}
      isOpen
      onConfirm={(reason) =>
        submit(
          'linking.tellRecorder',
          { contributionId, investigationId, reason },
          `Whoever recorded ${reference} now reads that it is dealt with elsewhere.`,
        )
      }
      onClose={onClose}
    />
  );
}
