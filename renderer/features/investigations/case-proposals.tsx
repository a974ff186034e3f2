import type { CaseProposal } from '../../../preload/contract/case-proposals.ts';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { Link } from '../../shell/router.tsx';
import { save, submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Answers } from '../../ui/answers.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DecisionLine } from '../../ui/decision-line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { ClosingItems } from './closing/closing-items.tsx';

const texts = catalogue.caseProposals;

interface WaitingProposal {
  proposalId: number;
  investigationId: number;
}

/** The two answers to a proposal; a refusal says why. */
function ProposalAnswers({ investigationId: id, proposalId, about }: WaitingProposal & { about: string }) {
  return (
    <Answers
      about={about}
      yes={{
        label: texts.agree,
        onPress: () => void save('investigations.answerProposal', { id, proposalId, agree: true }, texts.agreedToast),
      }}
      no={{
        label: texts.refuse,
        title: texts.refuseTheProposal,
        text: texts.whoeverProposedItSees,
        draft: `refuse-case-proposal:${id}:${proposalId}`,
        onConfirm: (reason) =>
          submit('investigations.answerProposal', { id, proposalId, agree: false, reason }, texts.refusedToast),
      }}
    />
  );
}

function Withdraw({ investigationId: id, proposalId }: WaitingProposal) {
  return (
    <Button
      size="small"
      tone="quiet"
      onPress={() => void save('investigations.withdrawProposal', { id, proposalId }, texts.withdrawnToast)}
    >
      {texts.withdraw}
    </Button>
  );
}

/** That the owner wants to close the case, at the head of the page: a supervisor answers here. */
export function ClosureWaits(props: { investigation: Investigation; closure: NonNullable<Investigation['closure']> }) {
  const { investigation, closure } = props;
  const supervises = useSession().account.roles.includes('supervisor');
  const waiting = { investigationId: investigation.id, proposalId: closure.proposalId };
  return (
    <Banner tone="warning" title={texts.proposedToCloseThis(closure.by)}>
      <Time at={closure.at} />. {closure.reason}
      {closure.mine ? (
        <Withdraw {...waiting} />
      ) : supervises ? (
        <ProposalAnswers {...waiting} about={texts.closingThisCase} />
      ) : (
        texts.itAwaitsASupervisor
      )}
      <ClosingItems investigationId={investigation.id} mayChange={investigation.mayChange} />
    </Banner>
  );
}

const outcomes = { agreed: texts.agreed, refused: texts.refused, withdrawn: texts.withdrawn } as const;

function ProposalLine({ proposal, operation = false }: { proposal: CaseProposal; operation?: boolean }) {
  const { investigationId, settled } = proposal;
  return (
    <DecisionLine
      about={
        operation ? (
          <Link to={{ name: 'investigation', id: investigationId, tab: 'overview' }}>
            {texts.op(proposal.operation)}
          </Link>
        ) : null
      }
      badge={
        <Badge tone={settled === null ? 'warning' : 'neutral'}>
          {settled === null ? texts.waiting : outcomes[settled.outcome]}
        </Badge>
      }
      what={proposal.what}
      reason={proposal.reason}
      by={proposal.by}
      at={proposal.at}
      more={
        settled === null ? null : (
          <>
            {texts.by(outcomes[settled.outcome].toLowerCase(), settled.by)}
            <Time at={settled.at} />
            {settled.answer === null ? '' : `: ${settled.answer}`}
          </>
        )
      }
      answers={
        proposal.mayAnswer ? (
          <ProposalAnswers {...proposal} about={texts.whatOfOp(proposal.what, proposal.operation)} />
        ) : proposal.mine && settled === null ? (
          <Withdraw {...proposal} />
        ) : null
      }
    />
  );
}

/** What was proposed about one investigation, newest first. */
export function CaseProposals({ investigationId }: { investigationId: number }) {
  const { pages, ended, loadMore } = usePages('investigations.proposals', { id: investigationId }, [
    `investigation:${investigationId}`,
  ]);
  const proposals = pages.flatMap((page) => page.proposals);
  if (proposals.length === 0) return null;
  return (
    <Section title={texts.proposals}>
      <RecordList>
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.proposalId} proposal={proposal} />
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

/** For My work: what others proposed about one's own cases, and closures for a supervisor. */
export function ProposalsForMe() {
  const reads = useCan('investigations.proposalsForMe');
  return reads ? <Waiting /> : null;
}

function Waiting() {
  const { pages, ended, loadMore } = usePages('investigations.proposalsForMe', {}, ['investigation']);
  const proposals = pages.flatMap((page) => page.proposals);
  if (proposals.length === 0) return null;
  return (
    <Section title={texts.proposalsAboutCases} small>
      <RecordList>
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.proposalId} proposal={proposal} operation />
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
