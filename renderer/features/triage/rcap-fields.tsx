import type { Rcap } from '../../../preload/contract/triage.ts';
import { label, RcapLevel } from '../../../preload/contract/vocabulary.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-field.tsx';

export const emptyRcap: Rcap = {
  risk: 'unknown',
  credibility: 'unknown',
  actionability: 'unknown',
  proportionality: 'unknown',
};

const questions = {
  risk: 'What harm could follow if it is true?',
  credibility: 'How well does it fit what is known, and who says so?',
  actionability: 'Can anything be done about it?',
  proportionality: 'Would doing it be proportionate to the risk?',
} as const;
const fields = ['risk', 'credibility', 'actionability', 'proportionality'] as const;
const levels = RcapLevel.options.map((value) => ({ value, label: label(value) }));

/** Risk, credibility, actionability, proportionality: how a lead is assessed. */
export function RcapFields({ value, onChange }: { value: Rcap; onChange: (value: Rcap) => void }) {
  return (
    <>
      {fields.map((field) => (
        <RadioGroup
          key={field}
          label={label(field)}
          help={questions[field]}
          orientation="horizontal"
          options={levels}
          value={value[field]}
          onChange={(chosen) => onChange({ ...value, [field]: chosen })}
        />
      ))}
      <TextArea
        label="Note"
        rows={2}
        maxLength={2000}
        value={value.note ?? ''}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  );
}
