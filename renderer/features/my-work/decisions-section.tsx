import { Link } from '../../shell/router.tsx';
import { save, submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Answers } from '../../ui/answers.tsx';
import { StageBadge } from '../../ui/badge.tsx';
import { DecisionLine } from '../../ui/decision-line.tsx';
import { Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { BreakGlassForMe } from '../access/break-glass-uses.tsx';
import { signOffView, turnQueueTo } from '../contributions/queue-view.ts';
import { ProposalsForMe } from '../investigations/case-proposals.tsx';
import { MarkingsForMe } from '../markings/waiting-marking.tsx';
import './my-work.css';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';

const texts = catalogue.decisionsSection;

const pageSize = 20;

/**
 * All that waits for this person's decision, what is rarest and weighs most first: routine sign-offs come last. A list without anything in
 * it is not shown.
 */
export function DecisionsSection() {
  const seconds = useCan('myWork.countersigns');
  const signsOff = useCan('myWork.signOffs');
  const reviews = useCan('reviews.count');
  const approves = useCan('myWork.pagesToApprove');
  return (
    <div className="decisions">
      <BreakGlassForMe />
      {seconds ? <Countersigns /> : null}
      <ProposalsForMe />
      <MarkingsForMe />
      {approves ? <PagesToApprove /> : null}
      {reviews ? <SecondReviews /> : null}
      {signsOff ? <SignOffs /> : null}
    </div>
  );
}

/** The evidence has to be read before it is agreed to: it is countersigned on the page of the plot. */
function Countersigns() {
  const { pages, ended, loadMore } = usePages('myWork.countersigns', { limit: pageSize }, ['investigation']);
  const countersigns = pages.flatMap((page) => page.countersigns);
  if (countersigns.length === 0) return null;
  return (
    <Section title={texts.stageAssessmentsToCountersign} small>
      <RecordList>
        {countersigns.map((each) => (
          <li key={each.assessmentId}>
            <Line
              end={
                <span className="muted">
                  {each.by}, <Time at={each.at} show="date" />
                </span>
              }
            >
              <Link to={{ name: 'investigation', id: each.investigationId, tab: 'overview' }}>
                {texts.op(each.operation)}
              </Link>
              <StageBadge stage={each.stage} />
            </Line>
          </li>
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
    </Section>
  );
}

function SignOffs() {
  const { pages, ended, loadMore } = usePages('myWork.signOffs', { limit: pageSize }, ['contribution']);
  const signOffs = pages.flatMap((page) => page.signOffs);
  if (signOffs.length === 0) return null;
  return (
    <Section title={texts.noFurtherActionAwaiting} small>
      <RecordList>
        {signOffs.map((each) => (
          <li key={each.id}>
            <Line
              end={
                <span className="muted">
                  {texts.proposedBy(each.proposedBy)}
                  <Time at={each.at} show="ago" />
                </span>
              }
            >
              <Link to={{ name: 'queue', id: each.id }} onClick={() => turnQueueTo(signOffView)}>
                {each.reference}
              </Link>
              <LineText>{each.excerpt}</LineText>
            </Line>
          </li>
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
    </Section>
  );
}

/** Pages for the public that somebody else drafted. */
function PagesToApprove() {
  const { pages, ended, loadMore } = usePages('myWork.pagesToApprove', { limit: 20 }, ['public-page']);
  const all = pages.flatMap((page) => page.pages);
  if (all.length === 0) return null;
  return (
    <Section title={texts.pagesForThePublic} small>
      <RecordList>
        {all.map(({ id, from, to, edition, draftedBy, draftedAt }) => (
          <DecisionLine
            key={id}
            about={
              <Link to={{ name: 'public-page', id }}>
                {sentence(texts.fromTo, {
                  from: <Time at={`${from}T12:00:00.000Z`} show="date" />,
                  to: <Time at={`${to}T12:00:00.000Z`} show="date" />,
                })}
              </Link>
            }
            what={edition === 1 ? texts.firstEdition : texts.edition(edition)}
            reason={texts.lookAtItsFigures}
            by={draftedBy}
            at={draftedAt}
            answers={
              <Answers
                about={texts.thePageOfTo(from, to)}
                yes={{
                  label: texts.approve,
                  onPress: () => void save('publicPage.approve', { id, agree: true, reason: null }, texts.approved),
                }}
                no={{
                  label: texts.refuse,
                  title: texts.refuseThePage,
                  text: texts.whoeverDraftedItReads,
                  draft: `refuse-public-page:${id}`,
                  onConfirm: (reason) => submit('publicPage.approve', { id, agree: false, reason }, texts.refused),
                }}
              />
            }
          />
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
    </Section>
  );
}

/** Closures of others that were drawn for a blind review. */
function SecondReviews() {
  const n = useQuery('reviews.count', {}, { topics: ['review', 'contribution'] }).value?.waiting ?? 0;
  if (n === 0) return null;
  return (
    <Section title={texts.secondReviews} small>
      <p>
        <Link to={{ name: 'reviews' }}>
          {texts.toReviewBlind(n === 100 ? texts.aHundredClosuresOr : `${n} ${n === 1 ? 'closure' : 'closures'}`)}
        </Link>
        .
      </p>
    </Section>
  );
}
