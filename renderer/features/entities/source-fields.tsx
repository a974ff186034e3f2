/** The part of a form that says what an item rests on, and how it is graded. */

import { handlingWords, intelligenceWords, sourceWords } from '../../../preload/contract/grade-words.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { HandlingCode, IntelligenceGrade, SourceGrade } from '../../../preload/contract/vocabulary.ts';
import { FormRow } from '../../ui/form.tsx';
import { missing, type Problems } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { FormField } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { noRecord, recordIn, SourceRecord } from './source-record.tsx';

const texts = catalogue.sourceFields;

export interface TypedSource {
  source: string;
  /** The record that it is known from: see source-record.tsx. */
  record: string;
  graded: SourceGrade | 'none';
  intelligence: IntelligenceGrade;
  handling: HandlingCode;
  conditions: string;
}

export const noSource: TypedSource = {
  source: '',
  record: noRecord,
  graded: 'none',
  intelligence: 'D',
  handling: 'P',
  conditions: '',
};

const worded = <K extends string>(letters: readonly K[], words: Record<K, string>) =>
  letters.map((value) => ({ value, label: `${value}  ${words[value]}` }));
const sources = [{ value: 'none' as const, label: texts.notGraded }, ...worded(SourceGrade.options, sourceWords)];
const intelligence = worded(IntelligenceGrade.options, intelligenceWords);
const handling = worded(HandlingCode.options, handlingWords);

export const sourceProblems = ({ graded, handling: code, conditions }: TypedSource): Problems<TypedSource> => ({
  conditions: graded !== 'none' && code === 'C' && missing(conditions, texts.writeTheConditionsThat),
});

/** As the engine takes it. `contributionId`: the contribution that it was read in. */
export function sourceOf(
  typed: TypedSource,
  contributionId: number | null = null,
): Pick<Input<'entities.relate'>, 'source' | 'contributionId' | 'documentId' | 'eventId' | 'exhibitId' | 'grade'> {
  const { source, record, graded, intelligence: letter, handling: code, conditions } = typed;
  return {
    source: source.trim(),
    ...recordIn(record, contributionId),
    grade:
      graded === 'none'
        ? null
        : {
            source: graded,
            intelligence: letter,
            handling: code,
            conditions: code === 'C' ? conditions.trim() : null,
          },
  };
}

/** Fields for what it rests on and its grade; the letters appear once it is graded. */
export function SourceFields(props: {
  value: TypedSource;
  /** The case whose records it may be known from; none is offered before it is chosen. */
  investigationId: number | null;
  form: {
    field: ((name: 'source' | 'record' | 'conditions') => FormField<string>) &
      ((name: 'graded') => FormField<TypedSource['graded']>) &
      ((name: 'intelligence') => FormField<IntelligenceGrade>) &
      ((name: 'handling') => FormField<HandlingCode>);
  };
}) {
  const { value, investigationId, form } = props;
  return (
    <>
      <FormRow>
        <TextField label={texts.source} help={texts.whoOrWhatIt} {...form.field('source')} maxLength={500} />
        <Select label={texts.sourceGrade3x5x2} options={sources} {...form.field('graded')} />
      </FormRow>
      {investigationId === null ? null : (
        <SourceRecord investigationId={investigationId} field={form.field('record')} />
      )}
      {value.graded === 'none' ? null : (
        <FormRow>
          <Select label={texts.howItIsKnown} options={intelligence} {...form.field('intelligence')} />
          <Select label={texts.handling} options={handling} {...form.field('handling')} />
        </FormRow>
      )}
      {value.graded === 'none' || value.handling === 'P' ? null : (
        <TextField label={texts.conditions} {...form.field('conditions')} isRequired maxLength={2000} />
      )}
    </>
  );
}
