import type { ClosingNeeds } from '../../../preload/contract/closing.ts';
import type { Contribution, Rcap } from '../../../preload/contract/triage.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { TextArea } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { takenToClose } from './closing-words.ts';
import { emptyRcap, RcapFields } from './rcap-fields.tsx';
import type { Triage } from './use-triage.ts';

const texts = catalogue.nfaDialog;

const fields = ['risk', 'credibility', 'actionability', 'proportionality'] as const;

/** Proposes no further action: the reason, and the assessment where the rule asks for it and there is none. */
export function NfaDialog(props: {
  contribution: Contribution;
  triage: Triage;
  needs: ClosingNeeds | undefined;
  onClose: () => void;
}) {
  const { contribution, triage, needs, onClose } = props;
  const assesses = needs?.rcap === true && contribution.rcap === null;
  const because = needs?.facts.filter(({ standing, needs: takes }) => standing !== 'no' && takes.length > 0) ?? [];
  const form = useForm<{ reason: string; rcap: Rcap }>({
    initial: { reason: '', rcap: emptyRcap },
    draft: `no-further-action:${contribution.id}`,
    check: ({ reason, rcap }) => ({
      reason: reasonMissing(reason),
      rcap: assesses && fields.every((field) => rcap[field] === 'unknown') && texts.assessAtLeastOne,
    }),
    send: ({ reason, rcap }) =>
      triage.sending.triage(contribution, 'nfa', { reason: reason.trim(), ...(assesses ? { rcap } : {}) }),
    onClose,
  });
  const { value, onChange, error } = form.field('rcap');
  return (
    <FormDialog
      title={texts.noFurtherAction}
      size={assesses ? 'medium' : 'small'}
      role="alertdialog"
      submit={texts.proposeNoFurtherAction}
      form={form}
    >
      <p>
        {texts.willWaitForSign(
          contribution.reference,
          needs?.supervisor === true ? texts.aSupervisors : texts.aSecondPersons,
        )}
      </p>
      {needs === undefined || because.length === 0 ? null : (
        <p className="muted">
          {texts.bySignOffRule(because.map(({ says }) => says).join(' '), needs.rule.version, takenToClose(needs))}
        </p>
      )}
      <TextArea
        label={texts.why}
        help={texts.theSecondPersonAnd}
        {...form.field('reason')}
        isRequired
        rows={3}
        maxLength={1000}
        autoFocus
      />
      {assesses ? <RcapFields value={value} onChange={onChange} /> : null}
      {error === null ? null : <p role="alert">{error}</p>}
    </FormDialog>
  );
}
