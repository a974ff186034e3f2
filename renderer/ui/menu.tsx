import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import './popover.css';

export interface MenuEntry {
  id: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  onAction: () => void;
}

export interface MenuGroup {
  heading?: string;
  entries: readonly MenuEntry[];
}

/** A menu behind `trigger` (a kit button). Groups are separated by a line; a heading is optional. */
export function Menu({
  label,
  trigger,
  groups,
}: {
  label: string;
  trigger: ReactElement;
  groups: readonly MenuGroup[];
}) {
  const first = groups[0]?.entries[0]?.id;
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" offset={4} placement="bottom start">
        <AriaMenu className="list" aria-label={label}>
          {groups.map((group) => {
            const key = group.heading ?? group.entries[0]?.id ?? 'empty';
            return [
              group.entries[0]?.id === first ? null : <Separator key={`${key} line`} className="list__separator" />,
              <MenuSection key={key} aria-label={group.heading ?? label}>
                {group.heading === undefined ? null : <Header className="list__heading">{group.heading}</Header>}
                {group.entries.map((entry) => (
                  <MenuItem
                    key={entry.id}
                    id={entry.id}
                    textValue={entry.label}
                    onAction={entry.onAction}
                    className={entry.danger === true ? 'list__item list__item--danger' : 'list__item'}
                  >
                    {entry.icon === undefined ? null : <span className="list__icon">{entry.icon}</span>}
                    <span className="list__text">
                      <span>{entry.label}</span>
                      {entry.detail === undefined ? null : <span className="list__detail">{entry.detail}</span>}
                    </span>
                    {entry.keys === undefined ? null : <KeyHint keys={entry.keys} />}
                  </MenuItem>
                ))}
              </MenuSection>,
            ];
          })}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
