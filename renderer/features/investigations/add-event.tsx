import { useState } from 'react';
import { DateBasis, EventKind, label } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { TypedDate } from '../../ui/imprecise-date.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';

const words = <T extends string>(list: readonly T[]) => list.map((value) => ({ value, label: label(value) }));

/** An event, with a date no more exact than it is known. */
export function AddEvent({
  investigationId,
  people,
  tips,
  onClose,
}: {
  investigationId: number;
  people: readonly { id: number; name: string }[];
  /** Contributions of the investigation, of which one may have told of the event. */
  tips: readonly { id: number; words: string }[];
  onClose: () => void;
}) {
  const [person, setPerson] = useState('0');
  const [tip, setTip] = useState('0');
  const [known, setKnown] = useState<TypedDate | null>(null);
  const [kind, setKind] = useState<EventKind>('sighting');
  const [title, setTitle] = useState('');
  const [detail, setDetail] = useState('');
  const [place, setPlace] = useState('');
  const [from, setFrom] = useState<TypedDate | null>(null);
  const [to, setTo] = useState<TypedDate | null>(null);
  const [basis, setBasis] = useState<DateBasis>('reported');
  const early = known !== null && Date.parse(known.from) > Date.now();
  const reversed = from !== null && to !== null && to.from < from.from;
  const add = async () => {
    if (from === null || reversed || early) return;
    const done = await save(
      'investigations.addEvent',
      {
        id: investigationId,
        kind,
        title: title.trim(),
        detail: detail.trim(),
        when: {
          from: from.from,
          to: to?.from ?? null,
          precision: from.precision,
          toPrecision: to?.precision ?? null,
          basis,
        },
        place: place.trim() === '' ? null : place.trim(),
        subjectId: person === '0' ? null : Number(person),
        contributionId: tip === '0' ? null : Number(tip),
        knownAt: known?.from ?? null,
      },
      'Event added.',
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title="Add an event"
      submit="Add"
      isReady={title.trim() !== '' && from !== null && !reversed && !early}
      onSubmit={add}
      onClose={onClose}
    >
      <TextField label="What happened" value={title} onChange={setTitle} isRequired autoFocus maxLength={200} />
      <FormRow>
        <DateField label="When, or from" onChange={setFrom} isRequired />
        <DateField
          label="To"
          help="Only if it lasted, or for the end of a range."
          onChange={setTo}
          error={reversed ? 'It ends before it starts.' : null}
        />
      </FormRow>
      <Select label="How it is known" options={words(DateBasis.options)} value={basis} onChange={setBasis} />
      <FormRow>
        <Select label="Kind" options={words(EventKind.options)} value={kind} onChange={setKind} />
        <TextField label="Place" value={place} onChange={setPlace} maxLength={200} />
      </FormRow>
      <FormRow>
        <Select
          label="Person"
          options={[
            { value: '0', label: 'Nobody, or not known' },
            ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={person}
          onChange={setPerson}
        />
        <Select
          label="Source"
          options={[
            { value: '0', label: 'No contribution' },
            ...tips.map(({ id, words: said }) => ({ value: String(id), label: said })),
          ]}
          value={tip}
          onChange={setTip}
        />
      </FormRow>
      <DateField
        label="Known since"
        help="If the investigation knew of it before now."
        onChange={setKnown}
        error={early ? 'That time is in the future.' : null}
      />
      <TextArea label="Detail" value={detail} onChange={setDetail} rows={3} maxLength={5000} />
    </FormDialog>
  );
}
