import { useState } from 'react';
import { askForForm } from '../../shell/asked-form.ts';
import { Link } from '../../shell/router.tsx';
import { save } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { sentence } from '../../ui/sentence.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { type Draft, placeOfDraft, recordOfDraft, titleOfDraft } from './draft-places.ts';

const texts = catalogue.draftsSection;

/** What was typed into forms and not sent yet: where it goes on, and a way to be rid of it. */
export function DraftsSection({ drafts }: { drafts: readonly Draft[] }) {
  const [going, setGoing] = useState<Draft | null>(null);
  if (drafts.length === 0) return null;
  return (
    <Section title={texts.drafts}>
      <RecordList>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Line
              end={
                <>
                  <span className="muted">
                    {texts.saved}
                    <Time at={draft.at} />
                  </span>
                  <Button
                    size="small"
                    aria-label={texts.discardTheDraft(inWords(draft))}
                    onPress={() => setGoing(draft)}
                  >
                    {texts.discard}
                  </Button>
                </>
              }
            >
              <Title draft={draft} />
            </Line>
          </li>
        ))}
      </RecordList>
      {going === null ? null : <DiscardDraft draft={going} onClose={() => setGoing(null)} />}
    </Section>
  );
}

function inWords(draft: Draft): string {
  const record = recordOfDraft(draft);
  return record === null ? titleOfDraft(draft) : `${titleOfDraft(draft)}, ${record}`;
}

function Title({ draft }: { draft: Draft }) {
  const [place, record] = [placeOfDraft(draft), recordOfDraft(draft)];
  return (
    <>
      {place === null ? (
        <span>{titleOfDraft(draft)}</span>
      ) : (
        <Link
          to={place}
          onClick={() => {
            if (draft.form !== null) askForForm(draft.form);
          }}
        >
          {titleOfDraft(draft)}
        </Link>
      )}
      {record === null ? null : <span className="muted">{record}</span>}
    </>
  );
}

function DiscardDraft({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { id, form } = draft;
  const discard = async () => {
    onClose();
    if (form === null) await save('intake.discardDraft', { draftId: id }, texts.draftDiscarded);
    else await save('myWork.discardDraft', { form }, texts.draftDiscarded);
  };
  return (
    <Dialog
      title={texts.discardThisDraft}
      isOpen
      onClose={onClose}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose}>{texts.cancel}</Button>
          <Button tone="danger" onPress={discard}>
            {texts.discard}
          </Button>
        </>
      }
    >
      <p>{sentence(texts.whatYouTyped, { draft: inWords(draft), at: <Time at={draft.at} /> })}</p>
    </Dialog>
  );
}
