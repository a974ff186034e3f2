import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { save } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Line } from '../../ui/line.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useAssignablePeople } from './use-assignable-people.ts';

const nobody = '0';

/** Summary, area, owner and team of an investigation, with one reason for all that is changed at once. */
export function ChangeCase({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const [summary, setSummary] = useState(investigation.summary);
  const [area, setArea] = useState(investigation.area);
  const [owner, setOwner] = useState(String(investigation.ownerId ?? nobody));
  const [team, setTeam] = useState(investigation.team.map((person) => String(person.id)));
  const [reason, setReason] = useState('');
  const people = useAssignablePeople();
  const ready = summary.trim() !== '' && reason.trim().length >= 3;
  const change = async () => {
    const done = await save(
      'investigations.change',
      {
        id: investigation.id,
        version: investigation.version,
        summary: summary.trim(),
        area: area.trim(),
        ownerId: owner === nobody ? null : Number(owner),
        team: team.map(Number),
        reason: reason.trim(),
      },
      'Changed.',
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title={`Change Op ${investigation.operation}`}
      submit="Save"
      isReady={ready}
      onSubmit={change}
      onClose={onClose}
    >
      <TextArea label="Summary" value={summary} onChange={setSummary} rows={5} isRequired />
      <TextField label="Area" value={area} onChange={setArea} maxLength={200} />
      <Select
        label="Owner"
        options={[{ value: nobody, label: 'Nobody yet' }, ...people]}
        value={owner}
        onChange={setOwner}
      />
      <Line>
        <MultiSelect label="Team" options={people} value={team} onChange={setTeam} />
        <span className="muted">
          {people
            .filter((person) => team.includes(person.value))
            .map((person) => person.label)
            .join(', ') || 'Nobody yet'}
        </span>
      </Line>
      <TextField label="Why" value={reason} onChange={setReason} isRequired maxLength={500} />
    </FormDialog>
  );
}
