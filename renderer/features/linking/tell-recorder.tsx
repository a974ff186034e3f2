import { save } from '../../shell/save.ts';
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
  const tell = async (reason: string) => {
    if (telling === null) return;
    const { contributionId, investigationId, reference } = telling;
    await save(
      'linking.tellRecorder',
      { contributionId, investigationId, reason },
      `Whoever recorded ${reference} now reads that it is dealt with elsewhere.`,
    );
  };
  return (
    <ConfirmDialog
      title={`Tell whoever recorded ${telling?.reference ?? ''}`}
      text={`They will read that it is dealt with elsewhere, and nothing of Op ${telling?.operation ?? ''}. If it is linked, everybody who may see it will see the state “Linked”. This cannot be taken back.`}
      confirm="Tell them"
      danger
      reason={{ label: 'Why they should know', help: 'This is logged as a disclosure. They will not see it.' }}
      isOpen={telling !== null}
      onConfirm={(reason) => void tell(reason)}
      onClose={onClose}
    />
  );
}
