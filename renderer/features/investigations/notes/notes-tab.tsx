import { useState } from 'react';
import type { Note } from '../../../../preload/contract/notes.ts';
import { answerOf, save } from '../../../shell/save.ts';
import { useCan } from '../../../shell/session.tsx';
import { usePages } from '../../../shell/use-pages.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Cluster, Line } from '../../../ui/line.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Sections } from '../../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { Time } from '../../../ui/time.tsx';
import { toast } from '../../../ui/toast.tsx';
import { RaiseFromText } from '../actions/raise-from-text.tsx';
import { AddNote, ChangeNote } from './note-form.tsx';
import './notes.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.notesTab;

/** Notes on a case, newest first, each with its replies. */
export function NotesTab({ investigationId: id }: { investigationId: number }) {
  const list = usePages('investigations.notes', { id, threadId: null, limit: 20 }, [`investigation:${id}`]);
  const writes = useCan('investigations.addNote');
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={6} />;
  const notes = list.pages.flatMap((page) => page.notes);
  return (
    <Sections>
      {writes ? <AddNote investigationId={id} threadId={null} /> : null}
      <RecordList empty={texts.noNotesYet}>
        {notes.map((note) => (
          <li key={note.id}>
            <OneNote investigationId={id} note={note} writes={writes} />
            <Replies investigationId={id} note={note} writes={writes} />
          </li>
        ))}
      </RecordList>
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showEarlierNotes}
        </Button>
      )}
    </Sections>
  );
}

function Replies({ investigationId: id, note, writes }: { investigationId: number; note: Note; writes: boolean }) {
  const [replying, setReplying] = useState(false);
  return (
    <>
      {note.replies > 0 ? <Thread investigationId={id} threadId={note.id} writes={writes} /> : null}
      {!writes || note.withdrawn !== null ? null : replying ? (
        <div className="note__replies">
          <AddNote investigationId={id} threadId={note.id} onClose={() => setReplying(false)} />
        </div>
      ) : (
        <Line>
          <Button size="small" tone="quiet" onPress={() => setReplying(true)}>
            {texts.reply}
          </Button>
        </Line>
      )}
    </>
  );
}

function Thread({
  investigationId: id,
  threadId,
  writes,
}: {
  investigationId: number;
  threadId: number;
  writes: boolean;
}) {
  const list = usePages('investigations.notes', { id, threadId, limit: 20 }, [`investigation:${id}`]);
  const replies = list.pages.flatMap((page) => page.notes);
  return (
    <div className="note__replies">
      {replies.map((reply) => (
        <div key={reply.id} className="note__reply">
          <OneNote investigationId={id} note={reply} writes={writes} />
        </div>
      ))}
      {list.ended ? null : (
        <Button size="small" tone="quiet" onPress={list.loadMore}>
          {texts.moreReplies}
        </Button>
      )}
    </div>
  );
}

/** The text with each mention set off. */
function NoteText({ note }: { note: Note }) {
  const names = note.mentioned.map(({ name }) => `@${name}`);
  if (names.length === 0) return <p className="note__text">{note.text}</p>;
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = note.text.split(new RegExp(`(${escaped.join('|')})`));
  let at = 0;
  return (
    <p className="note__text">
      {parts.map((part) => {
        const key = at;
        at += part.length + 1;
        return names.includes(part) ? (
          <span key={key} className="note__mention">
            {part}
          </span>
        ) : (
          part
        );
      })}
    </p>
  );
}

function OneNote({ investigationId, note, writes }: { investigationId: number; note: Note; writes: boolean }) {
  const [asking, setAsking] = useState<'change' | 'withdraw' | 'versions' | null>(null);
  const close = () => setAsking(null);
  const changes = writes && note.mayChange;
  const restore = () => void save('investigations.restoreNote', { noteId: note.id }, texts.noteRestored);
  const withdraw = async (reason: string) => {
    const done = await answerOf('investigations.withdrawNote', { noteId: note.id, reason });
    if (done.ok) toast({ text: texts.noteWithdrawn, next: texts.itStaysInThe, undo: restore });
    return done;
  };
  return (
    <>
      <Line
        end={
          <Cluster>
            {note.version > 1 ? (
              <Button size="small" tone="quiet" onPress={() => setAsking('versions')}>
                {texts.earlierVersions}
              </Button>
            ) : null}
            {!changes ? null : note.withdrawn === null ? (
              <>
                <Button size="small" tone="quiet" onPress={() => setAsking('change')}>
                  {texts.change}
                </Button>
                <Button size="small" tone="quiet" onPress={() => setAsking('withdraw')}>
                  {texts.withdraw}
                </Button>
              </>
            ) : (
              <Button size="small" tone="quiet" onPress={restore}>
                {texts.restore}
              </Button>
            )}
          </Cluster>
        }
      >
        <strong>{note.by}</strong>
        <span className="muted">
          <Time at={note.at} />
          {note.changed === null ? null : (
            <>
              {texts.changedBy(note.changed.by)}
              <Time at={note.changed.at} />
            </>
          )}
        </span>
        {note.withdrawn === null ? null : <Badge>{texts.withdrawn}</Badge>}
      </Line>
      {note.withdrawn !== null ? (
        <span className="muted">
          {texts.withdrawnBy(note.withdrawn.by)}
          <Time at={note.withdrawn.at} />: {note.withdrawn.reason}
        </span>
      ) : asking === 'change' ? (
        <ChangeNote investigationId={investigationId} note={note} onClose={close} />
      ) : (
        <RaiseFromText source={{ noteId: note.id }} text={note.text} investigationId={investigationId}>
          <NoteText note={note} />
        </RaiseFromText>
      )}
      <ConfirmDialog
        title={texts.withdrawTheNote}
        text={texts.itsTextIsNo}
        confirm={texts.withdraw}
        reason={{ label: texts.why, draft: `withdraw-note:${investigationId}:${note.id}` }}
        isOpen={asking === 'withdraw'}
        onConfirm={withdraw}
        onClose={close}
      />
      {asking === 'versions' ? <Versions noteId={note.id} onClose={close} /> : null}
    </>
  );
}

function Versions({ noteId, onClose }: { noteId: number; onClose: () => void }) {
  const list = usePages('investigations.noteVersions', { noteId, limit: 20 }, ['note']);
  const versions = list.pages.flatMap((page) => page.versions);
  return (
    <Dialog title={texts.earlierVersions} isOpen onClose={onClose}>
      {list.loading ? <Skeleton rows={3} /> : null}
      <RecordList>
        {versions.map((each) => (
          <li key={each.version}>
            <span className="muted">
              {each.by}, <Time at={each.at} />
            </span>
            <p className="note__text">{each.text}</p>
          </li>
        ))}
      </RecordList>
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showMore}
        </Button>
      )}
    </Dialog>
  );
}
