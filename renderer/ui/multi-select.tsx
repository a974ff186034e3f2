import { Check, ChevronDown } from 'lucide-react';
import { Button, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Button as Off } from './button.tsx';
import { catalogue } from './catalogue.ts';
import type { Option } from './select.tsx';
import './popover.css';

const texts = catalogue.multiSelect;

/** A filter: any of many. Nothing chosen means all. The button shows how many are on. */
export function MultiSelect<T extends string>(props: {
  label: string;
  options: readonly Option<T>[];
  value: readonly T[];
  onChange: (value: T[]) => void;
}) {
  const { label, options, value, onChange } = props;
  if (options.length === 0)
    return (
      <Off size="small" whyNot={texts.nothingToChoose}>
        {label}
      </Off>
    );
  const only = value.length === 1 ? options.find((option) => option.value === value[0])?.label : undefined;
  return (
    <DialogTrigger>
      <Button className={value.length > 0 ? 'btn btn--plain btn--small btn--filter-on' : 'btn btn--plain btn--small'}>
        {label}
        {value.length === 0 ? null : <span className="btn__picked">{only ?? value.length}</span>}
        <span className="btn__icon">
          <ChevronDown aria-hidden="true" />
        </span>
      </Button>
      <Popover className="popover" aria-label={label} placement="bottom start" offset={4}>
        <ListBox
          className="list"
          aria-label={label}
          autoFocus="first"
          selectionMode="multiple"
          // Escape closes the list; it must not clear what was chosen.
          escapeKeyBehavior="none"
          selectedKeys={value}
          onSelectionChange={(keys) =>
            onChange(options.flatMap(({ value: key }) => (keys === 'all' || keys.has(key) ? [key] : [])))
          }
          items={options.map((option) => ({ id: option.value, ...option }))}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="list__item">
              <Check aria-hidden="true" className="list__tick" />
              <span className="list__text">{option.label}</span>
              {option.detail === undefined ? null : <span className="list__detail">{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </DialogTrigger>
  );
}
