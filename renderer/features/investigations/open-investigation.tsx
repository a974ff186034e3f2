import { useState } from 'react';
import { InvestigationKind, label, Marking, Priority, rank } from '../../../preload/contract/words.ts';
import { go } from '../../shell/router.tsx';
import { save } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';

export const priorityWords: Record<Priority, string> = {
  P1A: 'Attack planning, larger scale',
  P1B: 'Attack planning, smaller scale',
  P2H: 'High-risk extremist activity',
  P2M: 'Medium-risk extremist activity',
  P2L: 'Lower-risk extremist activity',
  P3: 'Uncorroborated: is there a threat?',
  P4: 'Previously serious, risk of re-engagement',
};
export const priorityOptions = Priority.options.map((value) => ({ value, label: value, detail: priorityWords[value] }));

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
    <Dialog
      title="Open an investigation"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button tone="primary" isDisabled={!ready} onPress={open}>
            Open it
          </Button>
        </>
      }
    >
      <div className="case__form">
        <TextField
          label="Operation name"
          help="Letters only, a neutral word."
          value={operation}
          onChange={setOperation}
          isRequired
          autoFocus
        />
        <div className="case__pair">
          <Select
            label="Subject matter"
            options={InvestigationKind.options.map((value) => ({ value, label: label(value) }))}
            value={kind}
            onChange={setKind}
          />
          <Select label="Priority" options={priorityOptions} value={priority} onChange={setPriority} />
        </div>
        <TextField label="Reason for the priority" value={reason} onChange={setReason} isRequired />
        <TextArea label="Summary" value={summary} onChange={setSummary} isRequired rows={4} />
        <TextField label="Area" value={area} onChange={setArea} />
        <div className="case__pair">
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
        </div>
      </div>
    </Dialog>
  );
}
