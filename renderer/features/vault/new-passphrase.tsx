import { FormRow } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.newPassphrase;

/** A new passphrase as it is typed, twice. */
export interface TypedTwice {
  passphrase: string;
  again: string;
}

/** Whether the second is another than the first; not while it is still empty. */
export const differ = ({ passphrase, again }: TypedTwice): boolean => again !== '' && again !== passphrase;

/** Asks for a passphrase twice, since it is not shown. */
export function NewPassphrase(props: {
  label: string;
  help: string;
  againHelp?: string;
  /** How to put it right, where the vault refused it. */
  error?: string | null;
  value: TypedTwice;
  onChange: (change: Partial<TypedTwice>) => void;
}) {
  const { label, help, againHelp, error = null, value, onChange } = props;
  return (
    <FormRow>
      <TextField
        label={label}
        name="passphrase"
        type="password"
        value={value.passphrase}
        onChange={(passphrase) => onChange({ passphrase })}
        isRequired
        help={help}
        error={error}
      />
      <TextField
        label={texts.again(label)}
        name="again"
        type="password"
        value={value.again}
        onChange={(again) => onChange({ again })}
        isRequired
        {...(againHelp === undefined ? {} : { help: againHelp })}
        error={differ(value) ? texts.theTwoDoNot : null}
      />
    </FormRow>
  );
}
