import { useMemo } from 'react';
import { type CaseNews, ExceptionKind, type News } from '../../../preload/contract/role-work.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useViewState } from '../../shell/view-state.ts';
import { Badge, PriorityBadge, StageBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { isoDate } from '../../ui/dates.ts';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Time, useZone } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { DueBriefs } from '../oversight/brief/due-briefs.tsx';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';
import { StandingSection } from './standing-section.tsx';

const texts = catalogue.managerSection;

const dayMs = 86_400_000;
const exceptionTopics = ['inbox', 'dissemination', 'contribution', 'investigation', 'call-back', 'rule'] as const;

const words: Readonly<Record<CaseNews, string>> = {
  plot_opened: texts.newPlot,
  stage_assessed: texts.stageAssessed,
  disrupted: texts.disrupted,
  arrested: texts.arrest,
};

/** The beginning of yesterday where the person is. */
function useYesterday(): string {
  const zone = useZone();
  const day = isoDate(Date.now() - dayMs, zone);
  return useMemo(() => {
    const noon = new Date(`${day}T12:00:00.000Z`).getTime();
    const shown = new Date(noon).toLocaleString('en-GB', { timeZone: zone, hour: '2-digit', hour12: false });
    return new Date(noon - Number(shown) * 3_600_000).toISOString();
  }, [day, zone]);
}

/** What is due from the manager, where things stand, what changed in plots since yesterday, and what has been overdue for longer than is usual. */
export function ManagerSection() {
  return (
    <>
      <DueBriefs />
      <StandingSection />
      <Exceptions />
      <NewsSection />
    </>
  );
}

const exceptionWords: Readonly<Record<ExceptionKind, [one: string, several: string]>> = {
  deliveries: ['delivery', 'deliveries'],
  disseminations: [texts.sentToOthers, texts.sentToOthers],
  signOffs: ['sign-off', 'sign-offs'],
  countersignatures: ['countersignature', 'countersignatures'],
  callBacks: ['call-back', 'call-backs'],
};

/** Each count opens the very records that it counts. */
function Exceptions() {
  const { value } = useQuery('myWork.exceptions', {}, { topics: exceptionTopics });
  const [shown, setShown] = useViewState<ExceptionKind | null>('exceptions shown', ExceptionKind.nullable(), null);
  if (value === undefined) return null;
  const some = ExceptionKind.options.filter((kind) => value[kind] > 0);
  return (
    <Section
      title={texts.exceptions}
      facts={
        <span className="muted">
          {texts.overdueForLonger} <AboutRule name="exception" />
        </span>
      }
    >
      {some.length === 0 ? (
        <p className="muted">{texts.nothingHasBeenOverdue}</p>
      ) : (
        <Line>
          {some.map((kind) => (
            <Button
              key={kind}
              size="small"
              aria-expanded={shown === kind}
              onPress={() => setShown(shown === kind ? null : kind)}
            >
              {countOf(value[kind], ...exceptionWords[kind])}
            </Button>
          ))}
        </Line>
      )}
      {shown === null || value[shown] === 0 ? null : <ExceptionList key={shown} kind={shown} />}
    </Section>
  );
}

function ExceptionList({ kind }: { kind: ExceptionKind }) {
  const { pages, loading, ended, loadMore } = usePages('myWork.exceptionList', { kind, limit: 20 }, exceptionTopics);
  const opens = useCan('investigations.get');
  const reads = useCan('triage.get');
  if (loading) return <Skeleton rows={3} />;
  // One case may await two countersignatures of one day: the place in the list is what tells them apart.
  const rows = pages.flatMap((page) => page.overdue).map((row, at) => ({ ...row, key: `${at}` }));
  return (
    <>
      <RecordList>
        {rows.map(({ key, since, contributionId, reference, investigationId, operation }) => (
          <li key={key}>
            <Line end={<span className="muted">{texts.since(isoInWords(since))}</span>}>
              {contributionId === null ? null : reads ? (
                <Link to={{ name: 'queue', id: contributionId }}>{reference}</Link>
              ) : (
                reference
              )}
              {investigationId === null ? null : opens ? (
                <Link to={{ name: 'investigation', id: investigationId, tab: 'overview' }}>
                  {texts.op(operation ?? '')}
                </Link>
              ) : (
                texts.op(operation ?? '')
              )}
            </Line>
          </li>
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
    </>
  );
}

function NewsSection() {
  const since = useYesterday();
  const { pages, loading, ended, loadMore } = usePages('myWork.news', { since, limit: 20 }, ['investigation']);
  const news = pages.flatMap((page) => page.news);
  return (
    <Section
      title={texts.changedSinceYesterday}
      facts={
        <span className="muted">
          {texts.sinceTime}
          <Time at={since} show="date" />
        </span>
      }
    >
      {loading ? <Skeleton rows={3} /> : null}
      <RecordList {...(loading ? {} : { empty: texts.noNewPlotStage })}>
        {news.map((one) => (
          <NewsLine key={`${one.news} ${one.itemId}`} one={one} />
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
    </Section>
  );
}

function NewsLine({ one }: { one: News }) {
  const { news, at, investigationId, operation, priority, stage, countersigned, day, by } = one;
  return (
    <li>
      <Line
        end={
          <span className="muted">
            {by === null ? null : `${by}, `}
            <Time at={at} />
          </span>
        }
      >
        <Link to={{ name: 'investigation', id: investigationId, tab: news === 'arrested' ? 'timeline' : 'overview' }}>
          {texts.op(operation)}
        </Link>
        <PriorityBadge priority={priority} />
        <strong>{words[news]}</strong>
        {stage === null ? null : <StageBadge stage={stage} />}
        {news === 'stage_assessed' && !countersigned ? <Badge tone="warning">{texts.notCountersigned}</Badge> : null}
        {news === 'arrested' || news === 'disrupted' ? (
          <span className="muted">
            {texts.on}
            <Time at={`${day}T12:00:00.000Z`} show="date" />
          </span>
        ) : null}
      </Line>
    </li>
  );
}
