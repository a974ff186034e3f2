import { attempt } from '../../shell/save.ts';
import { useTask } from '../../shell/task.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.importInvestigations;

/** Investigations with their subjects, from a JSON file. */
export function ImportInvestigations({ onClose }: { onClose: () => void }) {
  const work = useTask('intake.importInvestigations');
  const { progress } = work;
  const choose = async () => {
    const file = await attempt('host.chooseFile', { purpose: 'investigations' });
    if (file) work.run({ fileToken: file.token });
  };
  return (
    <Dialog
      title={texts.importInvestigations}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{texts.close}</Button>
          <Button tone="primary" whyNot={progress.state === 'running' ? texts.aFileIsBeing : null} onPress={choose}>
            {texts.chooseAFile}
          </Button>
        </>
      }
    >
      <Form>
        <p>{texts.aJsonListOf}</p>
        {progress.state === 'running' ? (
          <Progress label={texts.importing} done={progress.done} total={progress.total} onCancel={work.cancel} />
        ) : null}
        {progress.state === 'failed' ? <ErrorState failure={progress.failure} /> : null}
        {progress.state === 'done' ? (
          <>
            <Banner
              tone={progress.value.refused + progress.value.noted > 0 ? 'warning' : 'success'}
              title={texts.importedAlreadyRecordedRefused(
                progress.value.imported,
                progress.value.alreadyRecorded,
                progress.value.refused,
              )}
            />
            <ul>
              {progress.value.refusals.map((each) => (
                <li key={each.line}>{texts.entry(each.line, each.reasons.join(' '))}</li>
              ))}
              {progress.value.notes.map((each) => (
                <li key={`note ${each.line}`}>{texts.entryImported(each.line, each.notes.join(' '))}</li>
              ))}
            </ul>
          </>
        ) : null}
      </Form>
    </Dialog>
  );
}
