import { useState } from 'react';
import type { CaseProposal } from '../../../preload/contract/case-proposals.ts';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { Link } from '../../shell/router.tsx';
import { save, submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { ClosingItems } from './closing/closing-items.tsx';

interface WaitingProposal {
  proposalId: number;
  investigationId: number;
}

/** The two answers to a proposal; a refusal says why. */
function Answers({ investigationId: id, proposalId }: WaitingProposal) {
  const [refusing, setRefusing] = useState(false);
  return (
    <Cluster>
      <Button
        size="small"
        tone="primary"
        onPress={() => void save('investigations.answerProposal', { id, proposalId, agree: true }, 'Agreed.')}
      >
        Agree
      </Button>
      <Button size="small" onPress={() => setRefusing(true)}>
        Refuse
      </Button>
      <ConfirmDialog
        title="Refuse the proposal"
        text="Whoever proposed it sees the reason."
        confirm="Refuse"
        reason={{ label: 'Why', draft: `refuse-case-proposal:${id}:${proposalId}` }}
        isOpen={refusing}
        onConfirm={(reason) =>
          submit('investigations.answerProposal', { id, proposalId, agree: false, reason }, 'Refused.')
        }
        onClose={() => setRefusing(false)}
      />
    </Cluster>
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
      {closure.mine ? <Withdraw {...waiting} /> : supervises ? <Answers {...waiting} /> : ' It awaits a supervisor.'}
      <ClosingItems investigationId={investigation.id} mayChange={investigation.mayChange} />
    </Banner>
  );
}

const outcomes = { agreed: 'Agreed', refused: 'Refused', withdrawn: 'Withdrawn' } as const;

function ProposalLine({ proposal, operation = false }: { proposal: CaseProposal; operation?: boolean }) {
  const { investigationId, settled } = proposal;
  return (
    <li>
      <Line
        end={
          proposal.mayAnswer ? (
            <Answers {...proposal} />
          ) : proposal.mine && settled === null ? (
            <Withdraw {...proposal} />
          ) : null
        }
      >
        {operation ? (
          <Link to={{ name: 'investigation', id: investigationId, tab: 'overview' }}>Op {proposal.operation}</Link>
        ) : null}
        <Badge tone={settled === null ? 'warning' : 'neutral'}>
          {settled === null ? 'Waiting' : outcomes[settled.outcome]}
        </Badge>
        <strong>{proposal.what}</strong>
      </Line>
      <span>{proposal.reason}</span>
      <span className="muted">
        {proposal.by}, <Time at={proposal.at} />
        {settled === null ? null : (
          <>
            ; {outcomes[settled.outcome].toLowerCase()} by {settled.by}, <Time at={settled.at} />
            {settled.answer === null ? '' : `: ${settled.answer}`}
          </>
        )}
      </span>
    </li>
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
    <Section title="Proposals about cases">
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
