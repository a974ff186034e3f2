import { missing, type Problems } from './form-problems.ts';
import { TextField } from './text-field.tsx';
import type { FormField } from './use-form.ts';

/** Who receives what leaves the vault, and why; both go into the log. */
export interface Disclosure {
  recipient: string;
  reason: string;
}

export const noDisclosure: Disclosure = { recipient: '', reason: '' };

/** What was typed, as the contract takes it. */
export const disclosureOf = ({ recipient, reason }: Disclosure): Disclosure => ({
  recipient: recipient.trim(),
  reason: reason.trim(),
});

export const disclosureProblems = ({ recipient, reason }: Disclosure): Problems<Disclosure> => ({
  recipient: missing(recipient, 'Say who gets it.'),
  reason: reason.trim().length < 3 && 'Say why they get it, in a sentence that a reviewer would understand.',
});

/** Asks who will receive it, and why. */
export function DisclosureFields(props: {
  form: { field: (name: 'recipient' | 'reason') => FormField<string> };
  autoFocus?: boolean;
}) {
  const { form, autoFocus = false } = props;
  return (
    <>
      <TextField label="For whom" {...form.field('recipient')} isRequired autoFocus={autoFocus} maxLength={200} />
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={2000} />
    </>
  );
}
