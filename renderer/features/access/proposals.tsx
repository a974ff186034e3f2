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
import { sentence } from '../../ui/sentence.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { changesOf, type Proposal, titleOf } from './proposal-words.ts';

const texts = catalogue.proposals;

const hindrances = {
  expired: texts.expired,
  outdated: texts.outOfDate,
} as const;

/** What comes of an agreement, where it is not a change of an account. */
const effects: Partial<Record<Proposal['kind'], string>> = {
  recovery_code: texts.thePreviousCodeStops,
  data_key: texts.nothingChangesYetUntil,
};

/** What waits for a second person, with what each person may do about it. */
export function Proposals(props: { proposals: readonly Proposal[]; onCode: (code: string) => void }) {
  const { proposals, onCode } = props;
  const [asked, setAsked] = useState<{ proposal: Proposal; answer: 'agree' | 'refuse' } | null>(null);
  const close = () => setAsked(null);
  return (
    <Section title={texts.waitingForASecond}>
      <RecordList>
        {proposals.map((proposal) => (
          <Waiting key={proposal.id} proposal={proposal} onAnswer={(answer) => setAsked({ proposal, answer })} />
        ))}
      </RecordList>
      {asked?.answer === 'agree' ? <Agree proposal={asked.proposal} onClose={close} onCode={onCode} /> : null}
      {asked?.answer === 'refuse' ? (
        <ConfirmDialog
          title={texts.refuseTitle(titleOf(asked.proposal))}
          text={texts.nothingChangesAndThe}
          confirm={texts.refuse}
          reason={{
            label: texts.reasonLabel,
            help: texts.loggedWithTheRefusal,
            draft: `refuse-proposal:${asked.proposal.id}`,
          }}
          isOpen
          onConfirm={(reason) => submit('access.refuse', { id: asked.proposal.id, reason }, texts.refused)}
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
                {texts.refuse}
              </Button>
            ) : null}
            {mayDecide && hindrance === null ? (
              <Button size="small" tone="primary" onPress={() => onAnswer('agree')}>
                {texts.agree}
              </Button>
            ) : null}
            {mine ? <span className="muted">{texts.needsAnotherPerson}</span> : null}
            {mine ? (
              <Button
                size="small"
                onPress={() => void save('access.withdrawProposal', { id }, texts.theProposalHasBeen)}
              >
                {texts.withdraw}
              </Button>
            ) : null}
          </Cluster>
        }
      >
        <strong>{titleOf(proposal)}</strong>
        {hindrance === null ? null : <Badge tone="warning">{hindrances[hindrance]}</Badge>}
      </Line>
      {changesOf(proposal).length === 0 ? null : <span>{changesOf(proposal).join('. ')}.</span>}
      <span>{texts.why(reason)}</span>
      <span className="muted">
        {sentence(texts.proposedBy, { by: proposedBy, at: <Time at={proposedAt} /> })}{' '}
        {hindrance === 'expired' ? texts.nobodyAgreedInTime : <Until at={expiresAt} />}
        {hindrance === 'outdated' ? texts.theAccountOrIts : ''}
        {mine || mayDecide ? '' : texts.itConcernsYouSo}
      </span>
    </li>
  );
}

function Until({ at }: { at: string }) {
  return <>{sentence(texts.expires, { at: <Time at={at} /> })}</>;
}

function Agree(props: { proposal: Proposal; onClose: () => void; onCode: (code: string) => void }) {
  const { proposal, onClose, onCode } = props;
  const { id, needsPassphrase, person } = proposal;
  const form = useForm({
    initial: { passphrase: '' },
    draft: null,
    unkept: ['passphrase'],
    check: ({ passphrase }) => ({ passphrase: needsPassphrase && missing(passphrase, texts.chooseTheFirstPassphrase) }),
    send: async ({ passphrase }) => {
      const done = await submit(
        'access.agree',
        needsPassphrase ? { id, passphrase } : { id },
        proposal.kind === 'data_key' ? texts.agreedAnAdministratorCan : texts.agreedItIsNow,
      );
      if (done.ok && done.value.recoveryCode !== null) onCode(done.value.recoveryCode);
      return done;
    },
    onClose,
  });
  return (
    <FormDialog title={texts.agreeTitle(titleOf(proposal))} size="small" submit={texts.agree} form={form}>
      {changesOf(proposal).length === 0 ? null : (
        <ul>
          {changesOf(proposal).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>{texts.proposedBecause(proposal.proposedBy, proposal.reason)}</p>
      <p>{effects[proposal.kind] ?? texts.itTakesEffectAt}</p>
      {needsPassphrase ? (
        <TextField
          label={texts.firstPassphraseFor(person?.name ?? '')}
          help={texts.youChooseItAnd}
          type="password"
          {...form.field('passphrase')}
          isRequired
          autoComplete="off"
        />
      ) : null}
    </FormDialog>
  );
}
