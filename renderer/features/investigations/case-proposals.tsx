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
import { ClosingItems } from './closing/closing-items.tsx';

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
        label: 'Agree',
        onPress: () => void save('investigations.answerProposal', { id, proposalId, agree: true }, 'Agreed.'),
      }}
      no={{
        label: 'Refuse',
        title: 'Refuse the proposal',
        text: 'Whoever proposed it sees the reason.',
        draft: `refuse-case-proposal:${id}:${proposalId}`,
        onConfirm: (reason) =>
          submit('investigations.answerProposal', { id, proposalId, agree: false, reason }, 'Refused.'),
      }}
    />
  );
}

function Withdraw({ investigationId: id, proposalId }: WaitingProposal) {
  return (
    <Button
      size="small"
      tone="quiet"
      onPress={() => void save('investigations.withdrawProposal', { id, proposalId }, 'Withdrawn.')}
    >
      Withdraw
    </Button>
  );
}

/** That the owner wants to close the case, at the head of the page: a supervisor answers here. */
export function ClosureWaits(props: { investigation: Investigation; closure: NonNullable<Investigation['closure']> }) {
  const { investigation, closure } = props;
  const supervises = useSession().account.roles.includes('supervisor');
  const waiting = { investigationId: investigation.id, proposalId: closure.proposalId };
  return (
    <Banner tone="warning" title={`${closure.by} proposed to close this case`}>
      <Time at={closure.at} />. {closure.reason}
      {closure.mine ? (
        <Withdraw {...waiting} />
      ) : supervises ? (
        <ProposalAnswers {...waiting} about="closing this case" />
      ) : (
        ' It awaits a supervisor.'
      )}
      <ClosingItems investigationId={investigation.id} mayChange={investigation.mayChange} />
    </Banner>
  );
}

const outcomes = { agreed: 'Agreed', refused: 'Refused', withdrawn: 'Withdrawn' } as const;

function ProposalLine({ proposal, operation = false }: { proposal: CaseProposal; operation?: boolean }) {
  const { investigationId, settled } = proposal;
  return (
    <DecisionLine
      about={
        operation ? (
          <Link to={{ name: 'investigation', id: investigationId, tab: 'overview' }}>Op {proposal.operation}</Link>
        ) : null
      }
      badge={
        <Badge tone={settled === null ? 'warning' : 'neutral'}>
          {settled === null ? 'Waiting' : outcomes[settled.outcome]}
        </Badge>
      }
      what={proposal.what}
      reason={proposal.reason}
      by={proposal.by}
      at={proposal.at}
      more={
        settled === null ? null : (
          <>
            ; {outcomes[settled.outcome].toLowerCase()} by {settled.by}, <Time at={settled.at} />
            {settled.answer === null ? '' : `: ${settled.answer}`}
          </>
        )
      }
      answers={
        proposal.mayAnswer ? (
          <ProposalAnswers {...proposal} about={`${proposal.what}, Op ${proposal.operation}`} />
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
    <Section title="Proposals">
      <RecordList>
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.proposalId} proposal={proposal} />
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
    <Section title="Proposals about cases" small>
      <RecordList>
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.proposalId} proposal={proposal} operation />
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
