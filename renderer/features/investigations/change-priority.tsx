import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import type { Priority } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { priorityOptions } from './priority-options.ts';

/** Another priority, with the reason that its history keeps. */
export function ChangePriority({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const [priority, setPriority] = useState<Priority>(investigation.priority);
  const [reason, setReason] = useState('');
  const change = async () => {
    const { id, version } = investigation;
    const done = await save(
      'investigations.setPriority',
      { id, version, priority, reason: reason.trim() },
      `Priority is ${priority}.`,
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title="Change the priority"
      size="small"
      submit="Save"
      isReady={priority !== investigation.priority && reason.trim().length >= 3}
      onSubmit={change}
      onClose={onClose}
    >
      <Select label="Priority" options={priorityOptions} value={priority} onChange={setPriority} />
      <TextArea label="Why" value={reason} onChange={setReason} isRequired rows={3} />
    </FormDialog>
  );
}
