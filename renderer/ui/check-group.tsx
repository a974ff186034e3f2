import type { ReactNode } from 'react';
import './field.css';

/** Checkboxes under one heading. */
export function CheckGroup(props: {
  label: string;
  help?: string;
  orientation?: 'vertical' | 'horizontal';
  children: ReactNode;
}) {
  const { label, help, orientation = 'vertical', children } = props;
  return (
    <fieldset>
      <legend className="field__label">{label}</legend>
      {help === undefined ? null : <p className="field__help checks__help">{help}</p>}
      <div className={orientation === 'horizontal' ? 'checks checks--row' : 'checks'}>{children}</div>
    </fieldset>
  );
}
