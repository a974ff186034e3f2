import type { Investigation } from '../../../preload/contract/investigations.ts';
import { save, submit } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { TextArea } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';

/** What somebody whose case it is not would change, in words, for its owner or team to answer. */
export function ProposeChange({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id, operation, owner } = investigation;
  const form = useForm({
    initial: { what: '', reason: '' },
    draft: `propose-change:${id}`,
    check: ({ what, reason }) => ({
      what: missing(what, 'Say what should change.'),
      reason: reasonMissing(reason),
    }),
    send: ({ what, reason }) =>
      submit('investigations.proposeChange', { id, what: what.trim(), reason: reason.trim() }, 'Proposed.'),
    onClose,
  });
  return (
    <FormDialog title={`Propose a change to Op ${operation}`} submit="Propose" form={form}>
      <p>
        {owner === null ? 'Nobody owns this case: its team or a supervisor answers.' : `${owner} or the team answers.`}
      </p>
      <TextArea label="What should change" {...form.field('what')} rows={4} isRequired maxLength={5000} />
      <TextArea label="Why" {...form.field('reason')} rows={3} isRequired maxLength={2000} />
    </FormDialog>
  );
}

/** For a case that nobody owns. */
export function TakeCase({ investigation }: { investigation: Investigation }) {
  const { id, version } = investigation;
  return (
    <Button size="small" onPress={() => void save('investigations.take', { id, version }, 'The case is yours.')}>
      Take this case
    </Button>
  );
}
