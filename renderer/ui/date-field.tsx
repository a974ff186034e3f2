import { type ReactNode, useState } from 'react';
import { catalogue } from './catalogue.ts';
import { TextField } from './text-field.tsx';
import { useZone } from './time.tsx';
import { type DateRules, type ReadDate, readDate, readInWords, type TypedDate } from './typed-date.ts';

const texts = catalogue.dateField;

/** What may be typed, pointing the way that the field does: nothing was received next Friday. */
export function examplesOf({ kind, towards }: DateRules): string {
  return kind === 'day' && towards === 'past' ? texts.forInstanceDayGone : texts.forInstance[kind];
}

export interface DateFieldProps extends DateRules {
  label: string;
  help?: ReactNode;
  error?: string | null;
  isRequired?: boolean;
  autoFocus?: boolean;
  /** As typed. */
  value: string;
  onChange: (typed: string) => void;
}

/** A date as far as it is known: typed in words, and read back below the field while it is typed, so that a slip is seen at once. */
export function DateField({ kind, towards, help, value, error = null, ...rest }: DateFieldProps) {
  const zone = useZone();
  const read = value.trim() === '' ? null : readDate(value, { kind, towards }, Date.now(), zone);
  const [left, setLeft] = useState(false);
  const problem = left && read !== null && 'problem' in read ? read.problem : null;
  const words =
    read === null || 'problem' in read
      ? (help ?? examplesOf({ kind, towards }))
      : texts.readAs(readInWords(read.date, zone));
  return (
    <TextField
      {...rest}
      value={value}
      validationBehavior="aria"
      help={<span aria-live="polite">{words}</span>}
      error={error ?? problem}
      onBlur={() => setLeft(true)}
    />
  );
}

/** Reads typed dates in the time zone of the person signed in, as the fields show them. */
export function useReadDate(): (typed: string, rules: DateRules) => ReadDate {
  const zone = useZone();
  return (typed, rules) => readDate(typed, rules, Date.now(), zone);
}

/** The date, or null where there is none or it cannot be read. */
export const dateIn = (read: ReadDate): TypedDate | null => ('date' in read ? read.date : null);

/** What is wrong with a date field, for `check` of a form. `required`: what to say when it is empty. */
export function dateProblem(typed: string, read: ReadDate, required: string | null): string | null {
  if (typed.trim() === '') return required;
  return 'problem' in read ? read.problem : null;
}
