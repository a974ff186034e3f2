import type { Rcap } from '../../../preload/contract/triage.ts';
import { label, RcapLevel } from '../../../preload/contract/vocabulary.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.rcapFields;

export const emptyRcap: Rcap = {
  risk: 'unknown',
  credibility: 'unknown',
  actionability: 'unknown',
  proportionality: 'unknown',
};

const questions = {
  risk: texts.whatHarmCouldFollow,
  credibility: texts.howWellDoesIt,
  actionability: texts.canAnythingBeDone,
  proportionality: texts.wouldDoingItBe,
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
        label={texts.note}
        rows={2}
        maxLength={2000}
        value={value.note ?? ''}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  );
}
