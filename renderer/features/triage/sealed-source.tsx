import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { answerOf } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SourceReaders } from './source-readers.tsx';

/**
 * The source's identity stays sealed; opening it takes a reason, which is logged, and is shown for this view alone. Whoever may not
 * open it sees whom to ask.
 */
export function SealedSource(props: { contribution: Contribution; readers: NonNullable<Contribution['source']> }) {
  const { contribution, readers } = props;
  const contributionId = contribution.id;
  const [naming, setNaming] = useFormOpen(`source-readers:${contributionId}`);
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ name: string | null; contact: string | null } | null>(null);
  const may = useCan('triage.revealSource') && readers.mayOpen;
  const open = async (reason: string) => {
    const source = await answerOf('triage.revealSource', { id: contributionId, reason });
    if (source.ok) setShown(source.value);
    return source;
  };
  if (shown !== null) {
    return (
      <span>
        {shown.name ?? 'No name'}
        {shown.contact === null ? '' : `, ${shown.contact}`}{' '}
        <Button size="small" tone="quiet" onPress={() => setShown(null)}>
          Hide again
        </Button>
      </span>
    );
  }
  return (
    <span>
      Sealed{' '}
      {may ? (
        <Button size="small" tone="quiet" icon={<Lock />} onPress={() => setAsking(true)}>
          Open…
        </Button>
      ) : (
        <span className="muted">
          for{' '}
          {[contribution.recordedBy, ...readers.readers.map(({ name }) => name)]
            .filter((name) => name !== null)
            .join(', ')}
        </span>
      )}
      {readers.mayName ? (
        <Button size="small" tone="quiet" onPress={() => setNaming(true)}>
          Readers…
        </Button>
      ) : null}
      {naming ? (
        <SourceReaders contribution={contribution} readers={readers.readers} onClose={() => setNaming(false)} />
      ) : null}
      <ConfirmDialog
        title="Open the sealed identity"
        text="The view is logged with your name and the reason."
        confirm="Show"
        reason={{ label: 'Why you need to know', draft: `open-source:${contributionId}` }}
        isOpen={asking}
        onConfirm={open}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}
