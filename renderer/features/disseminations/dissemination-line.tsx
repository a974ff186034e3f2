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
import { catalogue } from './catalogue.ts';
import { Correct } from './correct-dialog.tsx';
import { NeedsLonger, Receipt, TheirOutcome } from './step-dialogs.tsx';

const texts = catalogue.disseminationLine;

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
      ? { says: texts.recordAsSent, go: onSend }
      : one.state === 'sent'
        ? { says: texts.theyHaveIt, go: () => setAsking('receipt') }
        : { says: texts.outcome, go: () => setAsking('outcome') };
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
                label={texts.moreFor(one.number ?? texts.whatIsToBe)}
                trigger={
                  <Button size="small" tone="quiet">
                    {texts.more}
                  </Button>
                }
                groups={[
                  {
                    entries: [
                      ...(one.state === 'sent'
                        ? [{ id: 'outcome', label: texts.outcome, onAction: () => setAsking('outcome') }]
                        : []),
                      ...(awaited
                        ? [{ id: 'longer', label: texts.needsLonger, onAction: () => setAsking('longer') }]
                        : []),
                      ...(correctable
                        ? [{ id: 'correct', label: texts.correct, onAction: () => setAsking('correct') }]
                        : []),
                      ...(awaited
                        ? [{ id: 'withdraw', label: texts.withdrawButton, onAction: () => setAsking('withdraw') }]
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
        {one.overdue ? <Badge tone="danger">{texts.overdue}</Badge> : null}
        <strong>{one.recipient ?? label(one.recipientKind)}</strong>
        {one.number === null ? null : <span className="muted">{one.number}</span>}
      </Line>
      <span className="muted">
        {one.sentAt === null ? (
          texts.nobodyHasRecordedThat
        ) : (
          <>
            {texts.sent}
            <Time at={one.sentAt} />
            {texts.by}
            {one.sentBy}
          </>
        )}
        {one.theirReference === null ? null : texts.receivedAs(one.theirReference)}
        {one.due === null ? null : (
          <>
            {texts.due}
            <Time at={`${one.due}T12:00:00.000Z`} show="date" />
          </>
        )}
        {one.legalBasis === null ? null : `. ${one.legalBasis}`}
      </span>
      {asking === 'receipt' ? <Receipt id={one.id} onClose={close} /> : null}
      {asking === 'outcome' ? <TheirOutcome id={one.id} onClose={close} /> : null}
      {asking === 'correct' ? <Correct one={one} onClose={close} /> : null}
      {asking === 'longer' ? <NeedsLonger id={one.id} onClose={close} /> : null}
      <ConfirmDialog
        title={texts.withdraw}
        text={texts.itWasRecordedBy}
        confirm={texts.withdraw}
        reason={{ label: texts.why, draft: `withdraw-dissemination:${one.id}` }}
        isOpen={asking === 'withdraw'}
        onConfirm={(reason) => submit('disseminations.withdraw', { id: one.id, reason }, texts.withdrawn)}
        onClose={close}
      />
    </>
  );
}
