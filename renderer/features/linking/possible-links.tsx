import type { Output } from '../../../preload/contract/index.ts';
import type { LinkDecision } from '../../../preload/contract/vocabulary.ts';
import type { Query } from '../../shell/use-query.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { catalogue } from './catalogue.ts';
import { Suggestion } from './suggestions.tsx';

const texts = catalogue.possibleLinks;

/** The investigations that a contribution may touch, the strongest first; one is brought out for the keys. */
export function PossibleLinks(props: {
  query: Query<Output<'linking.suggestions'>>;
  /** Place of the one that is brought out. */
  pointed: number;
  onPoint: (place: number) => void;
  onCompare: (investigationId: number) => void;
  /** Where the viewer may decide. */
  onDecide?: (investigation: { id: number; operation: string }, decision: LinkDecision) => void;
}) {
  const { query, pointed, onPoint, onCompare, onDecide } = props;
  const suggestions = query.value?.suggestions ?? [];
  return (
    <Section title={texts.possibleLinks} small>
      {query.error !== null ? <ErrorState failure={query.error} onRetry={query.refresh} /> : null}
      {query.loading ? <Skeleton rows={3} /> : null}
      {query.value !== undefined && suggestions.length === 0 ? (
        <p className="muted">{texts.noMatchesInCases(onDecide === undefined ? '' : texts.pressHToLink)}</p>
      ) : null}
      {suggestions.map((suggestion, index) => (
        <Suggestion
          key={suggestion.investigationId}
          suggestion={suggestion}
          number={index + 1}
          current={index === pointed}
          onPoint={() => onPoint(index)}
          onCompare={() => onCompare(suggestion.investigationId)}
          {...(onDecide === undefined
            ? {}
            : {
                onDecide: (decision) =>
                  onDecide({ id: suggestion.investigationId, operation: suggestion.operation }, decision),
              })}
        />
      ))}
    </Section>
  );
}
