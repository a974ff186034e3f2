import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts.tsx';

type Base = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> & FieldProps;

export interface TextFieldProps extends Base {
  placeholder?: string;
}

/**
 * One line of text; in a filter bar the label is empty and `aria-label` names it. Give `name` so that a form's `INPUT_INVALID` can
 * find it.
 */
export function TextField({ label, help, error = null, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={error !== null} className="field">
      {label === '' ? null : <FieldLabel label={label} required={rest.isRequired ?? false} />}
      <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
      <FieldNotes help={help} error={error} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Base {
  rows?: number;
  placeholder?: string;
}

/** Several lines of text; shows how many characters are left when `maxLength` is set and near. */
export function TextArea({ label, help, error = null, rows = 4, placeholder, ...rest }: TextAreaProps) {
  const left = rest.maxLength === undefined ? null : rest.maxLength - (rest.value ?? '').length;
  return (
    <AriaTextField {...rest} isInvalid={error !== null} className="field">
      <FieldLabel label={label} required={rest.isRequired ?? false} />
      <AriaTextArea className="input" rows={rows} {...(placeholder === undefined ? {} : { placeholder })} />
      {left !== null && left < 200 ? <span className="field__count">{left} characters left</span> : null}
      <FieldNotes help={help} error={error} />
    </AriaTextField>
  );
}
