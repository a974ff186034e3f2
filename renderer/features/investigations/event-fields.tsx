import { DateBasis, EventKind, label } from '../../../preload/contract/vocabulary.ts';
import type { Compared } from '../../ui/compare.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import type { Form } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';
import { type EventForm, knownRules, none, whenRules } from './event-form.ts';

const words = <T extends string>(list: readonly T[]) => list.map((value) => ({ value, label: label(value) }));

export interface EventChoices {
  people: readonly { id: number; name: string }[];
  /** Contributions of the investigation, of which one may have told of the event. */
  tips: readonly { id: number; words: string }[];
}

/** How each field is told where a colleague has changed it as well. */
export const wordsOfEvent = ({ people, tips }: EventChoices): Compared<EventForm>['words'] => ({
  title: { label: 'What happened' },
  when: { label: 'When, or from' },
  to: { label: 'To' },
  basis: { label: 'How it is known', say: label },
  kind: { label: 'Kind', say: label },
  place: { label: 'Place' },
  subjectId: { label: 'Person', say: (id) => people.find((one) => String(one.id) === id)?.name ?? '' },
  contributionId: { label: 'Source', say: (id) => tips.find((one) => String(one.id) === id)?.words ?? '' },
  knownAt: { label: 'Known since' },
  detail: { label: 'Detail' },
});

/** An event, with a date no more exact than it is known. */
export function EventFields({ form, people, tips, except }: EventChoices & { form: Form<EventForm>; except: number }) {
  return (
    <>
      <TextField label="What happened" {...form.field('title')} isRequired autoFocus maxLength={200} />
      <HeldElsewhere typed={form.field('title').value} kind={null} except={except} />
      <FormRow>
        <DateField label="When, or from" {...whenRules} {...form.field('when')} isRequired />
        <DateField
          label="To"
          {...whenRules}
          help="Only if it lasted, or for the end of a range."
          {...form.field('to')}
        />
      </FormRow>
      <Select label="How it is known" options={words(DateBasis.options)} {...form.field('basis')} />
      <FormRow>
        <Select label="Kind" options={words(EventKind.options)} {...form.field('kind')} />
        <TextField label="Place" {...form.field('place')} maxLength={200} />
      </FormRow>
      <FormRow>
        <Select
          label="Person"
          options={[
            { value: none, label: 'Nobody, or not known' },
            ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          {...form.field('subjectId')}
        />
        <Select
          label="Source"
          options={[
            { value: none, label: 'No contribution' },
            ...tips.map(({ id, words: said }) => ({ value: String(id), label: said })),
          ]}
          {...form.field('contributionId')}
        />
      </FormRow>
      <DateField
        label="Known since"
        {...knownRules}
        help="If the investigation knew of it before now."
        {...form.field('knownAt')}
      />
      <TextArea label="Detail" {...form.field('detail')} rows={3} maxLength={5000} />
    </>
  );
}
