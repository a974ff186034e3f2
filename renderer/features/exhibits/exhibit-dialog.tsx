import { useState } from 'react';
import type { Movement } from '../../../preload/contract/exhibits.ts';
import { attempt, submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { ofExhibit } from '../documents/about.ts';
import { DocumentsOf } from '../documents/documents-of.tsx';
import { ContinuityTable } from './continuity-table.tsx';
import { CorrectExhibit, CorrectMovement, MoveExhibit } from './exhibit-forms.tsx';
import { PrintContinuity } from './print-continuity.tsx';
import './continuity.css';

/** One exhibit: what it is, who has had it, and what can be done with it. */
export function ExhibitDialog(props: {
  exhibitId: number;
  investigationId: number;
  mayChange: boolean;
  onClose: () => void;
}) {
  const { exhibitId, investigationId, mayChange, onClose } = props;
  const read = useQuery('exhibits.get', { exhibitId }, { topics: ['exhibit', `investigation:${investigationId}`] });
  const [asking, setAsking] = useState<'move' | 'correct' | 'withdraw' | 'print' | null>(null);
  const [correcting, setCorrecting] = useState<Movement | null>(null);
  const close = () => setAsking(null);
  const changes = useCan('exhibits.move') && mayChange;
  const prints = useCan('exhibits.print');
  const known = read.value;
  const exhibit = known?.exhibit;
  const inUse = exhibit?.withdrawnAt === null;
  return (
    <Dialog
      title={exhibit === undefined ? 'Exhibit' : `Exhibit ${exhibit.reference}`}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        exhibit === undefined ? undefined : (
          <>
            {prints ? <Button onPress={() => setAsking('print')}>Print continuity…</Button> : null}
            {changes && inUse ? (
              <>
                <Button onPress={() => setAsking('withdraw')}>Withdraw…</Button>
                <Button onPress={() => setAsking('correct')}>Correct…</Button>
                <Button tone="primary" onPress={() => setAsking('move')}>
                  Hand over…
                </Button>
              </>
            ) : null}
            {changes && !inUse ? (
              <Button onPress={() => void attempt('exhibits.restore', { exhibitId })}>Restore</Button>
            ) : null}
          </>
        )
      }
    >
      <QueryView query={read} rows={8}>
        {({ exhibit: one, movements, corrections }) => (
          <div className="continuity">
            {one.withdrawnAt === null ? null : (
              <Banner tone="warning" title="Withdrawn">
                It was recorded by mistake; its history below says who withdrew it and why.
              </Banner>
            )}
            <DescriptionList
              facts={[
                { term: 'What', value: one.description },
                { term: 'Found by', value: one.foundBy },
                { term: 'Found', value: <Time at={one.foundAt} precision={one.foundPrecision} /> },
                { term: 'Where found', value: one.foundPlace },
                { term: 'Held by', value: `${one.heldBy}, ${one.heldAt}` },
                { term: 'Seal', value: one.sealNumber ?? 'None' },
                { term: 'Recorded by', value: one.recordedBy },
              ]}
            />
            <Section
              title={`Continuity (${movements.filter(({ corrected }) => !corrected).length})`}
              small
              facts={movements.some(({ gap }) => gap) ? <Badge tone="danger">Has a gap</Badge> : undefined}
            >
              <ContinuityTable
                movements={movements}
                {...(changes && one.withdrawnAt === null ? { onCorrect: setCorrecting } : {})}
              />
            </Section>
            {corrections.length === 0 ? null : (
              <Section title="Corrections" small>
                <RecordList>
                  {corrections.map((each) => (
                    <li key={each.id}>
                      {each.what}{' '}
                      <span className="muted">
                        {each.by}, <Time at={each.at} />
                      </span>
                      {each.reason === null ? null : <q>{each.reason}</q>}
                    </li>
                  ))}
                </RecordList>
              </Section>
            )}
            <DocumentsOf about={ofExhibit(exhibitId)} mayAdd={changes && one.withdrawnAt === null} small />
          </div>
        )}
      </QueryView>
      {asking === 'move' && exhibit !== undefined ? <MoveExhibit exhibit={exhibit} onClose={close} /> : null}
      {asking === 'correct' && exhibit !== undefined ? <CorrectExhibit exhibit={exhibit} onClose={close} /> : null}
      {correcting !== null ? (
        <CorrectMovement movement={correcting} investigationId={investigationId} onClose={() => setCorrecting(null)} />
      ) : null}
      {asking === 'print' && known !== undefined ? <PrintContinuity known={known} onClose={close} /> : null}
      <ConfirmDialog
        title="Withdraw the exhibit"
        text="It was recorded by mistake. It stays in the history and can be restored."
        confirm="Withdraw"
        reason={{ label: 'Why', draft: `withdraw-exhibit:${investigationId}:${exhibitId}` }}
        isOpen={asking === 'withdraw'}
        onConfirm={(reason) => submit('exhibits.withdraw', { exhibitId, reason }, 'Withdrawn.')}
        onClose={close}
      />
    </Dialog>
  );
}
