import { useState } from 'react';
import type { FormName } from '../../../preload/contract/forms.ts';
import type { WaitingMarking as Waiting } from '../../../preload/contract/markings.ts';
import { Link } from '../../shell/router.tsx';
import { save, submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';

type Answering = 'contributions.answerMarking' | 'investigations.answerMarking';

/** What would become of the record, in words. */
export function inWords({ from, to, moves, compartment, liftsReaders }: Waiting): string {
  if (liftsReaders) return 'Lift the list of readers';
  const marking = from === to ? [] : [`${from} to ${to}`];
  const moved = moves ? [compartment === null ? 'another compartment or none' : `into ${compartment}`] : [];
  return [...marking, ...moved].join(', ');
}

/** On the record's own page: what waits, and the answers of whoever may give one. */
export function WaitingMarking(props: { verb: Answering; id: number; waiting: Waiting | null; draft: FormName }) {
  const { verb, id, waiting, draft } = props;
  const [refusing, setRefusing] = useState(false);
  const answers = useCan(verb);
  if (waiting === null) return null;
  const answer = { id, markingChangeId: waiting.markingChangeId };
  return (
    <Banner
      tone="warning"
      title={`${waiting.by} proposed: ${inWords(waiting)}`}
      actions={
        waiting.mine ? (
          <Button size="small" onPress={() => void save(verb, { ...answer, agree: false }, 'Withdrawn.')}>
            Withdraw
          </Button>
        ) : answers && waiting.mayAgree ? (
          <>
            <Button size="small" onPress={() => setRefusing(true)}>
              Refuse
            </Button>
            <Button size="small" tone="primary" onPress={() => void save(verb, { ...answer, agree: true }, 'Agreed.')}>
              Agree
            </Button>
          </>
        ) : undefined
      }
    >
      <Time at={waiting.at} />. {waiting.reason} More people would see the record, so a second person has to agree.
      <ConfirmDialog
        title="Refuse the change of marking"
        text="Whoever proposed it sees the reason in the history."
        confirm="Refuse"
        reason={{ label: 'Why', draft }}
        isOpen={refusing}
        onConfirm={(reason) => submit(verb, { ...answer, agree: false, reason }, 'Refused.')}
        onClose={() => setRefusing(false)}
      />
    </Banner>
  );
}

/** For My work: what others propose that this person could agree to, on the page of each record. */
export function MarkingsForMe() {
  const reads = useCan('contributions.answerMarking');
  return reads ? <ForMe /> : null;
}

function ForMe() {
  const { pages, ended, loadMore } = usePages('access.markingChanges', {}, ['contribution', 'investigation']);
  const changes = pages.flatMap((page) => page.changes);
  if (changes.length === 0) return null;
  return (
    <Section title="Markings to agree to">
      <RecordList>
        {changes.map((one) => (
          <li key={one.markingChangeId}>
            <Line
              end={
                <span className="muted">
                  {one.by}, <Time at={one.at} show="ago" />
                </span>
              }
            >
              <Link
                to={
                  one.investigationId === null
                    ? { name: 'queue', id: one.contributionId }
                    : { name: 'investigation', id: one.investigationId, tab: 'overview' }
                }
              >
                {one.name}
              </Link>
              <strong>{inWords(one)}</strong>
            </Line>
            <span>{one.reason}</span>
          </li>
        ))}
      </RecordList>
      {ended ? null : (
        <Button size="small" onPress={loadMore}>
          Show more
        </Button>
      )}
    </Section>
  );
}
