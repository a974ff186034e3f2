import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import './field.css';

/** What every field of the kit takes. */
export interface FieldProps {
  label: string;
  /** One line of help under the label; more belongs in `Help`. */
  help?: ReactNode;
  /** A sentence that says how to put it right; marks the field as wrong. */
  error?: string | null;
}

export function FieldLabel({ label, required }: { label: string; required: boolean }) {
  return (
    <Label className="field__label">
      {label}
      {required ? <span className="field__need">(required)</span> : null}
    </Label>
  );
}

export function FieldNotes({ help, error }: { help?: ReactNode; error?: string | null }) {
  return (
    <>
      {help === undefined ? null : (
        <Text slot="description" className="field__help">
          {help}
        </Text>
      )}
      <FieldError className="field__error">{error ?? undefined}</FieldError>
    </>
  );
}
