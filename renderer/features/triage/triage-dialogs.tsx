import type { ClosingNeeds } from '../../../preload/contract/closing.ts';
import type { Contribution, Rcap } from '../../../preload/contract/triage.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { GradeDialog } from './grade-dialog.tsx';
import { NfaDialog } from './nfa-dialog.tsx';
import { emptyRcap, RcapFields } from './rcap-fields.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import type { Triage } from './use-triage.ts';

const texts = catalogue.triageDialogs;

export type Asking =
  | 'lead'
  | 'trace'
  | 'referred'
  | 'nfa'
  | 'send-back'
  | 'take-over'
  | 'snooze'
  | 'submitter'
  | 'evaluator'
  | null;

/** What has to be asked before an outcome: the assessment of a lead, the reason for no further action, a grade. */
export function TriageDialogs(props: {
  contribution: Contribution;
  triage: Triage;
  /** Undefined while they are on their way. */
  needs: ClosingNeeds | undefined;
  asking: Asking;
  onClose: () => void;
}) {
  const { contribution, triage, needs, asking, onClose } = props;
  return (
    <>
      {asking === 'lead' ? <LeadDialog contribution={contribution} triage={triage} onClose={onClose} /> : null}
      {asking === 'nfa' ? (
        <NfaDialog contribution={contribution} triage={triage} needs={needs} onClose={onClose} />
      ) : null}
      {asking === 'trace' || asking === 'referred' ? (
        <ReasonDialog
          key={asking}
          contribution={contribution}
          triage={triage}
          outcome={asking}
          needs={needs}
          onClose={onClose}
        />
      ) : null}
      <ConfirmDialog
        title={texts.sendBack}
        text={texts.itGoesBackTo}
        confirm={texts.sendBack}
        reason={{ label: texts.why, draft: `send-back:${contribution.id}` }}
        isOpen={asking === 'send-back'}
        onConfirm={(reason) => triage.sending.sendBack(contribution, reason)}
        onClose={onClose}
      />
      <ConfirmDialog
        title={texts.takeOver}
        text={texts.isTriagingWhatThey(contribution.claim?.by ?? texts.aColleague, contribution.reference)}
        confirm={texts.takeOver}
        reason={{
          label: texts.why,
          help: texts.theyWillReadThis,
          draft: `take-over:${contribution.id}`,
        }}
        isOpen={asking === 'take-over'}
        onConfirm={(reason) => triage.sending.takeOver(contribution.id, reason)}
        onClose={onClose}
      />
      {asking === 'snooze' ? (
        <SnoozeDialog
          title={texts.snooze(contribution.reference)}
          draft={`snooze:${contribution.id}`}
          send={(until, reason) => triage.sending.snooze(contribution, until, reason)}
          onClose={onClose}
        />
      ) : null}
      {asking === 'submitter' || asking === 'evaluator' ? (
        <GradeDialog
          contribution={contribution}
          as={asking}
          onClose={onClose}
          onGrade={(grade) => triage.sending.grade(contribution.id, grade)}
        />
      ) : null}
    </>
  );
}

function LeadDialog(props: { contribution: Contribution; triage: Triage; onClose: () => void }) {
  const { contribution, triage, onClose } = props;
  const form = useForm<{ rcap: Rcap }>({
    initial: { rcap: contribution.rcap ?? emptyRcap },
    draft: `lead:${contribution.id}`,
    send: ({ rcap }) => triage.sending.triage(contribution, 'lead', { rcap }),
    onClose,
  });
  const { value, onChange } = form.field('rcap');
  return (
    <FormDialog title={texts.makeALead(contribution.reference)} submit={texts.makeItALead} form={form}>
      <RcapFields value={value} onChange={onChange} />
    </FormDialog>
  );
}
