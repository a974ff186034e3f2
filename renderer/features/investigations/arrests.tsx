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
import { catalogue } from './catalogue.ts';
import { ArrestOutcomeDialog, CorrectArrest } from './outcomes.tsx';

const texts = catalogue.arrests;

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
    <Section title={texts.arrests}>
      <RecordList empty={texts.none}>
        {arrests.slice(0, MOST_LISTED).map((each) => (
          <li key={each.id}>
            <Line
              end={
                <Cluster>
                  <Badge>{label(each.outcome)}</Badge>
                  {sets ? (
                    <>
                      <Button size="small" tone="quiet" onPress={() => setChanging(each)}>
                        {texts.outcome}
                      </Button>
                      <Button size="small" tone="quiet" onPress={() => setCorrecting(each)}>
                        {texts.correct}
                      </Button>
                    </>
                  ) : null}
                </Cluster>
              }
            >
              <LineText>
                <Time at={each.at} show="date" /> {each.subject ?? texts.personNotRecorded}
              </LineText>
            </Line>
            {factsIn(each) === '' ? null : <span className="muted">{factsIn(each)}</span>}
          </li>
        ))}
      </RecordList>
      {arrests.length > MOST_LISTED ? (
        <p className="muted">{texts.andMoreOnThe(arrests.length - MOST_LISTED)}</p>
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
