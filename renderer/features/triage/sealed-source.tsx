import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { answerOf } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { catalogue } from './catalogue.ts';
import { SourceReaders } from './source-readers.tsx';

const texts = catalogue.sealedSource;

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
        {shown.name ?? texts.noName}
        {shown.contact === null ? '' : `, ${shown.contact}`}{' '}
        <Button size="small" tone="quiet" onPress={() => setShown(null)}>
          {texts.hideAgain}
        </Button>
      </span>
    );
  }
  return (
    <span>
      {texts.sealed}{' '}
      {may ? (
        <Button size="small" tone="quiet" icon={<Lock />} onPress={() => setAsking(true)}>
          {texts.open}
        </Button>
      ) : (
        <span className="muted">
          {texts.for(
            [contribution.recordedBy, ...readers.readers.map(({ name }) => name)]
              .filter((name) => name !== null)
              .join(', '),
          )}
        </span>
      )}
      {readers.mayName ? (
        <Button size="small" tone="quiet" onPress={() => setNaming(true)}>
          {texts.readers}
        </Button>
      ) : null}
      {naming ? (
        <SourceReaders contribution={contribution} readers={readers.readers} onClose={() => setNaming(false)} />
      ) : null}
      <ConfirmDialog
        title={texts.openTheSealedIdentity}
        text={texts.theViewIsLogged}
        confirm={texts.show}
        reason={{ label: texts.whyYouNeedTo, draft: `open-source:${contributionId}` }}
        isOpen={asking}
        onConfirm={open}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}
