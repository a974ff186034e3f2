import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { save } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';

const nobody = '0';

/** Summary, area, owner and team of an investigation, with one reason for all that is changed at once. */
export function ChangeCase({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const colleagues = useQuery('access.colleagues', {}, { topics: ['people'] });
  const [summary, setSummary] = useState(investigation.summary);
  const [area, setArea] = useState(investigation.area);
  const [owner, setOwner] = useState(String(investigation.ownerId ?? nobody));
  const [team, setTeam] = useState(investigation.team.map((person) => String(person.id)));
  const [reason, setReason] = useState('');
  const people = (colleagues.value?.people ?? [])
    .filter((person) => person.roles.some((role) => role === 'case_officer' || role === 'supervisor'))
    .map((person) => ({ value: String(person.id), label: person.name }));
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
    <Dialog
      title={`Change Op ${investigation.operation}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button tone="primary" isDisabled={!ready} onPress={change}>
            Change it
          </Button>
        </>
      }
    >
      <div className="case__form">
        <TextArea label="Summary" value={summary} onChange={setSummary} rows={5} isRequired />
        <TextField label="Area" value={area} onChange={setArea} maxLength={200} />
        <Select
          label="Owner"
          options={[{ value: nobody, label: 'Nobody yet' }, ...people]}
          value={owner}
          onChange={setOwner}
        />
        <div className="case__line">
          <MultiSelect label="Team" options={people} value={team} onChange={setTeam} />
          <span className="muted">
            {people
              .filter((person) => team.includes(person.value))
              .map((person) => person.label)
              .join(', ') || 'Nobody yet'}
          </span>
        </div>
        <TextField label="Why" value={reason} onChange={setReason} isRequired maxLength={500} />
      </div>
    </Dialog>
  );
}
