import { useState } from 'react';
import type { RuleProposal } from '../../../preload/contract/rules.ts';
import { ruleTitles } from '../../shell/rule-words.ts';
import { save, submit } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { sentence } from '../../ui/sentence.tsx';
import { Time } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { catalogue } from './catalogue.ts';
import { Differences } from './differences.tsx';
import { differences } from './rule-lines.ts';
import { RulePreview } from './rule-preview.tsx';

const texts = catalogue.waitingChanges;

/** Changes that wait for a second person, with what each would change. */
export function WaitingChanges({ proposals }: { proposals: readonly RuleProposal[] }) {
  const [refusing, setRefusing] = useState<RuleProposal | null>(null);
  return (
    <Section title={texts.waitingForASecond}>
      <RecordList>
        {proposals.map((each) => (
          <li key={each.id}>
            <Waiting proposal={each} onRefuse={() => setRefusing(each)} />
          </li>
        ))}
      </RecordList>
      {refusing === null ? null : (
        <ConfirmDialog
          title={texts.refuseTheChange(ruleTitles[refusing.content.name])}
          text={texts.theRuleStaysAs}
          confirm={texts.refuse}
          reason={{ label: texts.reasonLabel, help: texts.loggedWithTheRefusal, draft: `refuse-rule:${refusing.id}` }}
          isOpen
          onConfirm={(reason) => submit('rules.refuse', { id: refusing.id, reason }, texts.refused)}
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
              <span className="muted">{texts.needsAnotherPerson}</span>
              <Button size="small" onPress={() => void save('rules.withdraw', { id }, texts.theProposalHasBeen)}>
                {texts.withdraw}
              </Button>
            </Cluster>
          ) : (
            <Cluster>
              <Button size="small" onPress={onRefuse}>
                {texts.refuse}
              </Button>
              <Button
                size="small"
                tone="primary"
                onPress={() => void save('rules.agree', { id }, texts.agreedItCountsFrom(isoInWords(fromDay)))}
              >
                {texts.agree}
              </Button>
            </Cluster>
          )
        }
      >
        <strong>{ruleTitles[content.name]}</strong>
        <span>{texts.from(isoInWords(fromDay))}</span>
      </Line>
      <Differences label={texts.whatChanges(ruleTitles[content.name])} changes={differences(before.content, content)} />
      <RulePreview content={content} />
      <span>{texts.why(reason)}</span>
      <span className="muted">{sentence(texts.proposedBy, { by, at: <Time at={at} /> })}</span>
    </>
  );
}
