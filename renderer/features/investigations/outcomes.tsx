import { useState } from 'react';
import { failure, type Result } from '../../../preload/contract/errors.ts';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { ArrestOutcome, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { type Form, useForm } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';
import { withdraw } from './withdraw.ts';

const outcomes = ArrestOutcome.options.map((value) => ({ value, label: label(value) }));
const atRules = { kind: 'moment', towards: 'past' } as const;
const unreadable: Result<never> = { ok: false, error: failure('INPUT_INVALID', 'at') };
const nobody = '0';

interface ArrestFacts {
  power: string;
  offence: string;
  place: string;
}
const noFacts: ArrestFacts = { power: '', offence: '', place: '' };
const factsOf = ({ power, offence, place }: ArrestFacts) => ({
  power: power.trim() || null,
  offence: offence.trim() || null,
  place: place.trim() || null,
});
const peopleOf = (investigation: Investigation) => [
  { value: nobody, label: 'Person not recorded' },
  ...investigation.people.map((person) => ({ value: String(person.id), label: person.name })),
];

function FactFields<T extends ArrestFacts>({ form }: { form: Form<T> }) {
  const fieldOf = (name: keyof ArrestFacts) => {
    const { value, onChange, error } = form.field(name);
    return { value, onChange: (text: string) => onChange(text as T[typeof name]), error };
  };
  return (
    <>
      <TextField label="Power" help="Such as Terrorism Act 2000, section 41." {...fieldOf('power')} maxLength={200} />
      <TextField label="On suspicion of" {...fieldOf('offence')} maxLength={200} />
      <TextField label="Place" {...fieldOf('place')} maxLength={200} />
    </>
  );
}

/** Who was arrested, under which power, on suspicion of what and where; what it said before stays in the history. */
export function CorrectArrest(props: {
  investigation: Investigation;
  arrest: Investigation['arrests'][number];
  onClose: () => void;
}) {
  const { investigation, arrest, onClose } = props;
  const { id } = investigation;
  const who = investigation.people.find(({ name }) => name === arrest.subject);
  const form = useForm({
    initial: {
      subjectId: String(who?.id ?? nobody),
      power: arrest.power ?? '',
      offence: arrest.offence ?? '',
      place: arrest.place ?? '',
      reason: '',
    },
    draft: `correct-arrest:${id}:${arrest.id}`,
    check: ({ reason }) => ({ reason: reasonMissing(reason) }),
    send: ({ subjectId, reason, ...facts }) =>
      submit(
        'investigations.changeArrest',
        {
          id,
          arrestId: arrest.id,
          subjectId: subjectId === nobody ? null : Number(subjectId),
          ...factsOf(facts),
          reason: reason.trim(),
        },
        'Arrest corrected. What it said before stays in the history.',
      ),
    onClose,
  });
  return (
    <FormDialog title="Correct the arrest" size="small" submit="Correct" form={form}>
      <Select label="Who" options={peopleOf(investigation)} {...form.field('subjectId')} />
      <FactFields form={form} />
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}

export function RecordArrest({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id } = investigation;
  const read = useReadDate();
  const form = useForm<ArrestFacts & { subjectId: string; at: string; outcome: ArrestOutcome }>({
    initial: { subjectId: nobody, at: '', outcome: 'pending', ...noFacts },
    draft: `record-arrest:${id}`,
    check: ({ at }) => ({ at: dateProblem(at, read(at, atRules), 'Say when it was.') }),
    send: async ({ subjectId, at, outcome, ...facts }) => {
      const when = dateIn(read(at, atRules));
      if (when === null) return unreadable;
      const who = subjectId === nobody ? null : Number(subjectId);
      const arrest = { id, subjectId: who, at: when.from, outcome, ...factsOf(facts) };
      return submit('investigations.recordArrest', arrest, 'Arrest recorded.');
    },
    onClose,
  });
  const arrested = investigation.people.find((one) => String(one.id) === form.field('subjectId').value);
  return (
    <FormDialog title="Record an arrest" size="small" submit="Record" form={form}>
      <Select label="Who" options={peopleOf(investigation)} {...form.field('subjectId')} />
      <HeldElsewhere typed={arrested?.name ?? ''} kind="person" except={id} />
      <DateField label="When" {...atRules} {...form.field('at')} isRequired />
      <FactFields form={form} />
      <Select label="Outcome so far" options={outcomes} {...form.field('outcome')} />
    </FormDialog>
  );
}

export function RecordDisruption({ investigationId: id, onClose }: { investigationId: number; onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: { at: '', summary: '' },
    draft: `record-disruption:${id}`,
    check: ({ at, summary }) => ({
      at: dateProblem(at, read(at, atRules), 'Say when it was.'),
      summary: summary.trim().length < 3 && 'Say in a sentence how it was disrupted.',
    }),
    send: async ({ at, summary }) => {
      const when = dateIn(read(at, atRules));
      if (when === null) return unreadable;
      const disruption = { id, at: when.from, summary: summary.trim() };
      return submit('investigations.recordDisruption', disruption, 'Disruption recorded.');
    },
    onClose,
  });
  return (
    <FormDialog title="Record the disruption" size="small" submit="Record" form={form}>
      <p>A plot counts once, at this date, as late-stage if its highest countersigned assessment before it was.</p>
      <DateField label="When" {...atRules} {...form.field('at')} isRequired autoFocus />
      <TextArea label="How" {...form.field('summary')} isRequired rows={4} maxLength={5000} />
    </FormDialog>
  );
}

/** What became of an arrest since; or that it was a mistake, with a reason for either. */
export function ArrestOutcomeDialog(props: {
  investigationId: number;
  arrest: Investigation['arrests'][number];
  onClose: () => void;
}) {
  const { investigationId: id, arrest, onClose } = props;
  const reasoned = ({ reason }: { reason: string }) => ({ reason: reasonMissing(reason) });
  const form = useForm({
    initial: { outcome: arrest.outcome, reason: '' },
    draft: `arrest-outcome:${id}:${arrest.id}`,
    check: (typed) => ({
      outcome: typed.outcome === arrest.outcome && `It is “${label(arrest.outcome)}” already. Choose another.`,
      ...reasoned(typed),
    }),
    send: ({ outcome, reason }) =>
      submit(
        'investigations.setArrestOutcome',
        { id, arrestId: arrest.id, outcome, reason: reason.trim() },
        'Outcome saved.',
      ),
    onClose,
  });
  const takeOut = ({ reason }: { reason: string }) =>
    withdraw({ id, what: 'arrest', itemId: arrest.id }, 'The arrest', reason.trim());
  return (
    <FormDialog
      title={`Arrest of ${arrest.subject ?? 'somebody who is not recorded'}`}
      size="small"
      submit="Save outcome"
      form={form}
      others={
        <Button tone="danger" onPress={() => form.submitAs(takeOut, reasoned)}>
          Recorded by mistake
        </Button>
      }
    >
      <Select label="Outcome" options={outcomes} {...form.field('outcome')} />
      <TextArea label="Why" {...form.field('reason')} isRequired rows={3} autoFocus maxLength={2000} />
    </FormDialog>
  );
}

/** For a disruption that was recorded by mistake or with a wrong date: it is withdrawn and can be recorded again. */
export function WithdrawDisruption({ investigationId: id, itemId }: { investigationId: number; itemId: number }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      {' '}
      <Button size="small" tone="quiet" onPress={() => setAsking(true)}>
        Correct
      </Button>
      <ConfirmDialog
        title="Withdraw the disruption"
        text="It is removed from every figure at once, stays in the history, and can be recorded again or restored."
        confirm="Withdraw"
        reason={{ label: 'Why', draft: `withdraw-disruption:${id}:${itemId}` }}
        isOpen={asking}
        onConfirm={(reason) => withdraw({ id, what: 'disruption', itemId }, 'The disruption', reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
