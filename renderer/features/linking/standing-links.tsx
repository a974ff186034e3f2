import { useState } from 'react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { type Telling, TellRecorder } from './tell-recorder.tsx';
import './choices.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.standingLinks;

/** The investigations that a contribution is linked to. */
export function StandingLinks({ contribution }: { contribution: Contribution }) {
  const { id: contributionId, reference, links } = contribution;
  const opens = useCan('investigations.get');
  const tells = useCan('linking.tellRecorder');
  const [telling, setTelling] = useState<Telling | null>(null);
  const standing = links.filter((link) => link.decision === 'linked');
  if (standing.length === 0) return null;
  return (
    <Section title={texts.linkedTo} small>
      <ul className="choices">
        {standing.map((link) => (
          <li key={link.id}>
            <span>
              {opens ? (
                <Link to={{ name: 'investigation', id: link.investigationId, tab: 'tips' }}>
                  {texts.op(link.operation)}
                </Link>
              ) : (
                <strong>{texts.op(link.operation)}</strong>
              )}{' '}
              <span className="muted">
                {texts.by(link.by)}
                <Time at={link.at} />
                {link.shown ? '' : texts.theStateDoesNot}
              </span>
            </span>
            {link.shown || !tells ? null : (
              <Button
                size="small"
                onPress={() =>
                  setTelling({
                    contributionId,
                    reference,
                    investigationId: link.investigationId,
                    operation: link.operation,
                  })
                }
              >
                {texts.tellWhoeverRecordedIt}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TellRecorder telling={telling} onClose={() => setTelling(null)} />
    </Section>
  );
}

/** What was ruled out is not suggested again until something new speaks for it; here it can be thought over. */
export function RuledOut(props: {
  links: Contribution['links'];
  /** Where the viewer may decide. */
  onThinkOver?: (investigation: { id: number; operation: string }) => void;
}) {
  const { links, onThinkOver } = props;
  if (links.length === 0) return null;
  return (
    <Section title={texts.ruledOut} small>
      <ul className="choices">
        {links.map((link) => (
          <li key={link.id}>
            <span>
              <strong>{texts.op(link.operation)}</strong>{' '}
              <span className="muted">
                {texts.by(link.by)}
                <Time at={link.at} />
                {link.reason === null ? '' : `: ${link.reason}`}
              </span>
            </span>
            {onThinkOver === undefined ? null : (
              <Button size="small" onPress={() => onThinkOver({ id: link.investigationId, operation: link.operation })}>
                {texts.reconsider}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
