import { useMemo } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { LookFurther, useOnward } from '../../shell/look-further.tsx';
import { Link } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Badge, MarkingBadge, MatchStrengthBadge, PriorityBadge } from '../../ui/badge.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { strengthWord } from '../linking/suggestions.tsx';
import './entities.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.heldBy;

export type HeldTip = Output<'entities.heldBy'>['tips'][number];
type Reason = HeldTip['reasons'][number];

/** What says so, the strongest first. */
function Reasons({ reasons, against }: { reasons: readonly Reason[]; against: readonly string[] }) {
  return (
    <ul className="entity__reasons">
      {reasons.slice(0, 3).map((reason) => (
        <li key={`${reason.start} ${reason.caseText}`}>
          <q>{reason.tipText}</q>{' '}
          <span className="muted">
            {reason.tipText === reason.caseText ? '' : texts.for(reason.caseText)}
            {strengthWord[reason.strength]}
          </span>
        </li>
      ))}
      {against.map((sentence) => (
        <li key={sentence}>{texts.against(sentence)}</li>
      ))}
    </ul>
  );
}

/** The contributions that hold it, in any spelling, as far as they were asked for. */
export function useHeldBy(entityId: number) {
  const list = usePages('entities.heldBy', { entityId }, ['entity', 'investigation', 'contribution']);
  const { pages } = list;
  const tips = useMemo(() => pages.flatMap((page) => page.tips), [pages]);
  useOnward(list, (page) => page.tips);
  return { ...list, tips };
}

export function HeldByContributions({ list }: { list: ReturnType<typeof useHeldBy> }) {
  const { tips, pages, loading, ended, error, retry } = list;
  const lookedFor = pages[0]?.lookedFor ?? [];
  return (
    <Section title={texts.contributions} label={texts.contributions}>
      {error === null ? null : <ErrorState failure={error} onRetry={retry} />}
      {loading ? <Skeleton rows={4} /> : null}
      {loading || error !== null ? null : (
        <p className="muted">
          {lookedFor.length === 0
            ? texts.itHasNothingBy
            : texts.lookedForAlsoIn(lookedFor.map((word) => `“${word}”`).join(', '))}
        </p>
      )}
      {tips.length > 0 || ended ? (
        <RecordList empty={texts.foundInNoneThat}>
          {tips.map((tip) => (
            <li key={tip.id}>
              <Line
                end={
                  <span className="muted">
                    <Time at={tip.receivedAt} precision={tip.receivedPrecision} />
                  </span>
                }
              >
                <Link to={{ name: 'queue', id: tip.id }}>{tip.reference}</Link>
              </Line>
              <span>{tip.excerpt}</span>
              <Reasons reasons={tip.reasons} against={tip.against} />
            </li>
          ))}
        </RecordList>
      ) : null}
      <LookFurther list={list} />
    </Section>
  );
}

/** Other cases that hold what it is known by. */
export function HeldByCases({ entityId }: { entityId: number }) {
  const read = useQuery('entities.cases', { entityId }, { topics: ['entity', 'investigation'] });
  return (
    <Section title={texts.otherCases} label={texts.otherCases}>
      <QueryView query={read} rows={3}>
        {({ cases }) => (
          <RecordList empty={texts.noneThatYouCan}>
            {cases.map((one) => (
              <li key={one.investigationId}>
                <Line end={<MarkingBadge marking={one.marking} caveats={one.caveats} />}>
                  <Link to={{ name: 'investigation', id: one.investigationId, tab: 'subjects' }}>
                    {texts.op(one.operation)}
                  </Link>
                  <PriorityBadge priority={one.priority} />
                  <MatchStrengthBadge matchStrength={one.matchStrength} />
                  {one.state === 'live' ? null : <Badge>{label(one.state)}</Badge>}
                </Line>
                <Reasons reasons={one.reasons} against={one.against} />
              </li>
            ))}
          </RecordList>
        )}
      </QueryView>
    </Section>
  );
}
