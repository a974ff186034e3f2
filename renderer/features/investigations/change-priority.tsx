import type { Investigation } from '../../../preload/contract/investigations.ts';
import { submit } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { priorityOptions } from './priority-options.ts';

const texts = catalogue.changePriority;

/** Another priority, with the reason that its history keeps. */
export function ChangePriority({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id, version } = investigation;
  const form = useForm({
    initial: { priority: investigation.priority, reason: '' },
    compare: { now: { priority: investigation.priority }, words: { priority: { label: texts.priority } } },
    draft: `change-priority:${id}`,
    check: ({ priority, reason }) => ({
      priority: priority === investigation.priority && texts.itIsAlreadyChoose(priority),
      reason: reasonMissing(reason),
    }),
    send: ({ priority, reason }) =>
      submit(
        'investigations.setPriority',
        { id, version, priority, reason: reason.trim() },
        texts.priorityIs(priority),
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.changeThePriority} size="small" submit={texts.save} form={form}>
      <Select label={texts.priority} options={priorityOptions} {...form.field('priority')} />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={3} />
    </FormDialog>
  );
}
