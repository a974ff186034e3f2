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
import { catalogue } from './catalogue.ts';
import { withdraw } from './withdraw.ts';

const texts = catalogue.outcomes;

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
  { value: nobody, label: texts.personNotRecorded },
  ...investigation.people.map((person) => ({ value: String(person.id), label: person.name })),
];

function FactFields<T extends ArrestFacts>({ form }: { form: Form<T> }) {
  const fieldOf = (name: keyof ArrestFacts) => {
    const { value, onChange, error } = form.field(name);
    return { value, onChange: (text: string) => onChange(text as T[typeof name]), error };
  };
  return (
    <>
      <TextField label={texts.power} help={texts.suchAsTerrorismAct} {...fieldOf('power')} maxLength={200} />
      <TextField label={texts.onSuspicionOf} {...fieldOf('offence')} maxLength={200} />
      <TextField label={texts.place} {...fieldOf('place')} maxLength={200} />
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
        texts.arrestCorrectedWhatIt,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.correctTheArrest} size="small" submit={texts.correct} form={form}>
      <Select label={texts.who} options={peopleOf(investigation)} {...form.field('subjectId')} />
      <FactFields form={form} />
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}

export function RecordArrest({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id } = investigation;
  const read = useReadDate();
  const form = useForm<ArrestFacts & { subjectId: string; at: string; outcome: ArrestOutcome }>({
    initial: { subjectId: nobody, at: '', outcome: 'pending', ...noFacts },
    draft: `record-arrest:${id}`,
    check: ({ at }) => ({ at: dateProblem(at, read(at, atRules), texts.sayWhenItWas) }),
    send: async ({ subjectId, at, outcome, ...facts }) => {
      const when = dateIn(read(at, atRules));
      if (when === null) return unreadable;
      const who = subjectId === nobody ? null : Number(subjectId);
      const arrest = { id, subjectId: who, at: when.from, outcome, ...factsOf(facts) };
      return submit('investigations.recordArrest', arrest, texts.arrestRecorded);
    },
    onClose,
  });
  const arrested = investigation.people.find((one) => String(one.id) === form.field('subjectId').value);
  return (
    <FormDialog title={texts.recordAnArrest} size="small" submit={texts.record} form={form}>
      <Select label={texts.who} options={peopleOf(investigation)} {...form.field('subjectId')} />
      <HeldElsewhere typed={arrested?.name ?? ''} kind="person" except={id} />
      <DateField label={texts.when} {...atRules} {...form.field('at')} isRequired />
      <FactFields form={form} />
      <Select label={texts.outcomeSoFar} options={outcomes} {...form.field('outcome')} />
    </FormDialog>
  );
}

export function RecordDisruption({ investigationId: id, onClose }: { investigationId: number; onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: { at: '', summary: '' },
    draft: `record-disruption:${id}`,
    check: ({ at, summary }) => ({
      at: dateProblem(at, read(at, atRules), texts.sayWhenItWas),
      summary: summary.trim().length < 3 && texts.sayInASentence,
    }),
    send: async ({ at, summary }) => {
      const when = dateIn(read(at, atRules));
      if (when === null) return unreadable;
      const disruption = { id, at: when.from, summary: summary.trim() };
      return submit('investigations.recordDisruption', disruption, texts.disruptionRecorded);
    },
    onClose,
  });
  return (
    <FormDialog title={texts.recordTheDisruption} size="small" submit={texts.record} form={form}>
      <p>{texts.aPlotCountsOnce}</p>
      <DateField label={texts.when} {...atRules} {...form.field('at')} isRequired autoFocus />
      <TextArea label={texts.how} {...form.field('summary')} isRequired rows={4} maxLength={5000} />
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
      outcome: typed.outcome === arrest.outcome && texts.itIsAlreadyChoose(label(arrest.outcome)),
      ...reasoned(typed),
    }),
    send: ({ outcome, reason }) =>
      submit(
        'investigations.setArrestOutcome',
        { id, arrestId: arrest.id, outcome, reason: reason.trim() },
        texts.outcomeSaved,
      ),
    onClose,
  });
  const takeOut = ({ reason }: { reason: string }) =>
    withdraw({ id, what: 'arrest', itemId: arrest.id }, texts.theArrest, reason.trim());
  return (
    <FormDialog
      title={texts.arrestOf(arrest.subject ?? texts.somebodyWhoIsNot)}
      size="small"
      submit={texts.saveOutcome}
      form={form}
      others={
        <Button tone="danger" onPress={() => form.submitAs(takeOut, reasoned)}>
          {texts.recordedByMistake}
        </Button>
      }
    >
      <Select label={texts.outcome} options={outcomes} {...form.field('outcome')} />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={3} autoFocus maxLength={2000} />
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
        {texts.correct}
      </Button>
      <ConfirmDialog
        title={texts.withdrawTheDisruption}
        text={texts.itIsRemovedFrom}
        confirm={texts.withdraw}
        reason={{ label: texts.why, draft: `withdraw-disruption:${id}:${itemId}` }}
        isOpen={asking}
        onConfirm={(reason) => withdraw({ id, what: 'disruption', itemId }, texts.theDisruption, reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
