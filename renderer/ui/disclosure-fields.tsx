import { catalogue } from './catalogue.ts';
import { missing, type Problems } from './form-problems.ts';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';
import type { FormField } from './use-form.ts';

const texts = catalogue.disclosureFields;

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
  recipient: missing(recipient, texts.sayWhoGetsIt),
  reason: reason.trim().length < 3 && texts.sayWhy,
  legalBasis: legalBasis === null && texts.chooseTheLegalBasis,
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
      <TextField label={texts.forWhom} {...form.field('recipient')} isRequired autoFocus={autoFocus} maxLength={200} />
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
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
      <Select
        label={texts.legalBasis}
        options={bases.map(({ code, wording }) => ({ value: code, label: wording }))}
        isRequired
        {...form.field('legalBasis')}
      />
    </>
  );
}
