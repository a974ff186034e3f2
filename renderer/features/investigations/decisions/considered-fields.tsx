/** The headings of the National Decision Model, as fields and as they are read. */
import type { Considered } from '../../../../preload/contract/decisions.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import type { Form } from '../../../ui/use-form.ts';

export const consideredParts: readonly { part: keyof Considered; title: string; help: string }[] = [
  { part: 'information', title: 'Information and intelligence', help: 'What is known, how well, and what is not.' },
  { part: 'threat', title: 'Threat and risk', help: 'To whom, how likely, how soon; the working strategy.' },
  { part: 'powers', title: 'Powers and policy', help: 'What the law and policy allow or require.' },
  { part: 'options', title: 'Options considered', help: 'Each option, and why it was taken or ruled out.' },
  { part: 'review', title: 'Action and review', help: 'Who does what, and what would change the decision.' },
  { part: 'ethics', title: 'Code of Ethics', help: 'Necessary, proportionate, the same for everybody.' },
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
  information: typed.information.trim() === '' && 'Say what the decision rests on.',
  options: typed.options.trim() === '' && 'Say what else was possible.',
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
