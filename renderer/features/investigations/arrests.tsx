import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useCan } from '../../shell/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Cluster, Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { ArrestOutcomeDialog, CorrectArrest } from './outcomes.tsx';

const MOST_LISTED = 12;

type Arrest = Investigation['arrests'][number];

const factsIn = ({ offence, power, place }: Arrest) =>
  [offence, power, place].filter((words) => words !== null).join('; ');

/** The arrests of an investigation, each with its outcome so far. */
export function Arrests({ investigation }: { investigation: Investigation }) {
  const { id, arrests } = investigation;
  const sets = useCan('investigations.setArrestOutcome') && investigation.mayChange;
  const [changing, setChanging] = useState<Arrest | null>(null);
  const [correcting, setCorrecting] = useState<Arrest | null>(null);
  return (
    <Section title="Arrests">
      <RecordList empty="None.">
        {arrests.slice(0, MOST_LISTED).map((each) => (
          <li key={each.id}>
            <Line
              end={
                <Cluster>
                  <Badge>{label(each.outcome)}</Badge>
                  {sets ? (
                    <>
                      <Button size="small" tone="quiet" onPress={() => setChanging(each)}>
                        Outcome
                      </Button>
                      <Button size="small" tone="quiet" onPress={() => setCorrecting(each)}>
                        Correct
                      </Button>
                    </>
                  ) : null}
                </Cluster>
              }
            >
              <LineText>
                <Time at={each.at} show="date" /> {each.subject ?? 'Person not recorded'}
              </LineText>
            </Line>
            {factsIn(each) === '' ? null : <span className="muted">{factsIn(each)}</span>}
          </li>
        ))}
      </RecordList>
      {arrests.length > MOST_LISTED ? (
        <p className="muted">and {arrests.length - MOST_LISTED} more, on the timeline.</p>
      ) : null}
      {changing === null ? null : (
        <ArrestOutcomeDialog investigationId={id} arrest={changing} onClose={() => setChanging(null)} />
      )}
      {correcting === null ? null : (
        <CorrectArrest investigation={investigation} arrest={correcting} onClose={() => setCorrecting(null)} />
      )}
    </Section>
  );
}
