import { Archive } from 'lucide-react';
import { usuallyKept } from '../../../preload/contract/vault.ts';
import { attempt } from '../../shell/save.ts';
import { useTask } from '../../shell/task.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useBackups } from './backup-state.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.backUpNow;

/** A backup in a folder that the person chooses, with its progress and a way to stop it. Others go on working meanwhile. */
export function BackUpNow() {
  const work = useTask('vault.backUp');
  const { progress } = work;
  const unit = useBackups()?.unit ?? true;
  const choose = async () => {
    const chosen = await attempt('host.chooseFolder', { purpose: 'backups' });
    if (chosen !== undefined && chosen !== null) work.run({ folderToken: chosen.token, keep: usuallyKept });
  };
  // A folder of this workstation means nothing to the service, which makes them.
  if (unit) return null;
  if (progress.state === 'running')
    return (
      <Progress
        label={texts.backingUp}
        done={progress.done}
        total={progress.total}
        note={texts.pagesWrittenAndThen}
        onCancel={work.cancel}
      />
    );
  return (
    <>
      {progress.state === 'done' ? (
        <Banner tone="success" title={texts.backedUpAndVerified}>
          {texts.withOfThisVault(
            progress.value.name,
            countOf(progress.value.entries, texts.logEntry, texts.logEntries),
            countOf(progress.value.kept, 'backup'),
            progress.value.removed === 0 ? '' : texts.removed(progress.value.removed.toLocaleString('en-GB')),
          )}
        </Banner>
      ) : null}
      {progress.state === 'failed' ? <ErrorState failure={progress.failure} onRetry={work.reset} /> : null}
      <Line>
        <Button icon={<Archive />} onPress={choose}>
          {texts.backUpNow}
        </Button>
        <span className="muted">{texts.theNewestBackupsIn(usuallyKept)}</span>
      </Line>
    </>
  );
}
