import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Badge, PriorityBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.caseHistory;

/** From which priority to which, by whom and why. */
export function PriorityHistory({ priorities }: { priorities: Investigation['priorities'] }) {
  return (
    <Section title={texts.priority} label={texts.priorityHistory}>
      <RecordList>
        {priorities.map((change) => (
          <li key={`${change.at} ${change.to}`}>
            <Line>
              {change.from === null ? null : <PriorityBadge priority={change.from} />}
              {change.from === null ? null : <span aria-hidden="true">→</span>}
              <PriorityBadge priority={change.to} />
              <span className="muted">
                {change.by}, <Time at={change.at} show="date" />
              </span>
            </Line>
            <span>{change.reason}</span>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}

/** What was withdrawn as a mistake, and can be restored. */
export function Withdrawn({ investigation }: { investigation: Investigation }) {
  const { id, withdrawn } = investigation;
  const restores = useCan('investigations.restore') && investigation.mayChange;
  if (withdrawn.length === 0) return null;
  return (
    <Section title={texts.withdrawn}>
      <RecordList>
        {withdrawn.map(({ what, itemId, words, at }) => (
          <li key={`${what} ${itemId}`}>
            <Line
              end={
                restores ? (
                  <Button
                    size="small"
                    tone="quiet"
                    onPress={() => void save('investigations.restore', { id, what, itemId }, texts.restored)}
                  >
                    {texts.restore}
                  </Button>
                ) : null
              }
            >
              <Badge>{label(what)}</Badge> {words}
              <span className="muted">
                {texts.withdrawnAt}
                <Time at={at} />
              </span>
            </Line>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}

/** What else was changed, by whom and why. */
export function Changes({ changes }: { changes: Investigation['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <Section title={texts.changes}>
      <RecordList>
        {changes.map((change) => (
          <li key={change.id}>
            <Line
              end={
                <span className="muted">
                  {change.by}, <Time at={change.at} />
                </span>
              }
            >
              <strong>{change.what}</strong>
            </Line>
            {change.reason === null ? null : <span>{change.reason}</span>}
          </li>
        ))}
      </RecordList>
    </Section>
  );
}
