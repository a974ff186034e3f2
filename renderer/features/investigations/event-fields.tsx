import { DateBasis, EventKind, label } from '../../../preload/contract/vocabulary.ts';
import type { Compared } from '../../ui/compare.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import type { Form } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';
import { catalogue } from './catalogue.ts';
import { type EventForm, knownRules, none, whenRules } from './event-form.ts';

const texts = catalogue.eventFields;

const words = <T extends string>(list: readonly T[]) => list.map((value) => ({ value, label: label(value) }));

export interface EventChoices {
  people: readonly { id: number; name: string }[];
  /** Contributions of the investigation, of which one may have told of the event. */
  tips: readonly { id: number; words: string }[];
}

/** How each field is told where a colleague has changed it as well. */
export const wordsOfEvent = ({ people, tips }: EventChoices): Compared<EventForm>['words'] => ({
  title: { label: texts.whatHappened },
  when: { label: texts.whenOrFrom },
  to: { label: texts.to },
  basis: { label: texts.howItIsKnown, say: label },
  kind: { label: texts.kind, say: label },
  place: { label: texts.place },
  subjectId: { label: texts.person, say: (id) => people.find((one) => String(one.id) === id)?.name ?? '' },
  contributionId: { label: texts.source, say: (id) => tips.find((one) => String(one.id) === id)?.words ?? '' },
  knownAt: { label: texts.knownSince },
  detail: { label: texts.detail },
});

/** An event, with a date no more exact than it is known. */
export function EventFields({ form, people, tips, except }: EventChoices & { form: Form<EventForm>; except: number }) {
  return (
    <>
      <TextField label={texts.whatHappened} {...form.field('title')} isRequired autoFocus maxLength={200} />
      <HeldElsewhere typed={form.field('title').value} kind={null} except={except} />
      <FormRow>
        <DateField label={texts.whenOrFrom} {...whenRules} {...form.field('when')} isRequired />
        <DateField label={texts.to} {...whenRules} help={texts.onlyIfItLasted} {...form.field('to')} />
      </FormRow>
      <Select label={texts.howItIsKnown} options={words(DateBasis.options)} {...form.field('basis')} />
      <FormRow>
        <Select label={texts.kind} options={words(EventKind.options)} {...form.field('kind')} />
        <TextField label={texts.place} {...form.field('place')} maxLength={200} />
      </FormRow>
      <FormRow>
        <Select
          label={texts.person}
          options={[
            { value: none, label: texts.nobodyOrNotKnown },
            ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          {...form.field('subjectId')}
        />
        <Select
          label={texts.source}
          options={[
            { value: none, label: texts.noContribution },
            ...tips.map(({ id, words: said }) => ({ value: String(id), label: said })),
          ]}
          {...form.field('contributionId')}
        />
      </FormRow>
      <DateField
        label={texts.knownSince}
        {...knownRules}
        help={texts.ifTheInvestigationKnew}
        {...form.field('knownAt')}
      />
      <TextArea label={texts.detail} {...form.field('detail')} rows={3} maxLength={5000} />
    </>
  );
}
