import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import { Tooltip } from './tooltip.tsx';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` once in a view, `danger` for what cannot be undone, `quiet` inside bars and rows. */
  tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'regular';
  icon?: ReactNode;
  /** A shortcut to show, such as `L` or `Ctrl K`. It is only shown; the shortcut registry binds it. */
  keys?: string;
  children: ReactNode;
}

export function Button({ tone = 'plain', size = 'regular', icon, keys, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`btn btn--${tone} btn--${size}`}>
      {icon === undefined ? null : <span className="btn__icon">{icon}</span>}
      <span className="btn__text">{children}</span>
      {keys === undefined ? null : <KeyHint keys={keys} />}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What the button does: read by screen readers and shown as its tooltip. */
  label: string;
  keys?: string;
  size?: 'small' | 'regular';
  children: ReactNode;
}

export function IconButton({ label, keys, size = 'regular', children, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton {...rest} aria-label={label} className={`btn btn--quiet btn--only btn--${size}`}>
        <span className="btn__icon">{children}</span>
      </AriaButton>
    </Tooltip>
  );
}
