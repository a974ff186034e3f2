import type { Investigation } from '../../../../preload/contract/investigations.ts';
import { submit } from '../../../shell/save.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { reasonMissing } from '../../../ui/form-problems.ts';
import { TextArea } from '../../../ui/text-field.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';
import { ClosingItems } from './closing-items.tsx';

const texts = catalogue.proposeClosure;

/** The owner's proposal, with everything that is still open before their eyes. */
export function ProposeClosure({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id, version, operation, mayChange } = investigation;
  const form = useForm({
    initial: { reason: '' },
    draft: `close-case:${id}`,
    check: ({ reason }) => ({ reason: reasonMissing(reason) }),
    send: ({ reason }) =>
      submit('investigations.proposeClosure', { id, version, reason: reason.trim() }, texts.proposedToASupervisor),
    onClose,
  });
  return (
    <FormDialog title={texts.proposeToCloseOp(operation)} submit={texts.propose} form={form}>
      <p>{texts.aSupervisorAgreesBefore}</p>
      <ClosingItems investigationId={id} mayChange={mayChange} onLeave={onClose} />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={3} maxLength={1000} />
    </FormDialog>
  );
}
