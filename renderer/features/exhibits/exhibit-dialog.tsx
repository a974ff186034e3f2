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
import { catalogue } from './catalogue.ts';

const texts = catalogue.exhibitDialog;

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
      title={exhibit === undefined ? texts.exhibit : texts.exhibitTitle(exhibit.reference)}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        exhibit === undefined ? undefined : (
          <>
            {prints ? <Button onPress={() => setAsking('print')}>{texts.printContinuity}</Button> : null}
            {changes && inUse ? (
              <>
                <Button onPress={() => setAsking('withdraw')}>{texts.withdrawButton}</Button>
                <Button onPress={() => setAsking('correct')}>{texts.correct}</Button>
                <Button tone="primary" onPress={() => setAsking('move')}>
                  {texts.handOver}
                </Button>
              </>
            ) : null}
            {changes && !inUse ? (
              <Button onPress={() => void attempt('exhibits.restore', { exhibitId })}>{texts.restore}</Button>
            ) : null}
          </>
        )
      }
    >
      <QueryView query={read} rows={8}>
        {({ exhibit: one, movements, corrections }) => (
          <div className="continuity">
            {one.withdrawnAt === null ? null : (
              <Banner tone="warning" title={texts.withdrawn}>
                {texts.itWasRecordedBy}
              </Banner>
            )}
            <DescriptionList
              facts={[
                { term: texts.what, value: one.description },
                { term: texts.foundBy, value: one.foundBy },
                { term: texts.found, value: <Time at={one.foundAt} precision={one.foundPrecision} /> },
                { term: texts.whereFound, value: one.foundPlace },
                { term: texts.heldBy, value: `${one.heldBy}, ${one.heldAt}` },
                { term: texts.seal, value: one.sealNumber ?? texts.none },
                { term: texts.recordedBy, value: one.recordedBy },
              ]}
            />
            <Section
              title={texts.continuity(movements.filter(({ corrected }) => !corrected).length)}
              small
              facts={movements.some(({ gap }) => gap) ? <Badge tone="danger">{texts.hasAGap}</Badge> : undefined}
            >
              <ContinuityTable
                movements={movements}
                {...(changes && one.withdrawnAt === null ? { onCorrect: setCorrecting } : {})}
              />
            </Section>
            {corrections.length === 0 ? null : (
              <Section title={texts.corrections} small>
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
        title={texts.withdrawTheExhibit}
        text={texts.itWasRecordedByMistake}
        confirm={texts.withdraw}
        reason={{ label: texts.why, draft: `withdraw-exhibit:${investigationId}:${exhibitId}` }}
        isOpen={asking === 'withdraw'}
        onConfirm={(reason) => submit('exhibits.withdraw', { exhibitId, reason }, texts.withdrawnToast)}
        onClose={close}
      />
    </Dialog>
  );
}
