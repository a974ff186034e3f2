import type { ReactNode } from 'react';
import { type RadioGroupProps as AriaProps, RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts.tsx';

export interface Choice<T extends string> {
  value: T;
  label: ReactNode;
  help?: ReactNode;
}

export interface RadioGroupProps<T extends string>
  extends Omit<AriaProps, 'className' | 'style' | 'children' | 'value' | 'onChange' | 'isInvalid'>,
    FieldProps {
  options: readonly Choice<T>[];
  value: T | null;
  onChange: (value: T) => void;
  /** Puts the focus on the chosen option, or the first, when the view opens. */
  autoFocus?: boolean;
}

/** One of a few: all are visible at once, and the arrow keys choose. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const {
    label,
    help,
    error = null,
    options,
    value,
    onChange,
    orientation = 'vertical',
    autoFocus = false,
    ...rest
  } = props;
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <AriaRadioGroup
      {...rest}
      orientation={orientation}
      value={value}
      onChange={choose}
      isInvalid={error !== null}
      className="field"
    >
      <FieldLabel label={label} required={rest.isRequired ?? false} />
      <div className={orientation === 'horizontal' ? 'checks checks--row' : 'checks'}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            autoFocus={autoFocus && option.value === (value ?? options[0]?.value)}
            className="check"
          >
            <span className="check__box check__box--round" aria-hidden="true" />
            <span>
              {option.label}
              {option.help === undefined ? null : <span className="check__help">{option.help}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes help={help} error={error} />
    </AriaRadioGroup>
  );
}
