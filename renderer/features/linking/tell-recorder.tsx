import { submit } from '../../shell/save.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.tellRecorder;

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
      title={texts.tellWhoeverRecorded(reference)}
      text={texts.theyWillReadThat(operation)}
      confirm={texts.tellThem}
      danger
      reason={{
        label: texts.whyTheyShouldKnow,
        help: texts.thisIsLoggedAs,
        draft: `tell-recorder:${contributionId}:${investigationId}`,
      }}
      isOpen
      onConfirm={(reason) =>
        submit(
          'linking.tellRecorder',
          { contributionId, investigationId, reason },
          texts.whoeverRecordedNowReads(reference),
        )
      }
      onClose={onClose}
    />
  );
}
