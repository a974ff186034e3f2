import { useState } from 'react';
import type { Dissemination } from '../../../preload/contract/disseminations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Time } from '../../ui/time.tsx';
import { Correct } from './correct-dialog.tsx';
import { NeedsLonger, Receipt, TheirOutcome } from './step-dialogs.tsx';

const tones: Record<Dissemination['state'], BadgeTone> = {
  to_send: 'warning',
  sent: 'accent',
  received: 'accent',
  concluded: 'success',
  withdrawn: 'neutral',
};

/** One thing that was passed on: where it stands, until when the next word is due, and what can be done. */
export function DisseminationLine({
  dissemination: one,
  onSend,
}: {
  dissemination: Dissemination;
  onSend: () => void;
}) {
  const writes = useCan('disseminations.send');
  const [asking, setAsking] = useState<'receipt' | 'outcome' | 'longer' | 'correct' | 'withdraw' | null>(null);
  const close = () => setAsking(null);
  const awaited = one.state === 'to_send' || one.state === 'sent' || one.state === 'received';
  const correctable = one.sentAt !== null && one.state !== 'withdrawn';
  const next =
    one.state === 'to_send'
      ? { says: 'Record as sent…', go: onSend }
      : one.state === 'sent'
        ? { says: 'They have it…', go: () => setAsking('receipt') }
        : { says: 'Outcome…', go: () => setAsking('outcome') };
  return (
    <>
      <Line
        end={
          writes && (awaited || correctable) ? (
            <Cluster>
              {awaited ? (
                <Button size="small" onPress={next.go}>
                  {next.says}
                </Button>
              ) : null}
              <Menu
                label={`More for ${one.number ?? 'what is to be sent'}`}
                trigger={
                  <Button size="small" tone="quiet">
                    More
                  </Button>
                }
                groups={[
                  {
                    entries: [
                      ...(one.state === 'sent'
                        ? [{ id: 'outcome', label: 'Outcome…', onAction: () => setAsking('outcome') }]
                        : []),
                      ...(awaited
                        ? [{ id: 'longer', label: 'Needs longer…', onAction: () => setAsking('longer') }]
                        : []),
                      ...(correctable
                        ? [{ id: 'correct', label: 'Correct…', onAction: () => setAsking('correct') }]
                        : []),
                      ...(awaited
                        ? [{ id: 'withdraw', label: 'Withdraw…', onAction: () => setAsking('withdraw') }]
                        : []),
                    ],
                  },
                ]}
              />
            </Cluster>
          ) : null
        }
      >
        <Badge tone={tones[one.state]}>{one.outcome === null ? label(one.state) : label(one.outcome)}</Badge>
        {one.overdue ? <Badge tone="danger">Overdue</Badge> : null}
        <strong>{one.recipient ?? label(one.recipientKind)}</strong>
        {one.number === null ? null : <span className="muted">{one.number}</span>}
      </Line>
      <span className="muted">
        {one.sentAt === null ? (
          'Nobody has recorded that it was sent'
        ) : (
          <>
            Sent <Time at={one.sentAt} /> by {one.sentBy}
          </>
        )}
        {one.theirReference === null ? null : `; received as ${one.theirReference}`}
        {one.due === null ? null : (
          <>
            ; due <Time at={`${one.due}T12:00:00.000Z`} show="date" />
          </>
        )}
        {one.legalBasis === null ? null : `. ${one.legalBasis}`}
      </span>
      {asking === 'receipt' ? <Receipt id={one.id} onClose={close} /> : null}
      {asking === 'outcome' ? <TheirOutcome id={one.id} onClose={close} /> : null}
      {asking === 'correct' ? <Correct one={one} onClose={close} /> : null}
      {asking === 'longer' ? <NeedsLonger id={one.id} onClose={close} /> : null}
      <ConfirmDialog
        title="Withdraw"
        text="It was recorded by mistake, or recalled from its recipient. It stays in the history, and nothing more is awaited."
        confirm="Withdraw"
        reason={{ label: 'Why', draft: `withdraw-dissemination:${one.id}` }}
        isOpen={asking === 'withdraw'}
        onConfirm={(reason) => submit('disseminations.withdraw', { id: one.id, reason }, 'Withdrawn.')}
        onClose={close}
      />
    </>
  );
}
