/** The headings of the National Decision Model, as fields and as they are read. */
import type { Considered } from '../../../../preload/contract/decisions.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import type { Form } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.consideredFields;

export const consideredParts: readonly { part: keyof Considered; title: string; help: string }[] = [
  { part: 'information', title: texts.informationAndIntelligence, help: texts.whatIsKnownHow },
  { part: 'threat', title: texts.threatAndRisk, help: texts.toWhomHowLikely },
  { part: 'powers', title: texts.powersAndPolicy, help: texts.whatTheLawAnd },
  { part: 'options', title: texts.optionsConsidered, help: texts.eachOptionAndWhy },
  { part: 'review', title: texts.actionAndReview, help: texts.whoDoesWhatAnd },
  { part: 'ethics', title: texts.codeOfEthics, help: texts.necessaryProportionateTheSame },
];

export const nothingConsidered: Considered = {
  information: '',
  threat: '',
  powers: '',
  options: '',
  review: '',
  ethics: '',
};

/** A decision is complete with what it rested on and what else was possible; the rest where there is something to say. */
export const consideredProblems = (typed: Considered) => ({
  information: typed.information.trim() === '' && texts.sayWhatTheDecision,
  options: typed.options.trim() === '' && texts.sayWhatElseWas,
});

export function consideredOf(typed: Considered): Considered {
  return {
    information: typed.information.trim(),
    threat: typed.threat.trim(),
    powers: typed.powers.trim(),
    options: typed.options.trim(),
    review: typed.review.trim(),
    ethics: typed.ethics.trim(),
  };
}

export function ConsideredFields<T extends Considered>({ form }: { form: Form<T> }) {
  return (
    <>
      {consideredParts.map(({ part, title, help }) => {
        const { value, onChange, error } = form.field(part);
        return (
          <TextArea
            key={part}
            label={title}
            help={help}
            value={value}
            onChange={(text) => onChange(text as T[typeof part])}
            error={error}
            isRequired={part === 'information' || part === 'options'}
            rows={2}
            maxLength={5000}
          />
        );
      })}
    </>
  );
}

export function ConsideredText({ considered }: { considered: Considered }) {
  return (
    <DescriptionList
      facts={consideredParts
        .filter(({ part }) => considered[part] !== '')
        .map(({ part, title }) => ({ term: title, value: considered[part] }))}
    />
  );
}
