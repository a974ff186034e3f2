import { missing, type Problems } from './form-problems.ts';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';
import type { FormField } from './use-form.ts';

/** Who receives what leaves the vault, why, and on what legal basis. */
export interface Disclosure {
  recipient: string;
  reason: string;
  legalBasis: string | null;
}

/** It stands there to be read and changed: a unit of the police discloses for a law enforcement purpose, unless it says otherwise. */
export const noDisclosure: Disclosure = { recipient: '', reason: '', legalBasis: 'dpa-part-3' };

/** What was typed, as the contract takes it. */
export const disclosureOf = ({ recipient, reason, legalBasis }: Disclosure) => ({
  recipient: recipient.trim(),
  reason: reason.trim(),
  legalBasis: legalBasis ?? '',
});

export const disclosureProblems = ({ recipient, reason, legalBasis }: Disclosure): Problems<Disclosure> => ({
  recipient: missing(recipient, 'Say who gets it.'),
  reason: reason.trim().length < 3 && 'Say why they get it, in a sentence that a reviewer would understand.',
  legalBasis: legalBasis === null && 'Choose the legal basis.',
});

interface Bases {
  /** Those of the rule in force. */
  bases: readonly { code: string; wording: string }[];
}

/** Asks who will receive it, why, and on what legal basis. */
export function DisclosureFields(
  props: Bases & {
    form: {
      field: ((name: 'recipient' | 'reason') => FormField<string>) & ((name: 'legalBasis') => FormField<string | null>);
    };
    autoFocus?: boolean;
  },
) {
  const { form, bases, autoFocus = false } = props;
  return (
    <>
      <TextField label="For whom" {...form.field('recipient')} isRequired autoFocus={autoFocus} maxLength={200} />
      <DisclosureReason form={form} bases={bases} />
    </>
  );
}

/** Asks why, and on what legal basis, where it is asked in another way who gets it. */
export function DisclosureReason(
  props: Bases & {
    form: { field: ((name: 'reason') => FormField<string>) & ((name: 'legalBasis') => FormField<string | null>) };
  },
) {
  const { form, bases } = props;
  return (
    <>
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={2000} />
      <Select
        label="Legal basis"
        options={bases.map(({ code, wording }) => ({ value: code, label: wording }))}
        isRequired
        {...form.field('legalBasis')}
      />
    </>
  );
}
