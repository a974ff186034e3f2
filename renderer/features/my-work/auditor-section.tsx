import type { Audited } from '../../../preload/contract/role-work.ts';
import { Link } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';

const texts = catalogue.auditorSection;

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
    <Section title={texts.logAndReviews} actions={<Link to={{ name: 'audit', record: null }}>{texts.openTheLog}</Link>}>
      <DescriptionList
        facts={[
          {
            term: texts.logLastVerified,
            value:
              logVerified === null ? (
                texts.never
              ) : (
                <>
                  <Time at={logVerified.at} />
                  {texts.by(logVerified.by)}
                </>
              ),
          },
          {
            term: texts.breakGlassReviews,
            value: (
              <Link to={{ name: 'break-glass' }}>
                {reviewsAwaited === 0
                  ? texts.noneAwaited
                  : texts.awaitedOverdue(countOf(reviewsAwaited, 'review'), reviewsOverdue.toLocaleString('en-GB'))}
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
  given: <Badge tone="success">{texts.reviewed}</Badge>,
  awaited: <Badge tone="warning">{texts.awaitsReview}</Badge>,
  overdue: <Badge tone="danger">{texts.reviewOverdue}</Badge>,
} as const;

function Since() {
  const { pages, loading, ended, loadMore } = usePages('myWork.audited', { limit: 20 }, ['break-glass', 'disclosure']);
  const since = pages[0]?.since ?? null;
  const all = pages.flatMap((page) => page.audited);
  return (
    <Section
      title={texts.leftOrOpenedBy}
      facts={
        <span className="muted">
          {since === null ? (
            texts.fromTheBeginning
          ) : (
            <>
              {texts.sinceYourLastVisit}
              <Time at={since} />
            </>
          )}
        </span>
      }
    >
      {loading ? <Skeleton rows={3} /> : null}
      <RecordList {...(loading ? {} : { empty: texts.nothingHasLeftAnd })}>
        {all.map((one) => (
          <AuditedLine key={`${one.what} ${one.itemId}`} one={one} />
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
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
          {what === 'break_glass' ? texts.breakGlass : texts.left}
        </Badge>
        <strong>{about}</strong>
        {recipient === null ? null : <span>{texts.to(recipient)}</span>}
        {reviewWords[review]}
      </Line>
      <span className="muted">{reason}</span>
    </li>
  );
}
