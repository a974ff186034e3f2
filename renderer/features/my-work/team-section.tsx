import { useState } from 'react';
import type { TeamLine } from '../../../preload/contract/role-work.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';
import { PersonWork } from './person-work.tsx';

const texts = catalogue.teamSection;

const topics = ['inbox', 'action', 'investigation', 'absence', 'people'];

/** For a supervisor: what is open with each person, what of it is overdue, and since when the oldest waits. */
export function TeamSection() {
  const { pages, loading, ended, loadMore } = usePages('myWork.team', { limit: 20 }, topics);
  const [shown, setShown] = useState<TeamLine | null>(null);
  const people = pages.flatMap((page) => page.people);
  const open = people.reduce((sum, one) => sum + one.deliveries.open + one.actions.open, 0);
  const overdue = people.reduce((sum, one) => sum + one.deliveries.overdue + one.actions.overdue, 0);
  return (
    <Section
      title={texts.team}
      facts={
        people.length === 0 ? undefined : (
          <span className="muted">
            {texts.openOverdue(open.toLocaleString('en-GB'), overdue.toLocaleString('en-GB'))}
          </span>
        )
      }
    >
      {loading ? <Skeleton rows={4} /> : null}
      <RecordList>
        {people.map((one) => (
          <Person key={one.account.id} one={one} onShow={() => setShown(one)} />
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
      {shown === null ? null : <PersonWork person={shown.account} onClose={() => setShown(null)} />}
    </Section>
  );
}

function Person({ one, onShow }: { one: TeamLine; onShow: () => void }) {
  const { account, away, deputy, deliveries, actions, oldest } = one;
  const overdue = deliveries.overdue + actions.overdue;
  const nothing = deliveries.open + actions.open === 0;
  return (
    <li>
      <Line
        end={
          nothing ? (
            <span className="muted">{texts.nothingOpen}</span>
          ) : (
            <Cluster>
              {oldest === null ? null : (
                <span className="muted">
                  {texts.oldest}
                  <Time at={oldest} show="ago" />
                </span>
              )}
              <Button size="small" aria-label={texts.showWhatIsOpen(account.name)} onPress={onShow}>
                {texts.show}
              </Button>
            </Cluster>
          )
        }
      >
        <strong>{account.name}</strong>
        {away ? <Badge tone="warning">{texts.away}</Badge> : null}
        {overdue === 0 ? null : <Badge tone="danger">{texts.overdue(overdue.toLocaleString('en-GB'))}</Badge>}
        {nothing ? null : (
          <span>
            {[
              deliveries.open === 0 ? null : countOf(deliveries.open, 'item'),
              actions.open === 0 ? null : countOf(actions.open, 'action'),
            ]
              .filter((words) => words !== null)
              .join(', ')}
          </span>
        )}
        {away && deputy !== null ? <span className="muted">{texts.standsIn(deputy)}</span> : null}
      </Line>
    </li>
  );
}
