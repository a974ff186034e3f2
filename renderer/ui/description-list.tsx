import type { ReactNode } from 'react';
import { catalogue } from './catalogue.ts';
import './description-list.css';

const texts = catalogue.descriptionList;

export interface Fact {
  term: string;
  /** `null` is shown as "Not known". */
  value: ReactNode;
}

/** Facts of a record, term on the left, value on the right; in one column where space is narrow. */
export function DescriptionList({ facts, label }: { facts: readonly Fact[]; label?: string }) {
  return (
    <dl className="facts" aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.term} className="facts__row">
          <dt>{fact.term}</dt>
          <dd>
            {fact.value === null || fact.value === '' ? (
              <span className="facts__none">{texts.notKnown}</span>
            ) : (
              fact.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
