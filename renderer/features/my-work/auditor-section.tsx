import type { Audited } from '../../../preload/contract/role-work.ts';
import { Link } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';

/** For an auditor: whether the log was verified, which reviews are due, and what left or was opened since the last visit. */
export function AuditorSection() {
  return (
    <>
      <State />
      <Since />
    </>
  );
}

function State() {
  const { value } = useQuery('myWork.auditState', {}, { topics: ['break-glass', 'investigation', 'contribution'] });
  if (value === undefined) return <Skeleton rows={2} />;
  const { logVerified, reviewsAwaited, reviewsOverdue } = value;
  return (
    <Section title="Log and reviews" actions={<Link to={{ name: 'audit', record: null }}>Open the log</Link>}>
      <DescriptionList
        facts={[
          {
            term: 'Log last verified',
            value:
              logVerified === null ? (
                'Never'
              ) : (
                <>
                  <Time at={logVerified.at} />, by {logVerified.by}
                </>
              ),
          },
          {
            term: 'Break-glass reviews',
            value: (
              <Link to={{ name: 'break-glass' }}>
                {reviewsAwaited === 0
                  ? 'None awaited'
                  : `${countOf(reviewsAwaited, 'review')} awaited, ${reviewsOverdue.toLocaleString('en-GB')} overdue`}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}

const reviewWords = {
  none: null,
  given: <Badge tone="success">Reviewed</Badge>,
  awaited: <Badge tone="warning">Awaits review</Badge>,
  overdue: <Badge tone="danger">Review overdue</Badge>,
} as const;

function Since() {
  const { pages, loading, ended, loadMore } = usePages('myWork.audited', { limit: 20 }, ['break-glass', 'disclosure']);
  const since = pages[0]?.since ?? null;
  const all = pages.flatMap((page) => page.audited);
  return (
    <Section
      title="Left, or opened by break-glass"
      facts={
        <span className="muted">
          {since === null ? (
            'From the beginning'
          ) : (
            <>
              since your last visit, <Time at={since} />
            </>
          )}
        </span>
      }
    >
      {loading ? <Skeleton rows={3} /> : null}
      <RecordList {...(loading ? {} : { empty: 'Nothing has left, and break-glass was not used.' })}>
        {all.map((one) => (
          <AuditedLine key={`${one.what} ${one.itemId}`} one={one} />
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

function AuditedLine({ one }: { one: Audited }) {
  const { what, at, by, about, recipient, reason, review } = one;
  return (
    <li>
      <Line
        end={
          <span className="muted">
            {by}, <Time at={at} />
          </span>
        }
      >
        <Badge tone={what === 'break_glass' ? 'warning' : 'neutral'}>
          {what === 'break_glass' ? 'Break-glass' : 'Left'}
        </Badge>
        <strong>{about}</strong>
        {recipient === null ? null : <span>to {recipient}</span>}
        {reviewWords[review]}
      </Line>
      <span className="muted">{reason}</span>
    </li>
  );
}
