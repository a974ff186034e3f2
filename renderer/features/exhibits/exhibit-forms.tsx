import { type Exhibit, ExhibitReference, type Movement } from '../../../preload/contract/exhibits.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { dateInWords } from '../../ui/dates.ts';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useZone } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.exhibitForms;

const foundRules = { kind: 'period', towards: 'past' } as const;
const movedRules = { kind: 'moment', towards: 'past' } as const;
const seal = (typed: string) => (typed.trim() === '' ? null : typed.trim());

/** A new exhibit, with who has it from the first. */
export function RecordExhibit({ investigationId, onClose }: { investigationId: number; onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: {
      reference: '',
      description: '',
      foundBy: '',
      found: '',
      foundPlace: '',
      heldBy: '',
      heldAt: '',
      sealNumber: '',
    },
    draft: `record-exhibit:${investigationId}`,
    check: (typed) => ({
      reference: !ExhibitReference.safeParse(typed.reference.trim().toUpperCase()).success && texts.giveTheInitialsOf,
      description: typed.description.trim().length < 3 && texts.sayWhatItIs,
      foundBy: missing(typed.foundBy, texts.sayWhoFoundIt),
      found: dateProblem(typed.found, read(typed.found, foundRules), texts.sayWhenItWas),
      foundPlace: missing(typed.foundPlace, texts.sayWhereItWas),
      heldBy: missing(typed.heldBy, texts.sayWhoHasIt),
      heldAt: missing(typed.heldAt, texts.sayWhereItIs),
    }),
    send: async (typed) => {
      const found = dateIn(read(typed.found, foundRules));
      return submit(
        'exhibits.record',
        {
          investigationId,
          reference: typed.reference.trim().toUpperCase(),
          description: typed.description.trim(),
          foundBy: typed.foundBy.trim(),
          foundAt: found?.from ?? '',
          foundPrecision: found?.precision ?? 'minute',
          foundPlace: typed.foundPlace.trim(),
          heldBy: typed.heldBy.trim(),
          heldAt: typed.heldAt.trim(),
          sealNumber: seal(typed.sealNumber),
        },
        texts.exhibitRecorded,
      );
    },
    onClose,
  });
  return (
    <FormDialog title={texts.recordAnExhibit} submit={texts.recordExhibit} form={form}>
      <TextField
        label={texts.reference}
        help={texts.theInitialsOfWhoever}
        {...form.field('reference')}
        isRequired
        autoFocus
        maxLength={20}
      />
      <TextArea label={texts.whatItIs} {...form.field('description')} isRequired rows={2} maxLength={2000} />
      <FormRow>
        <TextField label={texts.foundBy} {...form.field('foundBy')} isRequired maxLength={200} />
        <DateField label={texts.found} {...foundRules} {...form.field('found')} isRequired />
      </FormRow>
      <TextField label={texts.whereItWasFound} {...form.field('foundPlace')} isRequired maxLength={200} />
      <FormRow>
        <TextField label={texts.heldBy} {...form.field('heldBy')} isRequired maxLength={200} />
        <TextField label={texts.whereItIsHeld} {...form.field('heldAt')} isRequired maxLength={200} />
      </FormRow>
      <TextField label={texts.sealNumber} {...form.field('sealNumber')} maxLength={40} />
    </FormDialog>
  );
}

