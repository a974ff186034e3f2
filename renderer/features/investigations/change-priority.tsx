import type { Investigation } from '../../../preload/contract/investigations.ts';
import { submit } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { priorityOptions } from './priority-options.ts';

/** Another priority, with the reason that its history keeps. */
export function ChangePriority({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id, version } = investigation;
  const form = useForm({
    initial: { priority: investigation.priority, reason: '' },
    compare: { now: { priority: investigation.priority }, words: { priority: { label: 'Priority' } } },
    draft: `change-priority:${id}`,
    check: ({ priority, reason }) => ({
      priority: priority === investigation.priority && `It is ${priority} already. Choose another.`,
      reason: reasonMissing(reason),
    }),
    send: ({ priority, reason }) =>
      submit(
        'investigations.setPriority',
        { id, version, priority, reason: reason.trim() },
        `Priority is ${priority}.`,
      ),
    onClose,
  });
  return (
    <FormDialog title="Change the priority" size="small" submit="Save" form={form}>
      <Select label="Priority" options={priorityOptions} {...form.field('priority')} />
      <TextArea label="Why" {...form.field('reason')} isRequired rows={3} />
    </FormDialog>
  );
}
