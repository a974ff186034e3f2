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
      reference:
        !ExhibitReference.safeParse(typed.reference.trim().toUpperCase()).success &&
        'Give the initials of whoever found it and a number, such as JAS/1.',
      description: typed.description.trim().length < 3 && 'Say what it is.',
      foundBy: missing(typed.foundBy, 'Say who found it.'),
      found: dateProblem(typed.found, read(typed.found, foundRules), 'Say when it was found.'),
      foundPlace: missing(typed.foundPlace, 'Say where it was found.'),
      heldBy: missing(typed.heldBy, 'Say who has it.'),
      heldAt: missing(typed.heldAt, 'Say where it is.'),
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
        'Exhibit recorded.',
      );
    },
    onClose,
  });
  return (
    <FormDialog title="Record an exhibit" submit="Record exhibit" form={form}>
      <TextField
        label="Reference"
        help="The initials of whoever found it and a number, such as JAS/1."
        {...form.field('reference')}
        isRequired
        autoFocus
        maxLength={20}
      />
      <TextArea label="What it is" {...form.field('description')} isRequired rows={2} maxLength={2000} />
      <FormRow>
        <TextField label="Found by" {...form.field('foundBy')} isRequired maxLength={200} />
        <DateField label="Found" {...foundRules} {...form.field('found')} isRequired />
      </FormRow>
      <TextField label="Where it was found" {...form.field('foundPlace')} isRequired maxLength={200} />
      <FormRow>
        <TextField label="Held by" {...form.field('heldBy')} isRequired maxLength={200} />
        <TextField label="Where it is held" {...form.field('heldAt')} isRequired maxLength={200} />
      </FormRow>
      <TextField label="Seal number" {...form.field('sealNumber')} maxLength={40} />
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
      toWhom: missing(typed.toWhom, 'Say who takes it.'),
      at: dateProblem(typed.at, read(typed.at, movedRules), 'Say when it was handed over.'),
      place: missing(typed.place, 'Say where it goes.'),
      reason: reasonMissing(typed.reason),
    }),
    refused: () => ({ at: 'It lies before the last movement, or in the future.' }),
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
        'Movement recorded.',
      ),
    onClose,
  });
  return (
    <FormDialog title={`Hand over ${exhibit.reference}`} submit="Record movement" form={form}>
      <p>
        {exhibit.heldBy} has it, {exhibit.heldAt}.
      </p>
      <FormRow>
        <TextField label="To" {...form.field('toWhom')} isRequired autoFocus maxLength={200} />
        <DateField label="When" {...movedRules} {...form.field('at')} isRequired />
      </FormRow>
      <TextField label="Where it goes" {...form.field('place')} isRequired maxLength={200} />
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={2000} />
      <TextField
        label="Seal number"
        help="On the bag or box that it is in from now on."
        {...form.field('sealNumber')}
        maxLength={40}
      />
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
      fromWhom: missing(typed.fromWhom, 'Say who gave it.'),
      toWhom: missing(typed.toWhom, 'Say who took it.'),
      at: dateProblem(typed.at, read(typed.at, movedRules), 'Say when it was handed over.'),
      place: missing(typed.place, 'Say where it went.'),
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
        'Movement corrected.',
      ),
    onClose,
  });
  return (
    <FormDialog title="Correct a movement" submit="Correct" form={form}>
      <p>What was recorded first stays, struck through.</p>
      <FormRow>
        <TextField label="From" {...form.field('fromWhom')} isRequired maxLength={200} />
        <TextField label="To" {...form.field('toWhom')} isRequired maxLength={200} />
      </FormRow>
      <DateField label="When" {...movedRules} {...form.field('at')} isRequired />
      <TextField label="Where it went" {...form.field('place')} isRequired maxLength={200} />
      <TextField label="Why it was moved" {...form.field('reason')} isRequired maxLength={2000} />
      <TextField label="Seal number" {...form.field('sealNumber')} maxLength={40} />
      <TextArea label="Why it is corrected" {...form.field('because')} isRequired rows={2} maxLength={2000} />
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
      description: typed.description.trim().length < 3 && 'Say what it is.',
      foundBy: missing(typed.foundBy, 'Say who found it.'),
      foundPlace: missing(typed.foundPlace, 'Say where it was found.'),
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
        'Exhibit corrected.',
      ),
    onClose,
  });
  return (
    <FormDialog title={`Correct ${exhibit.reference}`} submit="Correct" form={form}>
      <p>What stood here before stays in its history. A wrong reference is put right by withdrawing the exhibit.</p>
      <TextArea label="What it is" {...form.field('description')} isRequired rows={2} maxLength={2000} />
      <TextField label="Found by" {...form.field('foundBy')} isRequired maxLength={200} />
      <TextField label="Where it was found" {...form.field('foundPlace')} isRequired maxLength={200} />
      <TextArea label="Why it is corrected" {...form.field('because')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
