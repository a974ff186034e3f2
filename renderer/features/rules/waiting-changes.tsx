import { useState } from 'react';
import type { RuleProposal } from '../../../preload/contract/rules.ts';
import { ruleTitles } from '../../shell/rule-words.ts';
import { save, submit } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { Differences } from './differences.tsx';
import { differences } from './rule-lines.ts';
import { RulePreview } from './rule-preview.tsx';

/** Changes that wait for a second person, with what each would change. */
export function WaitingChanges({ proposals }: { proposals: readonly RuleProposal[] }) {
  const [refusing, setRefusing] = useState<RuleProposal | null>(null);
  return (
    <Section title="Waiting for a second person">
      <RecordList>
        {proposals.map((each) => (
          <li key={each.id}>
            <Waiting proposal={each} onRefuse={() => setRefusing(each)} />
          </li>
        ))}
      </RecordList>
      {refusing === null ? null : (
        <ConfirmDialog
          title={`Refuse the change: ${ruleTitles[refusing.content.name]}`}
          text="The rule stays as it is, and the proposal is over."
          confirm="Refuse"
          reason={{ label: 'Why', help: 'Logged with the refusal.', draft: `refuse-rule:${refusing.id}` }}
          isOpen
          onConfirm={(reason) => submit('rules.refuse', { id: refusing.id, reason }, 'Refused.')}
          onClose={() => setRefusing(null)}
        />
      )}
    </Section>
  );
}

function Waiting({ proposal, onRefuse }: { proposal: RuleProposal; onRefuse: () => void }) {
  const { id, content, before, fromDay, reason, by, at, mine } = proposal;
  return (
    <>
      <Line
        end={
          mine ? (
            <Cluster>
              <span className="muted">Needs another person</span>
              <Button
                size="small"
                onPress={() => void save('rules.withdraw', { id }, 'The proposal has been withdrawn.')}
              >
                Withdraw
              </Button>
            </Cluster>
          ) : (
            <Cluster>
              <Button size="small" onPress={onRefuse}>
                Refuse
              </Button>
              <Button
                size="small"
                tone="primary"
                onPress={() => void save('rules.agree', { id }, `Agreed. It counts from ${isoInWords(fromDay)} on.`)}
              >
                Agree
              </Button>
            </Cluster>
          )
        }
      >
        <strong>{ruleTitles[content.name]}</strong>
        <span>from {isoInWords(fromDay)}</span>
      </Line>
      <Differences label={`What changes: ${ruleTitles[content.name]}`} changes={differences(before.content, content)} />
      <RulePreview content={content} />
      <span>Why: {reason}</span>
      <span className="muted">
        Proposed by {by}, <Time at={at} />.
      </span>
    </>
  );
}
