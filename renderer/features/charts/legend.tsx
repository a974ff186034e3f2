import { recordCodes, type ThingKind, thingCodes, thingWord } from '../../../preload/contract/charts.ts';
import { fillOf } from './look.ts';
import './legend.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.legend;

const outlines = {
  investigation: 'M1 9 7 1h14l6 8-6 8H7z',
  subject: 'M14 1a13 8 0 1 0 .01 0z',
  entity: 'M14 0 27 7 22 18H6L1 7z',
  contribution: 'M5 1h18v16H5z',
  event: 'M14 0 27 9 14 18 1 9z',
  arrest: 'M8 1h12l6 5v6l-6 5H8l-6-5V6z',
  identifier: 'M4 3h20q3 0 3 3v6q0 3-3 3H4q-3 0-3-3V6q0-3 3-3z',
} as const;

/** What the symbols on a chart stand for. */
export function Legend({ kinds, warned }: { kinds: readonly ThingKind[]; warned: boolean }) {
  return (
    <details className="legend">
      <summary>{texts.legend}</summary>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
              <path className={`legend__shape legend__shape--${fillOf(kind)}`} d={outlines[fillOf(kind)]} />
            </svg>
            <b>{kind === 'entity' ? Object.values(recordCodes).join(' ') : thingCodes[kind]}</b> {thingWord(kind)}
          </li>
        ))}
        {warned ? (
          <li>
            <svg viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
              <path className="legend__warning" d="M14 1 23 17H5z" />
            </svg>
            {texts.aWarningStandsOpen}
          </li>
        ) : null}
        <li>
          <svg viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
            <path className="legend__line" d="M1 9h26" />
          </svg>
          {texts.brokenLineNotDecided}
        </li>
        <li>
          <svg viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
            <path className="legend__shape legend__shape--group" d={outlines.identifier} />
          </svg>
          {texts.thickOutlineSeveralDrawn}
        </li>
      </ul>
    </details>
  );
}
