import { useState } from 'react';
import { label, PlotStage } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { TypedDate } from '../../ui/imprecise-date.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';

const stages = PlotStage.options.map((value, index) => ({ value, label: `${index} ${label(value)}` }));
const kinds = [
  ['intent', 'Intent'],
  ['target', 'A specific target or date'],
  ['capability', 'Capability in hand'],
  ['rehearsal', 'Rehearsal'],
] as const;

/** How far a plot has come, on what evidence; it counts once a second person has countersigned it. */
export function AssessStage({ investigationId, onClose }: { investigationId: number; onClose: () => void }) {
  const [stage, setStage] = useState<PlotStage>('concern');
  const [evidence, setEvidence] = useState({ intent: false, target: false, capability: false, rehearsal: false });
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState<TypedDate | null>(null);
  const ahead = when !== null && Date.parse(when.from) > Date.now();
  const assess = async () => {
    const done = await save(
      'investigations.assessStage',
      { id: investigationId, at: when?.from ?? new Date().toISOString(), stage, evidence, reason: reason.trim() },
      'Assessed. It now awaits countersignature.',
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title="Assess the stage"
      submit="Assess"
      isReady={reason.trim().length >= 3 && !ahead}
      onSubmit={assess}
      onClose={onClose}
    >
      <Select label="Stage" options={stages} value={stage} onChange={setStage} />
      <DateField
        label="As of"
        help="When the plot had come so far, if that was before now. When it was written down is kept beside it."
        onChange={setWhen}
        error={ahead ? 'That time is in the future.' : null}
      />
      <CheckGroup label="There is evidence of">
        {kinds.map(([kind, words]) => (
          <Checkbox key={kind} isSelected={evidence[kind]} onChange={(on) => setEvidence({ ...evidence, [kind]: on })}>
            {words}
          </Checkbox>
        ))}
      </CheckGroup>
      <TextArea
        label="Why"
        help="What the assessment stands on."
        value={reason}
        onChange={setReason}
        isRequired
        rows={4}
      />
    </FormDialog>
  );
}
