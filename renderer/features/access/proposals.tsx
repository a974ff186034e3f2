import { useState } from 'react';
import { save, submit } from '../../shell/save.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { changesOf, type Proposal, titleOf } from './proposal-words.ts';

const hindrances = {
  expired: 'Expired',
  outdated: 'Out of date',
} as const;

/** What comes of an agreement, where it is not a change of an account. */
const effects: Partial<Record<Proposal['kind'], string>> = {
  recovery_code: 'The previous code stops working. The new one is shown to you only once.',
  data_key:
    'Nothing changes yet: until the proposal expires, an administrator can make the vault anew under another key, once. The log names both of you.',
};

/** What waits for a second person, with what each person may do about it. */
export function Proposals(props: { proposals: readonly Proposal[]; onCode: (code: string) => void }) {
  const { proposals, onCode } = props;
  const [asked, setAsked] = useState<{ proposal: Proposal; answer: 'agree' | 'refuse' } | null>(null);
  const close = () => setAsked(null);
  return (
    <Section title="Waiting for a second person">
      <RecordList>
        {proposals.map((proposal) => (
          <Waiting key={proposal.id} proposal={proposal} onAnswer={(answer) => setAsked({ proposal, answer })} />
        ))}
      </RecordList>
      {asked?.answer === 'agree' ? <Agree proposal={asked.proposal} onClose={close} onCode={onCode} /> : null}
      {asked?.answer === 'refuse' ? (
        <ConfirmDialog
          title={`Refuse: ${titleOf(asked.proposal)}`}
          text="Nothing changes, and the proposal is over."
          confirm="Refuse"
          reason={{
            label: 'Why',
            help: 'Logged with the refusal.',
            draft: `refuse-proposal:${asked.proposal.id}`,
          }}
          isOpen
          onConfirm={(reason) => submit('access.refuse', { id: asked.proposal.id, reason }, 'Refused.')}
          onClose={close}
        />
      ) : null}
    </Section>
  );
}

function Waiting({ proposal, onAnswer }: { proposal: Proposal; onAnswer: (answer: 'agree' | 'refuse') => void }) {
  const { id, reason, proposedBy, proposedAt, expiresAt, hindrance, mine, mayDecide } = proposal;
  return (
    <li>
      <Line
        end={
          <Cluster>
            {mayDecide ? (
              <Button size="small" onPress={() => onAnswer('refuse')}>
                Refuse
              </Button>
            ) : null}
            {mayDecide && hindrance === null ? (
              <Button size="small" tone="primary" onPress={() => onAnswer('agree')}>
                Agree
              </Button>
            ) : null}
            {mine ? <span className="muted">Needs another person</span> : null}
            {mine ? (
              <Button
                size="small"
                onPress={() => void save('access.withdrawProposal', { id }, 'The proposal has been withdrawn.')}
              >
                Withdraw
              </Button>
            ) : null}
          </Cluster>
        }
      >
        <strong>{titleOf(proposal)}</strong>
        {hindrance === null ? null : <Badge tone="warning">{hindrances[hindrance]}</Badge>}
      </Line>
      {changesOf(proposal).length === 0 ? null : <span>{changesOf(proposal).join('. ')}.</span>}
      <span>Why: {reason}</span>
      <span className="muted">
        Proposed by {proposedBy}, <Time at={proposedAt} />.{' '}
        {hindrance === 'expired' ? 'Nobody agreed in time.' : <Until at={expiresAt} />}
        {hindrance === 'outdated' ? ' The account, or its proposer, has changed since.' : ''}
        {mine || mayDecide ? '' : ' It concerns you, so somebody else decides.'}
      </span>
    </li>
  );
}

function Until({ at }: { at: string }) {
  return (
    <>
      Expires <Time at={at} />.
    </>
  );
}

function Agree(props: { proposal: Proposal; onClose: () => void; onCode: (code: string) => void }) {
  const { proposal, onClose, onCode } = props;
  const { id, needsPassphrase, person } = proposal;
  const form = useForm({
    initial: { passphrase: '' },
    draft: null,
    unkept: ['passphrase'],
    check: ({ passphrase }) => ({ passphrase: needsPassphrase && missing(passphrase, 'Choose the first passphrase.') }),
    send: async ({ passphrase }) => {
      const done = await submit(
        'access.agree',
        needsPassphrase ? { id, passphrase } : { id },
        proposal.kind === 'data_key'
          ? 'Agreed. An administrator can now make it, on the Vault page.'
          : 'Agreed. It is now in effect.',
      );
      if (done.ok && done.value.recoveryCode !== null) onCode(done.value.recoveryCode);
      return done;
    },
    onClose,
  });
  return (
    <FormDialog title={`Agree: ${titleOf(proposal)}`} size="small" submit="Agree" form={form}>
      {changesOf(proposal).length === 0 ? null : (
        <ul>
          {changesOf(proposal).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>
        Proposed by {proposal.proposedBy}: {proposal.reason}
      </p>
      <p>{effects[proposal.kind] ?? 'It takes effect at once, and the log names both of you.'}</p>
      {needsPassphrase ? (
        <TextField
          label={`First passphrase for ${person?.name ?? ''}`}
          help="You choose it, and tell it in person. It opens nothing until they have chosen their own."
          type="password"
          {...form.field('passphrase')}
          isRequired
          autoComplete="off"
        />
      ) : null}
    </FormDialog>
  );
}
