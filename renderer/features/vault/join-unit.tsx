import { useState } from 'react';
import { call } from '../../shell/client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { catalogue } from './catalogue.ts';
import { StartForm } from './start-form.tsx';
import { useSubmission } from './use-submission.ts';

const texts = catalogue.joinUnit;

/** Joins this workstation to a unit: with a file from its administrator, and the code that came another way. */
export function JoinUnit(props: { onJoined: (token: string) => void; onBack: () => void }) {
  const [file, setFile] = useState<{ token: string; name: string } | null>(null);
  const [code, setCode] = useState('');
  const { busy, problem, submit, forget } = useSubmission();
  const choose = async () => {
    const chosen = await call('host.chooseFile', { purpose: 'workstation' });
    if (chosen === null) return;
    forget();
    setFile(chosen);
  };
  const join = async () => {
    if (file === null) return;
    const { token } = await call('host.joinUnit', { fileToken: file.token, code });
    props.onJoined(token);
  };
  return (
    <StartForm
      title={texts.joinAUnit}
      intro={texts.theRecordsOfA}
      problem={problem}
      busy={busy}
      submit={texts.joinTheUnit}
      submitting={texts.joining}
      whyNot={file === null ? texts.chooseTheFileFirst : null}
      onSubmit={() => void submit(join)}
      onBack={props.onBack}
    >
      <div className="start__file">
        <Button onPress={() => void choose()}>{file === null ? texts.chooseTheFile : texts.chooseAnotherFile}</Button>
        <span>{file === null ? texts.noFileIsChosen : file.name}</span>
      </div>
      <TextField
        label={texts.code}
        name="code"
        value={code}
        onChange={(words) => {
          forget();
          setCode(words);
        }}
        help={texts.capitalsSpacesAndDashes}
        isRequired
        autoComplete="off"
      />
    </StartForm>
  );
}
