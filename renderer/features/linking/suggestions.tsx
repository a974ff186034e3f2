import { Check, CircleHelp, Columns2, Link2, X } from 'lucide-react';
import type { SuggestedLink } from '../../../preload/contract/linking.ts';
import { type LinkDecision, label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { Badge, MarkingBadge, MatchStrengthBadge, PriorityBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { inAttachment } from './in-attachment.ts';
import { whyNotDecide } from './why-not-decide.ts';
import './suggestions.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.suggestions;

export const strengthWord = { unique: texts.practicallyUnique, distinctive: 'distinctive', weak: 'weak' };

/** In how many investigations that the viewer may see the same is recorded. */
export const recordedIn = (count: number): string =>
  count <= 1 ? texts.recordedInThisCase : texts.recordedInCases(count);

/** A name that may be none, or what a machine read from a picture. */
function doubtOf({ kind, doubtful }: SuggestedLink['reasons'][number]): string {
  if (doubtful !== true) return '';
  return kind === 'person' ? texts.possiblyAName : texts.possiblyMisread;
}

/** One possible link: how strong, how the investigation is marked, why, what speaks against it, and the three answers. */
export function Suggestion(props: {
  suggestion: SuggestedLink;
  number: number;
  current: boolean;
  onDecide?: (decision: LinkDecision) => void;
  onPoint?: () => void;
  onCompare?: () => void;
}) {
  const { suggestion, number, current, onDecide, onPoint, onCompare } = props;
  const opens = useCan('investigations.get');
  const { decision } = suggestion;
  const title = texts.op(suggestion.operation);
  return (
    <article
      className="suggestion"
      data-current={current || undefined}
      aria-label={`${title}, ${suggestion.matchStrength}`}
      onPointerEnter={onPoint}
    >
      <header className="suggestion__head">
        <span className="suggestion__number" aria-hidden="true">
          {number}
        </span>
        {opens ? (
          <Link
            to={{ name: 'investigation', id: suggestion.investigationId, tab: 'overview' }}
            className="suggestion__name"
          >
            {title}
          </Link>
        ) : (
          <strong className="suggestion__name">{title}</strong>
        )}
        <MatchStrengthBadge matchStrength={suggestion.matchStrength} />
        <PriorityBadge priority={suggestion.priority} />
        {suggestion.state === 'closed' ? <Badge>{texts.closed}</Badge> : null}
        {decision === null ? null : (
          <Badge
            tone={decision === 'linked' ? 'success' : 'neutral'}
            icon={decision === 'linked' ? <Check /> : undefined}
          >
            {label(decision)}
          </Badge>
        )}
        {suggestion.newEvidence ? <Badge tone="warning">{texts.newSinceItWas}</Badge> : null}
        <MarkingBadge marking={suggestion.marking} caveats={suggestion.caveats} />
      </header>
      <ul className="suggestion__reasons">
        {suggestion.reasons.map((reason) => (
          <li key={`${reason.kind} ${reason.attachment?.documentId ?? ''} ${reason.start} ${reason.caseText}`}>
            <span className="suggestion__kind">{label(reason.kind)}</span>
            <span>
              <q>{reason.tipText}</q>{' '}
              {reason.attachment === undefined ? texts.inTheTip : inAttachment(reason.attachment)}
              {doubtOf(reason)}, <q>{reason.caseText}</q>
              {reason.subjectName === null || reason.subjectName === reason.caseText
                ? ''
                : texts.of(reason.subjectName)}
              <span className="muted">
                {' '}
                · {strengthWord[reason.strength]}, {recordedIn(reason.common)}
              </span>
            </span>
          </li>
        ))}
        {suggestion.against.map((sentence) => (
          <li key={sentence} className="suggestion__against">
            <span className="suggestion__kind">{texts.against}</span>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      {onDecide === undefined ? null : (
        <div className="suggestion__answers">
          <Button
            size="small"
            tone={current && decision === null ? 'primary' : 'plain'}
            icon={<Link2 />}
            {...(current ? { keys: 'L' } : {})}
            whyNot={whyNotDecide('linked', decision)}
            onPress={() => onDecide('linked')}
          >
            {texts.link}
          </Button>
          <Button
            size="small"
            icon={<X />}
            {...(current ? { keys: 'X' } : {})}
            whyNot={suggestion.newEvidence ? null : whyNotDecide('not_this', decision)}
            onPress={() => onDecide('not_this')}
          >
            {texts.notAMatch}
          </Button>
          <Button
            size="small"
            icon={<CircleHelp />}
            {...(current ? { keys: 'M' } : {})}
            whyNot={whyNotDecide('unsure', decision)}
            onPress={() => onDecide('unsure')}
          >
            {texts.unsure}
          </Button>
          {onCompare === undefined ? null : (
            <Button
              size="small"
              tone="quiet"
              icon={<Columns2 />}
              {...(current ? { keys: 'V' } : {})}
              onPress={onCompare}
            >
              {texts.compare}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
