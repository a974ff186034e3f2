import type { Investigation } from '../../../../preload/contract/investigations.ts';
import { submit } from '../../../shell/save.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { reasonMissing } from '../../../ui/form-problems.ts';
import { TextArea } from '../../../ui/text-field.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { ClosingItems } from './closing-items.tsx';

/** The owner's proposal, with everything that is still open before their eyes. */
export function ProposeClosure({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id, version, operation, mayChange } = investigation;
  const form = useForm({
    initial: { reason: '' },
    draft: `close-case:${id}`,
    check: ({ reason }) => ({ reason: reasonMissing(reason) }),
    send: ({ reason }) =>
      submit('investigations.proposeClosure', { id, version, reason: reason.trim() }, 'Proposed to a supervisor.'),
    onClose,
  });
  return (
    <FormDialog title={`Propose to close Op ${operation}`} submit="Propose" form={form}>
      <p>
        A supervisor agrees before it is closed, and sees what is listed here. Its subjects still match new
        contributions, and it can be reopened.
      </p>
      <ClosingItems investigationId={id} mayChange={mayChange} onLeave={onClose} />
      <TextArea label="Why" {...form.field('reason')} isRequired rows={3} maxLength={1000} />
    </FormDialog>
  );
}
