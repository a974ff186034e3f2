import { useState } from 'react';
import { InvestigationKind, label, Marking, type Priority, rank } from '../../../preload/contract/vocabulary.ts';
import { go } from '../../shell/router.tsx';
import { save } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { priorityOptions } from './priority-options.ts';

export function OpenInvestigation({ onClose }: { onClose: () => void }) {
  const { account } = useSession();
  const [operation, setOperation] = useState('');
  const [kind, setKind] = useState<InvestigationKind>('attack plot');
  const [priority, setPriority] = useState<Priority>('P3');
  const [reason, setReason] = useState('');
  const [summary, setSummary] = useState('');
  const [area, setArea] = useState('');
  const [marking, setMarking] = useState<Marking>('OFFICIAL-SENSITIVE');
  const [compartment, setCompartment] = useState('0');
  const name = operation.trim().toUpperCase();
  const ready = /^[A-Z][A-Z ]{2,39}$/.test(name) && reason.trim().length >= 3 && summary.trim() !== '';
  const open = async () => {
    const made = await save(
      'investigations.open',
      {
        operation: name,
        kind,
        priority,
        reason: reason.trim(),
        summary: summary.trim(),
        area: area.trim(),
        marking,
        compartmentId: compartment === '0' ? null : Number(compartment),
      },
      `Op ${name} is open.`,
    );
    if (made === undefined) return;
    onClose();
    go({ name: 'investigation', id: made.id, tab: 'overview' });
  };
  return (
    <FormDialog title="New investigation" submit="Create" isReady={ready} onSubmit={open} onClose={onClose}>
      <TextField
        label="Operation name"
        help="Letters only, a neutral word."
        value={operation}
        onChange={setOperation}
        isRequired
        autoFocus
      />
      <FormRow>
        <Select
          label="Subject matter"
          options={InvestigationKind.options.map((value) => ({ value, label: label(value) }))}
          value={kind}
          onChange={setKind}
        />
        <Select label="Priority" options={priorityOptions} value={priority} onChange={setPriority} />
      </FormRow>
      <TextField label="Reason for the priority" value={reason} onChange={setReason} isRequired />
      <TextArea label="Summary" value={summary} onChange={setSummary} isRequired rows={4} />
      <TextField label="Area" value={area} onChange={setArea} />
      <FormRow>
        <Select
          label="Marking"
          options={Marking.options
            .filter((m) => rank(Marking, m) <= rank(Marking, account.clearance))
            .map((value) => ({ value, label: value }))}
          value={marking}
          onChange={setMarking}
        />
        <Select
          label="Compartment"
          options={[
            { value: '0', label: 'None' },
            ...account.compartments.map((c) => ({ value: String(c.id), label: c.name })),
          ]}
          value={compartment}
          onChange={setCompartment}
        />
      </FormRow>
    </FormDialog>
  );
}
