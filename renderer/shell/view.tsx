import type { ReactNode } from 'react';
import { focusHome } from './focus-home.ts';
import './frame.css';

/** For a box that scrolls and may contain nothing focusable. */
export const scrolledByKeys = { tabIndex: 0 };

/** A view's own frame: title with facts, actions on the right, and a body that scrolls. Every screen starts with it. */
export function View(props: {
  title: string;
  facts?: ReactNode;
  actions?: ReactNode;
  /** A body with a margin, for text and forms; tables and panes go without. */
  padded?: boolean;
  /** A body of nothing but text takes the focus itself, so that the arrow keys scroll it. */
  reading?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="view">
      <header className="view__head">
        <h1 {...focusHome}>{props.title}</h1>
        {props.facts === undefined ? null : <span className="view__facts">{props.facts}</span>}
        {props.actions === undefined ? null : <div className="view__actions">{props.actions}</div>}
      </header>
      <div
        className={props.padded === true ? 'view__body view__body--padded' : 'view__body'}
        {...(props.reading === true ? scrolledByKeys : {})}
      >
        {props.children}
      </div>
    </div>
  );
}
