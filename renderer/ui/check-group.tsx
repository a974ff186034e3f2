import { type ReactNode, useId } from 'react';
import './field.css';

/** Checkboxes under one heading. */
export function CheckGroup(props: {
  label: string;
  help?: string;
  error?: string | null;
  orientation?: 'vertical' | 'horizontal';
  children: ReactNode;
}) {
  const { label, help, error = null, orientation = 'vertical', children } = props;
  const errorId = useId();
  return (
    <fieldset {...(error === null ? {} : { 'data-invalid': true, 'aria-describedby': errorId })}>
      <legend className="field__label">{label}</legend>
      {help === undefined ? null : <p className="field__help checks__help">{help}</p>}
      <div className={orientation === 'horizontal' ? 'checks checks--row' : 'checks'}>{children}</div>
      {error === null ? null : (
        <p className="field__error" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
