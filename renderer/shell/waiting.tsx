import type { WaitingEntry } from '../../preload/contract/host.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Cluster, Line } from '../ui/line.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { Time } from '../ui/time.tsx';
import { go } from './router.tsx';
import { attempt } from './save.ts';

/** What was recorded without a connection: what waits, and what the service did not accept, with what can be done about it. */
export function Waiting({ entries, onClose }: { entries: readonly WaitingEntry[]; onClose: () => void }) {
  return (
    <Dialog
      title="On this workstation"
      isOpen
      onClose={onClose}
      footer={
        <Button tone="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <p className="muted">
        Recorded without a connection, encrypted, and sent in this order as soon as there is one, even after a lock.
      </p>
      {entries.length === 0 ? <p role="status">Everything has been sent.</p> : null}
      <RecordList>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Line end={entry.refused === null ? 'Waits' : <Ways entry={entry} onClose={onClose} />}>
              <span>
                {entry.what === 'draft' ? 'Draft' : 'Contribution'}, <Time at={entry.at} />
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
        Remove
      </Button>
    );
  return (
    <Cluster>
      <Button size="small" onPress={reopen}>
        Open in the form
      </Button>
    </Cluster>
  );
}
