import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label, SubjectRole } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const roles = SubjectRole.options.map((value) => ({ value, label: label(value) }));

/** A person of an investigation: a new one, or one whose role, names or birth date are known better by now. */
export function SubjectDialog(props: {
  investigationId: number;
  /** `null` to add one. */
  subject: Investigation['people'][number] | null;
  onClose: () => void;
}) {
  const { investigationId: id, subject, onClose } = props;
  const [name, setName] = useState(subject?.name ?? '');
  const [role, setRole] = useState<SubjectRole>(subject?.role ?? 'unknown');
  const [aliases, setAliases] = useState((subject?.aliases ?? []).join(', '));
  const [born, setBorn] = useState(subject?.born ?? '');
  const [reason, setReason] = useState('');
  const bornWrong = born !== '' && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(born);
  const ready = name.trim() !== '' && !bornWrong && (subject === null || reason.trim().length >= 3);
  const keep = async () => {
    const form = {
      role,
      name: name.trim(),
      aliases: aliases
        .split(',')
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ''),
      born: born === '' ? null : born,
    };
    const done =
      subject === null
        ? await save('investigations.addSubject', { id, ...form }, `${form.name} added.`)
        : await save(
            'investigations.changeSubject',
            { id, subjectId: subject.id, ...form, reason: reason.trim() },
            `${form.name} changed.`,
          );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title={subject === null ? 'Add a subject' : `Change ${subject.name}`}
      size="small"
      submit={subject === null ? 'Add' : 'Change'}
      isReady={ready}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} isRequired autoFocus />
      <Select label="Role" options={roles} value={role} onChange={setRole} />
      <TextField label="Also known as" help="Several with commas between." value={aliases} onChange={setAliases} />
      <TextField
        label="Born"
        help="1988, 1988-04 or 1988-04-02"
        value={born}
        onChange={setBorn}
        error={bornWrong ? 'Write the year first, as in 1988-04-02.' : null}
      />
      {subject === null ? null : (
        <TextField label="Why" value={reason} onChange={setReason} isRequired maxLength={500} />
      )}
    </FormDialog>
  );
}
