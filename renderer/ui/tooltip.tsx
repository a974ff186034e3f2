import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import './tooltip.css';

/** A short label on hover and focus. `children` must be one focusable kit control (a button). Never the only place of a fact. */
export function Tooltip(props: { text: string; keys?: string; isDisabled?: boolean; children: ReactElement }) {
  const { text, keys, isDisabled = false, children } = props;
  return (
    <TooltipTrigger delay={500} closeDelay={80} isDisabled={isDisabled}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
        {keys === undefined ? null : <KeyHint keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
