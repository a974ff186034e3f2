import { TextField } from './text-field.tsx';

/** Who gets what leaves, and why; both go into the log. */
export interface Disclosure {
  recipient: string;
  reason: string;
}

export const noDisclosure: Disclosure = { recipient: '', reason: '' };

/** What was typed as the contract takes it; null while something is missing. */
export function disclosureOf({ recipient, reason }: Disclosure): Disclosure | null {
  const typed = { recipient: recipient.trim(), reason: reason.trim() };
  return typed.recipient === '' || typed.reason.length < 3 ? null : typed;
}

/** Asks who gets it, and why. */
export function DisclosureFields(props: {
  value: Disclosure;
  onChange: (value: Disclosure) => void;
  autoFocus?: boolean;
}) {
  const { value, onChange, autoFocus = false } = props;
  return (
    <>
      <TextField
        label="For whom"
        value={value.recipient}
        onChange={(recipient) => onChange({ ...value, recipient })}
        isRequired
        autoFocus={autoFocus}
      />
      <TextField label="Why" value={value.reason} onChange={(reason) => onChange({ ...value, reason })} isRequired />
    </>
  );
}
