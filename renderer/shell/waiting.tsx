import type { WaitingEntry } from '../../preload/contract/host.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Cluster, Line } from '../ui/line.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { Time } from '../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { go } from './router.tsx';
import { attempt } from './save.ts';

const texts = catalogue.waiting;

/** What was recorded without a connection: what waits, and what the service did not accept, with what can be done about it. */
export function Waiting({ entries, onClose }: { entries: readonly WaitingEntry[]; onClose: () => void }) {
  return (
    <Dialog
      title={texts.onThisWorkstation}
      isOpen
      onClose={onClose}
      footer={
        <Button tone="primary" onPress={onClose}>
          {texts.close}
        </Button>
      }
    >
      <p className="muted">{texts.how}</p>
      {entries.length === 0 ? <p role="status">{texts.allSent}</p> : null}
      <RecordList>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Line end={entry.refused === null ? texts.waits : <Ways entry={entry} onClose={onClose} />}>
              <span>
                {entry.what === 'draft' ? texts.draft : texts.contribution}, <Time at={entry.at} />
              </span>
              {entry.excerpt === null ? null : <span>{entry.excerpt}</span>}
            </Line>
            {entry.refused === null ? null : (
              <p>
                {entry.refused.message} {entry.refused.next}
              </p>
            )}
          </li>
        ))}
      </RecordList>
    </Dialog>
  );
}

/** One that was refused goes on as a draft of its writer; one that nobody can read can only be put away. */
function Ways({ entry, onClose }: { entry: WaitingEntry; onClose: () => void }) {
  const { id } = entry;
  const reopen = async () => {
    const read = await attempt('host.readWaiting', { id });
    if (read === undefined) return;
    const saved = await attempt('intake.saveDraft', { draftId: null, form: read.form });
    if (saved === undefined) return;
    await attempt('host.discardWaiting', { id });
    onClose();
    go({ name: 'record', draft: saved.draftId });
  };
  if (entry.refused?.code === 'ENTRY_DAMAGED')
    return (
      <Button size="small" onPress={() => void attempt('host.discardWaiting', { id })}>
        {texts.remove}
      </Button>
    );
  return (
    <Cluster>
      <Button size="small" onPress={reopen}>
        {texts.openInTheForm}
      </Button>
    </Cluster>
  );
}
