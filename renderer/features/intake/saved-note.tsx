import type { Saved } from '../../shell/autosave.ts';
import { useLine } from '../../shell/line.ts';
import { Time } from '../../ui/time.tsx';
import './record.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.savedNote;

/** Whether what is typed is kept as a draft by now. */
export function SavedNote({ saved }: { saved: Saved }) {
  const down = useLine()?.state === 'down';
  const words = () => {
    switch (saved.state) {
      case 'nothing':
        return texts.savedAsADraft;
      case 'waiting':
        return texts.saving;
      case 'saved':
        return (
          <>
            {down ? texts.draftKeptOnThis : texts.draftSaved} <Time at={saved.at} show="clock" />
          </>
        );
      case 'failed':
        return `${saved.failure.message} ${saved.failure.next}`;
    }
  };
  return (
    <span className="record__saved muted" role="status">
      {words()}
    </span>
  );
}
