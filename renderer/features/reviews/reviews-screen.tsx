import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { label } from '../../../preload/contract/vocabulary.ts';
import { RuleInWords } from '../../shell/about-rule.tsx';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line, LineText } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { sentence } from '../../ui/sentence.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { BlindReview } from './blind-review.tsx';
import { catalogue } from './catalogue.ts';
import { OpenedAgain } from './opened-again.tsx';
import type { Given } from './outcome-words.ts';

const texts = catalogue.reviewsScreen;

const atOnce = 50;

/** Closures that were drawn for a blind second review, what such reviews opened again, and how many are drawn. */
export default function ReviewsScreen() {
  const [open, setOpen] = useState<number | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const reviews = useCan('reviews.waiting');
  const onGiven = (answer: Given) => {
    setGiven(answer);
    setOpen(null);
  };
  if (open !== null) return <BlindReview id={open} onGiven={onGiven} onBack={() => setOpen(null)} />;
  return (
    <View title={texts.secondReviews} facts={texts.closuresDrawnAtRandom}>
      <Sections>
        {given === null ? null : <GivenBanner given={given} />}
        {reviews ? <Waiting onOpen={setOpen} /> : null}
        <OpenedAgain />
        <Section title={texts.howManyAreDrawn}>
          <RuleInWords name="review_share" />
        </Section>
      </Sections>
    </View>
  );
}

/** Only now is it told what had been decided. */
function GivenBanner({ given }: { given: Given }) {
  const { agrees, contributionId, reference, closedBecause } = given;
  return (
    <Banner tone={agrees ? 'success' : 'warning'} title={agrees ? texts.youCameToThe : texts.youCameToAnother}>
      {sentence(texts.hadBeenClosedWith, {
        reference: <Link to={{ name: 'queue', id: contributionId }}>{reference}</Link>,
        because: closedBecause === null ? '' : `: ${closedBecause}`,
        itWaits: agrees ? '' : texts.itWaitsForTriage,
      })}
    </Banner>
  );
}

function Waiting({ onOpen }: { onOpen: (id: number) => void }) {
  const read = useQuery('reviews.waiting', { after: null, limit: atOnce }, { topics: ['review', 'contribution'] });
  return (
    <QueryView query={read} rows={4}>
      {({ reviews, next }) => (
        <Section
          title={texts.waitingForYourReview}
          facts={
            reviews.length === 0 ? undefined : (
              <span className="muted">
                {next === null ? countOf(reviews.length, 'closure') : texts.theOldestClosures(reviews.length)}
              </span>
            )
          }
        >
          {reviews.length === 0 ? (
            <EmptyState icon={<EyeOff aria-hidden="true" />} title={texts.noClosureWaitsFor}>
              {texts.thoseThatYouTook}
            </EmptyState>
          ) : (
            <RecordList most={20}>
              {reviews.map((each) => (
                <li key={each.id}>
                  <Line
                    end={
                      <span className="muted">
                        {label(each.channel)}, <Time at={each.receivedAt} show="date" />
                      </span>
                    }
                  >
                    <Button size="small" onPress={() => onOpen(each.id)}>
                      {texts.review}
                    </Button>
                    {each.immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
                    <LineText>{each.excerpt}</LineText>
                  </Line>
                </li>
              ))}
            </RecordList>
          )}
        </Section>
      )}
    </QueryView>
  );
}
