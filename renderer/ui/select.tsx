import { Check, ChevronDown } from 'lucide-react';
import {
  type SelectProps as AriaProps,
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { catalogue } from './catalogue.ts';
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts.tsx';
import './popover.css';

const texts = catalogue.select;

export interface Option<T extends string> {
  value: T;
  label: string;
  /** A second line under the label in the list. */
  detail?: string;
}

export interface SelectProps<T extends string>
  extends Omit<
      AriaProps<object>,
      'className' | 'style' | 'children' | 'value' | 'onChange' | 'isInvalid' | 'selectedKey' | 'onSelectionChange'
    >,
    FieldProps {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  /** Hides the label from view, as in filter bars; screen readers still have it. */
  hideLabel?: boolean;
}

/** One of many, in a list that opens; typing jumps to an option. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, help, error = null, options, value, onChange, hideLabel = false, ...rest } = props;
  const choose = (key: unknown) => {
    const option = options.find((each) => each.value === key);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <AriaSelect
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value}
      onChange={choose}
      isInvalid={error !== null}
      className="field select"
    >
      {hideLabel ? null : <FieldLabel label={label} required={rest.isRequired ?? false} />}
      <Button className="input select__button">
        <SelectValue className="select__value">
          {({ isPlaceholder, defaultChildren }) =>
            isPlaceholder
              ? (rest.placeholder ?? texts.choose)
              : (options.find((each) => each.value === value)?.label ?? defaultChildren)
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <FieldNotes help={help} error={error} />
      <Popover className="popover" offset={4}>
        <ListBox className="list" items={options.map((option) => ({ id: option.value, ...option }))}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="list__item">
              <Check aria-hidden="true" className="list__tick" />
              <span className="list__text">
                <Text slot="label">{option.label}</Text>
                {option.detail === undefined ? null : (
                  <Text slot="description" className="list__detail">
                    {option.detail}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
