import type { ReactNode } from 'react';
import type { Marking } from '../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';
import './marking-bar.css';

const texts = catalogue.markingBar;

/**
 * The marking in capitals at an edge of the window, with its handling instructions where there are any. The words carry the
 * meaning; the colour repeats it.
 */
export function MarkingBar(props: { marking: Marking; edge: 'top' | 'bottom'; caveat?: string; aside?: ReactNode }) {
  const slug = props.marking.toLowerCase().replace(' ', '-');
  return (
    <section
      className={`marking-bar marking-bar--${props.edge} marking--${slug}`}
      aria-label={props.edge === 'top' ? texts.marking : texts.again}
    >
      <span className="marking-bar__words">
        {props.marking}
        {props.caveat === undefined ? null : <span className="marking-bar__caveat"> {props.caveat}</span>}
      </span>
      {props.aside === undefined ? null : <span className="marking-bar__aside">{props.aside}</span>}
    </section>
  );
}
