import { useState } from 'react';
import type { Absence } from '../../../preload/contract/inbox.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { AbsenceDialog } from './absence-dialog.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.absencesSection;

const noon = (day: string) => `${day}T12:00:00.000Z`;

function Days({ fromDay, toDay }: Pick<Absence, 'fromDay' | 'toDay'>) {
  if (fromDay === null) return <>{texts.toldOfWhatIs}</>;
  return (
    <>
      {texts.from}
      <Time at={noon(fromDay)} precision="day" />
      {toDay === null ? (
        ' on'
      ) : (
        <>
          {' '}
          {texts.to}
          <Time at={noon(toDay)} precision="day" />
        </>
      )}
    </>
  );
}

/** Who is away, and who stands in for whom: it decides whose turn things are. */
export function AbsencesSection() {
  const { account } = useSession();
  const sets = useCan('inbox.setAbsence');
  const read = useQuery('inbox.absences', {}, { topics: ['absence', 'people'] });
  const [setting, setSetting] = useState<Absence['account'] | null>(null);
  if (!sets) return null;
  const absences = read.value?.absences ?? [];
  const supervises = account.roles.includes('supervisor');
  return (
    <Section
      title={texts.awayAndDeputies}
      actions={
        <Button size="small" onPress={() => setSetting({ id: account.id, name: account.name })}>
          {supervises ? texts.setSomebodyAway : texts.setYourselfAway}
        </Button>
      }
    >
      <RecordList empty={texts.nobodyIsAwayAnd}>
        {absences.map((one) => (
          <li key={one.account.id}>
            <Line
              end={
                supervises || one.account.id === account.id ? (
                  <Button
                    size="small"
                    aria-label={texts.changeWhenIsAway(one.account.name)}
                    onPress={() => setSetting(one.account)}
                  >
                    {texts.change}
                  </Button>
                ) : undefined
              }
            >
              <strong>{one.account.name}</strong>
              {one.away ? <Badge tone="warning">{texts.away}</Badge> : null}
              <span className="muted">
                {one.fromDay === null ? null : (
                  <>
                    <Days {...one} />;{' '}
                  </>
                )}
                {one.deputy === null ? texts.noDeputySupervisorsSee : texts.deputy(one.deputy.name)}
                {one.fromDay === null ? (
                  <>
                    , <Days {...one} />
                  </>
                ) : null}
              </span>
            </Line>
          </li>
        ))}
      </RecordList>
      {setting === null ? null : (
        <AbsenceDialog
          account={setting}
          before={absences.find((one) => one.account.id === setting.id)}
          others={supervises}
          onClose={() => setSetting(null)}
        />
      )}
    </Section>
  );
}
