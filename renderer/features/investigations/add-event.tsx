import { useState } from 'react';
import { DateBasis, DatePrecision, EventKind, label } from '../../../preload/contract/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { save } from './save.ts';

const words = <T extends string>(list: readonly T[]) => list.map((value) => ({ value, label: label(value) }));

function instant(local: string): string | null {
  const time = Date.parse(local);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** An event, with a date no more exact than it is known. */
export function AddEvent({ investigationId, onClose }: { investigationId: number; onClose: () => void }) {
  const [kind, setKind] = useState<EventKind>('sighting');
  const [title, setTitle] = useState('');
  const [detail, setDetail] = useState('');
  const [place, setPlace] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [precision, setPrecision] = useState<DatePrecision>('day');
  const [basis, setBasis] = useState<DateBasis>('reported');
  const start = instant(from);
  const end = to === '' ? null : instant(to);
  const reversed = start !== null && end !== null && end < start;
  const add = async () => {
    if (start === null || reversed) return;
    const done = await save(
      'investigations.addEvent',
      {
        id: investigationId,
        kind,
        title: title.trim(),
        detail: detail.trim(),
        when: { from: start, to: end, precision, basis },
        place: place.trim() === '' ? null : place.trim(),
        subjectId: null,
        contributionId: null,
        knownAt: null,
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
          <Button tone="primary" isDisabled={title.trim() === '' || start === null || reversed} onPress={add}>
            Add it
          </Button>
        </>
      }
    >
      <div className="case__form">
        <TextField label="What happened" value={title} onChange={setTitle} isRequired autoFocus maxLength={200} />
        <div className="case__pair">
          <TextField label="From" type="datetime-local" value={from} onChange={setFrom} isRequired />
          <TextField
            label="To"
            type="datetime-local"
            value={to}
            onChange={setTo}
            error={reversed ? 'It ends before it starts.' : null}
          />
        </div>
        <div className="case__pair">
          <Select
            label="Known to the"
            options={words(DatePrecision.options)}
            value={precision}
            onChange={setPrecision}
          />
          <Select label="How it is known" options={words(DateBasis.options)} value={basis} onChange={setBasis} />
        </div>
        <div className="case__pair">
          <Select label="Kind" options={words(EventKind.options)} value={kind} onChange={setKind} />
          <TextField label="Place" value={place} onChange={setPlace} maxLength={200} />
        </div>
        <TextArea label="Detail" value={detail} onChange={setDetail} rows={3} maxLength={5000} />
      </div>
    </Dialog>
  );
}
