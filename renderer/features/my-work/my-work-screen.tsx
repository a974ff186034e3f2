import { CheckCheck } from 'lucide-react';
import { go, Link } from '../../shell/router.tsx';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { PriorityBadge, StageBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { ActionLine } from '../investigations/actions-tab.tsx';
import { useLateMatchMonths } from '../linking/use-late-match-months.ts';
import '../investigations/investigations.css';

/** What waits for this person, overdue first. */
export default function MyWorkScreen() {
  const { account } = useSession();
  const read = useQuery('oversight.myWork', {}, { topics: ['action', 'contribution', 'investigation', 'draft'] });
  const records = useCan('intake.record');
  const cold = useCan('investigations.list');
  const reads = useCan('intake.queue');
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (read.value === undefined) return <Skeleton rows={10} />;
  const { actions, signOffs, countersigns, drafts, untriaged, oldestUntriaged, investigations } = read.value;
  const nothing = actions.length + signOffs.length + countersigns.length + drafts + investigations.length === 0;
  return (
    <View
      title="My work"
      facts={account.name}
      actions={
        records ? (
          <Button tone="primary" keys="C" onPress={() => go({ name: 'record', draft: null })}>
            Record
          </Button>
        ) : null
      }
    >
      <div className="case">
        {reads ? (
          <p>
            <Link to={{ name: 'queue', id: null }}>{untriaged.toLocaleString('en-GB')} untriaged</Link> in the queue
            {oldestUntriaged === null ? (
              '.'
            ) : (
              <>
                , the oldest waiting <Time at={oldestUntriaged} show="age" />.
              </>
            )}
            {drafts === 0 ? null : (
              <>
                {' '}
                <Drafts count={drafts} />
              </>
            )}
          </p>
        ) : null}
        {cold && investigations.length > 0 ? <ColdTips /> : null}
        {cold ? <PassedOn /> : null}
        {reads ? <WatchedFor /> : null}
        {nothing ? (
          <EmptyState icon={<CheckCheck aria-hidden="true" />} title="Nothing waits for you">
            Actions, sign-offs and countersignatures for you will stand here, overdue first.
          </EmptyState>
        ) : null}
        {actions.length === 0 ? null : (
          <section className="case__section" aria-label="Actions">
            <h2>Actions</h2>
            <ul className="case__list">
              {actions.map((action) => (
                <ActionLine key={action.id} action={action} operation />
              ))}
            </ul>
          </section>
        )}
        {signOffs.length === 0 ? null : (
          <section className="case__section" aria-label="No further action, awaiting sign-off">
            <h2>No further action, awaiting sign-off</h2>
            <ul className="case__list">
              {signOffs.map((each) => (
                <li key={each.id}>
                  <span className="case__line">
                    <Link to={{ name: 'queue', id: each.id }}>{each.reference}</Link>
                    <span>{each.gist}</span>
                    <span className="muted case__push">
                      proposed by {each.proposedBy}, <Time at={each.at} show="age" />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {countersigns.length === 0 ? null : (
          <section className="case__section" aria-label="Stage assessments to countersign">
            <h2>Stage assessments to countersign</h2>
            <ul className="case__list">
              {countersigns.map((each) => (
                <li key={each.assessmentId}>
                  <span className="case__line">
                    <Link to={{ name: 'investigation', id: each.investigationId, tab: 'overview' }}>
                      Op {each.operation}
                    </Link>
                    <StageBadge stage={each.stage} />
                    <span className="muted case__push">
                      {each.by}, <Time at={each.at} show="date" />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {investigations.length === 0 ? null : (
          <section className="case__section" aria-label="My investigations">
            <h2>My investigations</h2>
            <ul className="case__list">
              {investigations.map((each) => (
                <li key={each.id}>
                  <span className="case__line">
                    <PriorityBadge priority={each.priority} />
                    <Link to={{ name: 'investigation', id: each.id, tab: 'overview' }}>Op {each.operation}</Link>
                    <span className="muted case__push">{each.reference}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </View>
  );
}

/** What came in before it meant anything to one's own investigations. */
function ColdTips() {
  const [months] = useLateMatchMonths();
  const read = useQuery(
    'linking.countRevivals',
    { months: months ?? 1 },
    { topics: ['contribution', 'investigation'], enabled: months !== null },
  );
  const n = read.value?.n ?? 0;
  if (n === 0) return null;
  return (
    <p>
      <Link to={{ name: 'cold-tips' }}>
        {n.toLocaleString('en-GB')} cold {n === 1 ? 'tip' : 'tips'}
      </Link>{' '}
      {n === 1 ? 'holds' : 'hold'} what your investigations have learned since.
    </p>
  );
}

/** What came in and touches investigations of one's own that not everybody may know of. */
function PassedOn() {
  const read = useQuery('linking.countBlindHits', {}, { topics: ['contribution', 'investigation'] });
  const n = read.value?.n ?? 0;
  if (n === 0) return null;
  return (
    <p>
      <Link to={{ name: 'passed-on' }}>
        {n.toLocaleString('en-GB')} {n === 1 ? 'contribution was' : 'contributions were'} passed to you
      </Link>
      .
    </p>
  );
}

function WatchedFor() {
  const read = useQuery('linking.countWatched', {}, { topics: ['contribution', 'watch'] });
  const n = read.value?.n ?? 0;
  if (n === 0) return null;
  return (
    <p>
      <Link to={{ name: 'watch-list' }}>
        {n.toLocaleString('en-GB')} new {n === 1 ? 'find' : 'finds'}
      </Link>{' '}
      of what you watch for.
    </p>
  );
}

function Drafts({ count }: { count: number }) {
  const read = useQuery('intake.drafts', {}, { topics: ['draft'] });
  return (
    <span>
      {count === 1 ? 'One draft' : `${count} drafts`}:{' '}
      {(read.value?.drafts ?? []).map((draft, index) => (
        <span key={draft.id}>
          {index === 0 ? '' : ', '}
          <Link to={{ name: 'record', draft: draft.id }}>
            from <Time at={draft.at} show="clock" />
          </Link>
        </span>
      ))}
    </span>
  );
}