/** From whoever has it to somebody else. */
export function MoveExhibit({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  const read = useReadDate();
  const form = useForm({
    initial: { toWhom: '', at: '', place: '', reason: '', sealNumber: exhibit.sealNumber ?? '' },
    draft: `move-exhibit:${exhibit.investigationId}:${exhibit.id}`,
    check: (typed) => ({
      toWhom: missing(typed.toWhom, texts.sayWhoTakesIt),
      at: dateProblem(typed.at, read(typed.at, movedRules), texts.sayWhenItWasHanded),
      place: missing(typed.place, texts.sayWhereItGoes),
      reason: reasonMissing(typed.reason),
    }),
    refused: () => ({ at: texts.itLiesBeforeThe }),
    send: ({ toWhom, at, place, reason, sealNumber }) =>
      submit(
        'exhibits.move',
        {
          exhibitId: exhibit.id,
          toWhom: toWhom.trim(),
          at: dateIn(read(at, movedRules))?.from ?? '',
          place: place.trim(),
          reason: reason.trim(),
          sealNumber: seal(sealNumber),
        },
        texts.movementRecorded,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.handOver(exhibit.reference)} submit={texts.recordMovement} form={form}>
      <p>{texts.hasIt(exhibit.heldBy, exhibit.heldAt)}</p>
      <FormRow>
        <TextField label={texts.to} {...form.field('toWhom')} isRequired autoFocus maxLength={200} />
        <DateField label={texts.when} {...movedRules} {...form.field('at')} isRequired />
      </FormRow>
      <TextField label={texts.whereItGoes} {...form.field('place')} isRequired maxLength={200} />
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
      <TextField label={texts.sealNumber} help={texts.onTheBagOr} {...form.field('sealNumber')} maxLength={40} />
    </FormDialog>
  );
}

/** What stands in the place of a movement that was recorded wrongly. */
export function CorrectMovement(props: { movement: Movement; investigationId: number; onClose: () => void }) {
  const { movement, investigationId, onClose } = props;
  const read = useReadDate();
  const zone = useZone();
  const form = useForm({
    initial: {
      fromWhom: movement.fromWhom,
      toWhom: movement.toWhom,
      at: dateInWords(Date.parse(movement.at), 'minute', zone),
      place: movement.place,
      reason: movement.reason,
      sealNumber: movement.sealNumber ?? '',
      because: '',
    },
    draft: `correct-movement:${investigationId}:${movement.id}`,
    check: (typed) => ({
      fromWhom: missing(typed.fromWhom, texts.sayWhoGaveIt),
      toWhom: missing(typed.toWhom, texts.sayWhoTookIt),
      at: dateProblem(typed.at, read(typed.at, movedRules), texts.sayWhenItWasHanded),
      place: missing(typed.place, texts.sayWhereItWent),
      reason: reasonMissing(typed.reason),
      because: reasonMissing(typed.because),
    }),
    send: ({ fromWhom, toWhom, at, place, reason, sealNumber, because }) =>
      submit(
        'exhibits.correctMovement',
        {
          movementId: movement.id,
          fromWhom: fromWhom.trim(),
          toWhom: toWhom.trim(),
          at: dateIn(read(at, movedRules))?.from ?? '',
          place: place.trim(),
          reason: reason.trim(),
          sealNumber: seal(sealNumber),
          because: because.trim(),
        },
        texts.movementCorrected,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.correctAMovement} submit={texts.correct} form={form}>
      <p>{texts.whatWasRecordedFirst}</p>
      <FormRow>
        <TextField label={texts.from} {...form.field('fromWhom')} isRequired maxLength={200} />
        <TextField label={texts.to} {...form.field('toWhom')} isRequired maxLength={200} />
      </FormRow>
      <DateField label={texts.when} {...movedRules} {...form.field('at')} isRequired />
      <TextField label={texts.whereItWent} {...form.field('place')} isRequired maxLength={200} />
      <TextField label={texts.whyItWasMoved} {...form.field('reason')} isRequired maxLength={2000} />
      <TextField label={texts.sealNumber} {...form.field('sealNumber')} maxLength={40} />
      <TextArea label={texts.whyItIsCorrected} {...form.field('because')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}

/** What is recorded of the exhibit itself. Its reference stays: it is on the label. */
export function CorrectExhibit({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  const form = useForm({
    initial: {
      description: exhibit.description,
      foundBy: exhibit.foundBy,
      foundPlace: exhibit.foundPlace,
      because: '',
    },
    draft: `correct-exhibit:${exhibit.investigationId}:${exhibit.id}`,
    check: (typed) => ({
      description: typed.description.trim().length < 3 && texts.sayWhatItIs,
      foundBy: missing(typed.foundBy, texts.sayWhoFoundIt),
      foundPlace: missing(typed.foundPlace, texts.sayWhereItWas),
      because: reasonMissing(typed.because),
    }),
    send: ({ description, foundBy, foundPlace, because }) =>
      submit(
        'exhibits.correct',
        {
          exhibitId: exhibit.id,
          version: exhibit.version,
          description: description.trim(),
          foundBy: foundBy.trim(),
          foundAt: exhibit.foundAt,
          foundPrecision: exhibit.foundPrecision,
          foundPlace: foundPlace.trim(),
          because: because.trim(),
        },
        texts.exhibitCorrected,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.correctTitle(exhibit.reference)} submit={texts.correct} form={form}>
      <p>{texts.whatStoodHereBefore}</p>
      <TextArea label={texts.whatItIs} {...form.field('description')} isRequired rows={2} maxLength={2000} />
      <TextField label={texts.foundBy} {...form.field('foundBy')} isRequired maxLength={200} />
      <TextField label={texts.whereItWasFound} {...form.field('foundPlace')} isRequired maxLength={200} />
      <TextArea label={texts.whyItIsCorrected} {...form.field('because')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
