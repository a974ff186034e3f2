import { Lock } from 'lucide-react';
import { useState } from 'react';
import { answerOf } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** The source's identity stays sealed; opening it takes a reason, which is logged, and is shown for this view alone. */
export function SealedSource({ contributionId }: { contributionId: number }) {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ name: string | null; contact: string | null } | null>(null);
  const may = useCan('triage.revealSource');
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
