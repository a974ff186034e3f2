import { type ReactNode, useState } from 'react';
import { dateInWords } from './dates.ts';
import { readTypedDate, type TypedDate } from './imprecise-date.ts';
import { TextField } from './text-field.tsx';
import { useZone } from './time.tsx';

const examples = 'For instance 14 Mar 2026 09:30, 14/3/26, March 2026, 2026, about 14 March, yesterday 21:00.';

/** A date as it is known: typed in words, read back below the field so that a slip is seen at once. */
export function DateField(props: {
  label: string;
  help?: ReactNode;
  error?: string | null;
  isRequired?: boolean;
  /** What the field starts with, as text. */
  initial?: string;
  /** Null while nothing readable stands in the field. */
  onChange: (value: TypedDate | null) => void;
}) {
  const { label, help = examples, error = null, isRequired = false, initial = '', onChange } = props;
  const zone = useZone();
  const [text, setText] = useState(initial);
  const [left, setLeft] = useState(false);
  const read = text.trim() === '' ? null : readTypedDate(text, Date.now(), zone);
  const unread =
    left && text.trim() !== '' && read === null
      ? 'Write the date as 14 Mar 2026, with 09:30 if the time is known.'
      : null;
  return (
    <TextField
      label={label}
      isRequired={isRequired}
      validationBehavior="aria"
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(typed.trim() === '' ? null : readTypedDate(typed, Date.now(), zone));
      }}
      onBlur={() => setLeft(true)}
      help={read === null ? help : `Read as ${dateInWords(Date.parse(read.from), read.precision, zone)}.`}
      error={error ?? unread}
    />
  );
}
