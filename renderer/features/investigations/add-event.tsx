import { useState } from 'react';
import { DateBasis, EventKind, label } from '../../../preload/contract/words.ts';
import { save } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
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
    <Dialog
      title="Add an event"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button tone="primary" isDisabled={title.trim() === '' || from === null || reversed || early} onPress={add}>
            Add it
          </Button>
        </>
      }
    >
      <div className="case__form">
        <TextField label="What happened" value={title} onChange={setTitle} isRequired autoFocus maxLength={200} />
        <div className="case__pair">
          <DateField label="When, or from" onChange={setFrom} isRequired />
          <DateField
            label="To"
            help="Only if it lasted, or for the end of a range."
            onChange={setTo}
            error={reversed ? 'It ends before it starts.' : null}
          />
        </div>
        <Select label="How it is known" options={words(DateBasis.options)} value={basis} onChange={setBasis} />
        <div className="case__pair">
          <Select label="Kind" options={words(EventKind.options)} value={kind} onChange={setKind} />
          <TextField label="Place" value={place} onChange={setPlace} maxLength={200} />
        </div>
        <div className="case__pair">
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
        </div>
        <DateField
          label="Known since"
          help="If the investigation knew of it before now."
          onChange={setKnown}
          error={early ? 'That time lies ahead.' : null}
        />
        <TextArea label="Detail" value={detail} onChange={setDetail} rows={3} maxLength={5000} />
      </div>
    </Dialog>
  );
}
