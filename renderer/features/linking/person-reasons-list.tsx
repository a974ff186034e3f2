import type { PersonReason } from '../../../preload/contract/earlier-reports.ts';
import { reasonsInWords } from './person-reasons.ts';
import './suggestions.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.personReasonsList;

/** What speaks for one person and what against it, in sentences. */
export function PersonReasons(props: {
  reasons: readonly PersonReason[];
  /** The spelling that stands above already. */
  spelling?: { there: string } | null;
}) {
  const said = reasonsInWords(props.reasons, props.spelling ?? null);
  return (
    <ul className="suggestion__reasons">
      {said.for.map((sentence) => (
        <li key={sentence}>
          <span className="suggestion__kind">{texts.for}</span>
          <span>{sentence}</span>
        </li>
      ))}
      {said.against.map((sentence) => (
        <li key={sentence} className="suggestion__against">
          <span className="suggestion__kind">{texts.against}</span>
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
