import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import { Tooltip } from './tooltip.tsx';
import './button.css';

/** A button is never merely disabled: `whyNot` says why it cannot be pressed. */
type Pressed = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isDisabled' | 'isPending'>;

export interface ButtonProps extends Pressed {
  /** `primary` once in a view, `danger` for what cannot be undone, `quiet` inside bars and rows. */
  tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'regular';
  icon?: ReactNode;
  /** A shortcut to show, such as `L` or `Ctrl K`. It is only shown; the shortcut registry binds it. */
  keys?: string;
  /**
   * Why it cannot be pressed now, as a sentence: shown on hover and focus, and read out as its description. It can still be reached, since
   * nobody would learn the reason otherwise.
   */
  whyNot?: string | null;
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { tone = 'plain', size = 'regular', icon, keys, whyNot, children, ...rest } = props;
  const reason = useId();
  const element = useRef<HTMLButtonElement>(null);
  const isOff = whyNot !== undefined && whyNot !== null;
  // Not by the library's `isDisabled`, which takes the focus away, nor by its `isPending`, which reads the name out whenever it turns.
  useLayoutEffect(() => {
    if (isOff) element.current?.setAttribute('aria-disabled', 'true');
    else element.current?.removeAttribute('aria-disabled');
  }, [isOff]);
  const className = `btn btn--${tone} btn--${size}`;
  const content = (
    <>
      {icon === undefined ? null : <span className="btn__icon">{icon}</span>}
      <span className="btn__text">{children}</span>
      {keys === undefined ? null : <KeyHint keys={keys} />}
    </>
  );
  if (whyNot === undefined)
    return (
      <AriaButton {...rest} className={className}>
        {content}
      </AriaButton>
    );
  return (
    // The same elements whether there is a reason or not: a button that goes off while it has the focus keeps it.
    <Tooltip text={whyNot ?? ''} isDisabled={!isOff}>
      <AriaButton
        {...rest}
        ref={element}
        {...(isOff ? { 'aria-describedby': reason, type: 'button', onPress: nothing } : {})}
        className={isOff ? `${className} btn--off` : className}
      >
        {content}
        <span id={reason} hidden>
          {whyNot}
        </span>
      </AriaButton>
    </Tooltip>
  );
}
const nothing = (): void => undefined;

export interface IconButtonProps extends Omit<Pressed, 'aria-label'> {
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
