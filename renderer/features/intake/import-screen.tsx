import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { ChosenLayout } from '../../../preload/contract/file-layout.ts';
import type { Pasted } from '../../../preload/contract/intake.ts';
import type { ColumnMapping } from '../../../preload/contract/mapping.ts';
import { call, failureOf } from '../../shell/client.ts';
import { useTask } from '../../shell/task.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useZone } from '../../ui/time.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { ImportPaste, nowInWords, PastedWords } from './import-paste.tsx';
import type { Preview } from './import-preview.ts';
import { ImportResult } from './import-result.tsx';
import './import.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.importScreen;

/** A file that was chosen, or what was pasted; `name` is what the screen calls it. */
type Chosen = { name: string; fileToken: string } | { name: string; pasted: Pasted };

const readFrom = (chosen: Chosen) => ('pasted' in chosen ? { pasted: chosen.pasted } : { fileToken: chosen.fileToken });

/** Once it is known what was pasted, its name says so. */
function named(chosen: Chosen, { kind }: Preview): Chosen {
  if (!('pasted' in chosen)) return chosen;
  const what = kind === 'eml' || kind === 'mbox' ? texts.pastedMail : texts.pastedTable;
  return { ...chosen, name: chosen.name.replace(/^Pasted,/, what) };
}

type Step =
  | { at: 'choose' }
  | { at: 'looking'; chosen: Chosen }
  | { at: 'mapping'; chosen: Chosen; preview: Preview; layout: ChosenLayout }
  | { at: 'failed'; failure: Failure; chosen: Chosen | null };

/** A file of contributions, or what was copied out of one, in three steps: choose it, say what its columns mean, take it in. */
export default function ImportScreen() {
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [dryRun, setDryRun] = useState(false);
  const work = useTask('intake.importFile');
  const { progress } = work;
  const zone = useZone();

  const look = async (chosen: Chosen, mapping: ColumnMapping | null, layout: ChosenLayout = {}) => {
    if (step.at !== 'mapping') setStep({ at: 'looking', chosen });
    try {
      const preview = await call('intake.previewFile', { ...readFrom(chosen), mapping, layout });
      setStep({ at: 'mapping', chosen: named(chosen, preview), preview, layout });
    } catch (thrown) {
      setStep({ at: 'failed', failure: failureOf(thrown), chosen });
    }
  };
  const choose = async () => {
    try {
      const file = await call('host.chooseFile', { purpose: 'contributions' });
      if (file === null) return;
      work.reset();
      await look({ name: file.name, fileToken: file.token }, null);
    } catch (thrown) {
      setStep({ at: 'failed', failure: failureOf(thrown), chosen: null });
    }
  };
  const paste = async (pasted: Pasted) => {
    work.reset();
    await look({ name: texts.pasted(nowInWords(zone)), pasted }, null);
  };
  const run = (trial: boolean) => {
    if (step.at !== 'mapping') return;
    setDryRun(trial);
    work.run({ ...readFrom(step.chosen), mapping: step.preview.mapping, layout: step.layout, dryRun: trial });
  };
  const again = () => {
    work.reset();
    setStep({ at: 'choose' });
  };

  return (
    <View
      title={texts.importAFile}
      facts={step.at === 'mapping' || step.at === 'looking' ? step.chosen.name : null}
      padded
    >
      {content()}
    </View>
  );

  function content() {
    if (progress.state === 'running') {
      return (
        <div className="import__working">
          <Progress
            label={dryRun ? texts.testRunNothingIs : texts.importingTheFile}
            done={progress.done}
            total={progress.total}
            note={progress.cancelling ? texts.stoppingAfterTheRows : progress.note}
            onCancel={work.cancel}
          />
        </div>
      );
    }
    if (progress.state === 'failed') return <ErrorState failure={progress.failure} onRetry={work.reset} />;
    if (progress.state === 'done') {
      return (
        <ImportResult
          report={progress.value}
          dryRun={dryRun}
          onTakeIn={() => run(false)}
          onMapping={work.reset}
          onAnother={again}
        />
      );
    }
    switch (step.at) {
      case 'choose':
        return (
          <div className="import__choose">
            <EmptyState
              icon={<FileUp aria-hidden="true" />}
              title={texts.chooseAFileOf}
              action={
                <Button tone="primary" onPress={choose}>
                  {texts.chooseAFile}
                </Button>
              }
            >
              {texts.aTableCsvTsv}
            </EmptyState>
            <ImportPaste onPaste={paste} />
          </div>
        );
      case 'looking':
        return <Skeleton rows={8} label={texts.readingTheFile} />;
      case 'failed':
        return step.failure.code === 'FILE_KIND_UNKNOWN' && step.chosen !== null && 'pasted' in step.chosen ? (
          <PastedWords text={step.chosen.pasted.text} onAgain={again} />
        ) : (
          <ErrorState failure={step.failure} onRetry={again} />
        );
      case 'mapping':
        return (
          <ImportMapping
            preview={step.preview}
            layout={step.layout}
            onLayout={(layout) => look(step.chosen, null, layout)}
            onMapping={(mapping) => look(step.chosen, mapping, step.layout)}
            onTry={() => run(true)}
            onTakeIn={() => run(false)}
            onAnother={again}
          />
        );
    }
  }
}
