import { type ReactNode, useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../shell/client.ts';
import { MarkedText, withReasons } from '../contributions/marked-text.tsx';
import { HomoglyphWarning } from '../linking/homoglyph-warning.tsx';
import { NamedBefore } from '../linking/named-before.tsx';
import { Suggestion } from '../linking/suggestions.tsx';
import './record.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.recordSide;

const LOOK_MS = 500;

type Possible = Output<'linking.suggestForText'>;

/** What the text seems to touch, a moment after the last key. */
function usePossible(text: string): Possible | null {
  const [possible, setPossible] = useState<Possible | null>(null);
  useEffect(() => {
    if (text.trim().length < 12) return setPossible(null);
    let gone = false;
    const timer = setTimeout(() => {
      call('linking.suggestForText', { text }).then(
        (found) => {
          if (!gone) setPossible(found);
        },
        () => {
          if (!gone) setPossible(null);
        },
      );
    }, LOOK_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);
  return possible;
}

/** Beside the form: what is found in the text while it is typed, and what it may touch. */
export function RecordSide({ text, children }: { text: string; children: ReactNode }) {
  const possible = usePossible(text);
  const marked = possible === null ? [] : withReasons(possible.identifiers, possible.suggestions);
  return (
    <aside className="record__side" aria-label={texts.whileYouType}>
      <h2>{texts.whatThisTouches}</h2>
      {possible === null ? (
        <p className="muted">{texts.namesPhonesRegistrationsAnd}</p>
      ) : (
        <>
          <HomoglyphWarning found={possible.homoglyphs} />
          {marked.length === 0 ? null : (
            <div className="record__found">
              <MarkedText text={text} found={marked} />
            </div>
          )}
          {possible.suggestions.length === 0 ? <p className="muted">{texts.noMatchesInCases}</p> : null}
          <div className="record__suggestions">
            {possible.suggestions.map((suggestion, index) => (
              <Suggestion key={suggestion.investigationId} suggestion={suggestion} number={index + 1} current={false} />
            ))}
          </div>
        </>
      )}
      <NamedBefore text={text} />
      {children}
    </aside>
  );
}
