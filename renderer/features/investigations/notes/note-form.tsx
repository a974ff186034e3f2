import type { Note } from '../../../../preload/contract/notes.ts';
import { submit } from '../../../shell/save.ts';
import { Button } from '../../../ui/button.tsx';
import { FormFields } from '../../../ui/form.tsx';
import { missing } from '../../../ui/form-problems.ts';
import { Cluster } from '../../../ui/line.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';
import { MentionField, type Written } from './mention-field.tsx';
import { stillMentioned } from './mention-words.ts';

const texts = catalogue.noteForm;

const refused = () => ({ written: texts.somebodyWhoIsMentioned });
const problem = ({ written }: { written: Written }) => ({ written: missing(written.text, texts.writeSomethingFirst) });
const idsIn = ({ text, people }: Written) => stillMentioned(text, people).map(({ id }) => id);

/** A note, or a reply to one. A note stays open for the next; `onClose`: a reply is closed once it is sent. */
export function AddNote(props: { investigationId: number; threadId: number | null; onClose?: () => void }) {
  const { investigationId: id, threadId, onClose } = props;
  const form = useForm<{ written: Written }>({
    initial: { written: { text: '', people: [] } },
    draft: threadId === null ? `add-note:${id}` : `reply-note:${id}:${threadId}`,
    check: problem,
    refused,
    send: ({ written }) =>
      submit(
        'investigations.addNote',
        { id, threadId, text: written.text.trim(), mentions: idsIn(written) },
        threadId === null ? texts.noteAdded : texts.replied,
      ),
    ...(onClose === undefined ? {} : { onClose }),
  });
  return (
    <FormFields form={form}>
      <MentionField
        label={threadId === null ? texts.newNote : texts.reply}
        investigationId={id}
        autoFocus={threadId !== null}
        {...form.field('written')}
      />
      <Cluster>
        <Button type="submit" size="small" tone={threadId === null ? 'primary' : 'plain'}>
          {threadId === null ? texts.addNote : texts.reply}
        </Button>
        {onClose === undefined ? null : (
          <Button size="small" tone="quiet" onPress={form.close}>
            {texts.cancel}
          </Button>
        )}
      </Cluster>
    </FormFields>
  );
}

/** What a colleague wrote meanwhile is shown beside what was typed, and one of them is chosen before anything is sent. */
export function ChangeNote(props: { investigationId: number; note: Note; onClose: () => void }) {
  const { investigationId, note, onClose } = props;
  const now = { written: { text: note.text, people: note.mentioned } };
  const form = useForm<{ written: Written }>({
    initial: now,
    compare: { now, words: { written: { label: texts.note, say: ({ text }) => text } } },
    draft: `change-note:${investigationId}:${note.id}`,
    check: problem,
    refused,
    send: ({ written }) =>
      submit(
        'investigations.changeNote',
        { noteId: note.id, basedOn: note.version, text: written.text.trim(), mentions: idsIn(written) },
        texts.changedWhatItSaid,
      ),
    onClose,
  });
  return (
    <FormFields form={form}>
      <MentionField
        label={texts.changeTheNote}
        investigationId={investigationId}
        autoFocus
        {...form.field('written')}
      />
      <Cluster>
        <Button type="submit" size="small" tone="primary">
          {texts.save}
        </Button>
        <Button size="small" tone="quiet" onPress={form.close}>
          {texts.cancel}
        </Button>
      </Cluster>
    </FormFields>
  );
}
