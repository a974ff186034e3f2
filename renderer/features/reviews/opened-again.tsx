import { Link } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { outcomeWords } from './outcome-words.ts';

const texts = catalogue.openedAgain;

/** What a second review opened again and nobody has triaged since. `mine`: of one's own closures alone; not shown where there are none. */
export function OpenedAgain({ mine = false }: { mine?: boolean }) {
  const { pages, loading, error, retry, ended, loadMore } = usePages('reviews.reopened', { mine, limit: 20 }, [
    'review',
    'contribution',
  ]);
  const reopened = pages.flatMap((page) => page.reopened);
  if (mine && reopened.length === 0) return null;
  if (error !== null) return <ErrorState failure={error} onRetry={retry} />;
  if (loading) return <Skeleton rows={3} />;
  return (
    <Section title={mine ? texts.openedAgainByA : texts.openedAgainWaitingFor}>
      <RecordList empty={texts.nothingThatAReview}>
        {reopened.map((each) => (
          <li key={each.contributionId}>
            <Line
              end={
                <span className="muted">
                  {texts.reviewersOutcome(outcomeWords[each.outcome].toLowerCase())}
                  <Time at={each.at} show="ago" />
                </span>
              }
            >
              <Link to={{ name: 'queue', id: each.contributionId }}>{each.reference}</Link>
              {each.mine && !mine ? <Badge tone="warning">{texts.youClosedIt}</Badge> : null}
              <LineText>{each.excerpt}</LineText>
            </Line>
            <span className="muted">{each.reason}</span>
          </li>
        ))}
      </RecordList>
      {ended ? null : (
        <Button size="small" onPress={loadMore}>
          {texts.showMore}
        </Button>
      )}
    </Section>
  );
}
