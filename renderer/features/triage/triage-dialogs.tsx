import { useState } from 'react';
import type { Contribution, Rcap } from '../../../preload/contract/triage.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { GradeDialog } from './grade-dialog.tsx';
import { emptyRcap, RcapFields } from './rcap-fields.tsx';
import type { Triage } from './use-triage.ts';

export type Asking = 'lead' | 'nfa' | 'send-back' | 'submitter' | 'evaluator' | null;

/** What has to be asked before an outcome: the assessment of a lead, the reason for no further action, a grade. */
export function TriageDialogs(props: {
  contribution: Contribution;
  triage: Triage;
  asking: Asking;
  onClose: () => void;
}) {
  const { contribution, triage, asking, onClose } = props;
  return (
    <>
      {asking === 'lead' ? <LeadDialog contribution={contribution} triage={triage} onClose={onClose} /> : null}
      <ConfirmDialog
        title="No further action"
        text={`${contribution.reference} will wait for a second person's sign-off. Until then it can be taken back.`}
        confirm="Propose no further action"
        reason={{ label: 'Why', help: 'The second person and any later reviewer will read this.' }}
        isOpen={asking === 'nfa'}
        onConfirm={(reason) => void triage.triage(contribution, 'nfa', { reason })}
        onClose={onClose}
      />
      <ConfirmDialog
        title="Send back"
        text="It goes back to the queue as it was before no further action was proposed."
        confirm="Send back"
        reason={{ label: 'Why' }}
        isOpen={asking === 'send-back'}
        onConfirm={(reason) => void triage.signOff(contribution, false, reason)}
        onClose={onClose}
      />
      {asking === 'submitter' || asking === 'evaluator' ? (
        <GradeDialog
          contribution={contribution}
          as={asking}
          onClose={onClose}
          onGrade={(grade) => triage.grade(contribution.id, grade)}
        />
      ) : null}
    </>
  );
}

function LeadDialog({
  contribution,
  triage,
  onClose,
}: {
  contribution: Contribution;
  triage: Triage;
  onClose: () => void;
}) {
  const [rcap, setRcap] = useState<Rcap>(contribution.rcap ?? emptyRcap);
  const save = async () => {
    if (await triage.triage(contribution, 'lead', { rcap })) onClose();
  };
  return (
    <FormDialog
      title={`Make ${contribution.reference} a lead`}
      submit="Make it a lead"
      isReady
      onSubmit={save}
      onClose={onClose}
    >
      <RcapFields value={rcap} onChange={setRcap} />
    </FormDialog>
  );
}
