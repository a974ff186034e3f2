import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { ChosenLayout } from '../../../preload/contract/file-layout.ts';
import type { ColumnMapping } from '../../../preload/contract/mapping.ts';
import { call, failureOf } from '../../shell/client.ts';
import { useTask } from '../../shell/task.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { ImportMapping } from './import-mapping.tsx';
import type { Preview } from './import-preview.ts';
import { ImportResult } from './import-result.tsx';
import './import.css';

interface Chosen {
  token: string;
  name: string;
  size: number;
}

type Step =
  | { at: 'choose' }
  | { at: 'looking'; file: Chosen }
  | { at: 'mapping'; file: Chosen; preview: Preview; layout: ChosenLayout }
  | { at: 'failed'; failure: Failure; file: Chosen | null };

/** A file of contributions, in three steps: choose it, say what its columns mean, take it in. */
export default function ImportScreen() {
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [dryRun, setDryRun] = useState(false);
  const work = useTask('intake.importFile');
  const { progress } = work;

  const look = async (file: Chosen, mapping: ColumnMapping | null, layout: ChosenLayout = {}) => {
    if (step.at !== 'mapping') setStep({ at: 'looking', file });
    try {
      const preview = await call('intake.previewFile', { fileToken: file.token, mapping, layout });
      setStep({ at: 'mapping', file, preview, layout });
    } catch (thrown) {
      setStep({ at: 'failed', failure: failureOf(thrown), file });
    }
  };
  const choose = async () => {
    try {
      const file = await call('host.chooseFile', { purpose: 'contributions' });
      if (file === null) return;
      work.reset();
      await look(file, null);
    } catch (thrown) {
      setStep({ at: 'failed', failure: failureOf(thrown), file: null });
    }
  };
  const run = (trial: boolean) => {
    if (step.at !== 'mapping') return;
    setDryRun(trial);
    work.run({ fileToken: step.file.token, mapping: step.preview.mapping, layout: step.layout, dryRun: trial });
  };
  const again = () => {
    work.reset();
    setStep({ at: 'choose' });
  };

  return (
    <View title="Import a file" facts={step.at === 'mapping' || step.at === 'looking' ? step.file.name : null} padded>
      {content()}
    </View>
  );

  function content() {
    if (progress.state === 'running') {
      return (
        <div className="import__working">
          <Progress
            label={dryRun ? 'Test run: nothing is saved' : 'Importing the file'}
            done={progress.done}
            total={progress.total}
            note={progress.cancelling ? 'Stopping after the rows that are under way…' : progress.note}
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
          <EmptyState
            icon={<FileUp aria-hidden="true" />}
            title="Choose a file of contributions"
            action={
              <Button tone="primary" onPress={choose}>
                Choose a file
              </Button>
            }
          >
            A table (CSV, TSV, XLSX, ODS, JSON, JSON Lines), an e-mail (.eml, .msg), a mailbox (.mbox) or a ZIP of
            mails. You see how Vigil reads it before anything is saved, and importing the same file again adds nothing.
          </EmptyState>
        );
      case 'looking':
        return <Skeleton rows={8} label="Reading the file" />;
      case 'failed':
        return (
          <ErrorState
            failure={step.failure}
            onRetry={() => {
              setStep({ at: 'choose' });
            }}
          />
        );
      case 'mapping':
        return (
          <ImportMapping
            preview={step.preview}
            layout={step.layout}
            onLayout={(layout) => look(step.file, null, layout)}
            onMapping={(mapping) => look(step.file, mapping, step.layout)}
            onTry={() => run(true)}
            onTakeIn={() => run(false)}
            onAnother={again}
          />
        );
    }
  }
}
