import { attempt } from '../../shell/save.ts';
import { useTask } from '../../shell/task.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';

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
      title="Import investigations"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            tone="primary"
            whyNot={progress.state === 'running' ? 'A file is being imported.' : null}
            onPress={choose}
          >
            Choose a file
          </Button>
        </>
      }
    >
      <Form>
        <p>
          A JSON list of investigations with subjects and identifiers. An investigation whose operation name is already
          recorded is left as it is.
        </p>
        {progress.state === 'running' ? (
          <Progress label="Importing" done={progress.done} total={progress.total} onCancel={work.cancel} />
        ) : null}
        {progress.state === 'failed' ? <ErrorState failure={progress.failure} /> : null}
        {progress.state === 'done' ? (
          <>
            <Banner
              tone={progress.value.refused + progress.value.noted > 0 ? 'warning' : 'success'}
              title={`${progress.value.imported} imported, ${progress.value.alreadyRecorded} already recorded, ${progress.value.refused} refused`}
            />
            <ul>
              {progress.value.refusals.map((each) => (
                <li key={each.line}>
                  Entry {each.line}: {each.reasons.join(' ')}
                </li>
              ))}
              {progress.value.notes.map((each) => (
                <li key={`note ${each.line}`}>
                  Entry {each.line}, imported: {each.notes.join(' ')}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Form>
    </Dialog>
  );
}
