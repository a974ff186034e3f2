import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import './field.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  children: ReactNode;
  help?: ReactNode;
  /** A sentence that says how to put it right; marks the box as wrong. */
  error?: string | null;
}

export function Checkbox({ children, help, error = null, ...rest }: CheckboxProps) {
  const errorId = useId();
  return (
    <>
      <AriaCheckbox
        {...rest}
        isInvalid={error !== null}
        {...(error === null ? {} : { 'aria-describedby': errorId })}
        className="check"
      >
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="check__box" aria-hidden="true">
              {isIndeterminate ? <Minus /> : isSelected ? <Check /> : null}
            </span>
            <span>
              {children}
              {help === undefined ? null : <span className="check__help">{help}</span>}
            </span>
          </>
        )}
      </AriaCheckbox>
      {error === null ? null : (
        <span className="field__error" id={errorId}>
          {error}
        </span>
      )}
    </>
  );
}
