import { useState } from 'react';
import { call } from '../../shell/client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { StartForm } from './start-form.tsx';
import { useSubmission } from './use-submission.ts';

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
      title="Join a unit"
      intro="The records of a unit are kept by its service. Your administrator gives you a file for this workstation, and a code for it by another way."
      problem={problem}
      busy={busy}
      submit="Join the unit"
      submitting="Joining…"
      whyNot={file === null ? 'Choose the file first.' : null}
      onSubmit={() => void submit(join)}
      onBack={props.onBack}
    >
      <div className="start__file">
        <Button onPress={() => void choose()}>{file === null ? 'Choose the file' : 'Choose another file'}</Button>
        <span>{file === null ? 'No file is chosen yet.' : file.name}</span>
      </div>
      <TextField
        label="Code"
        name="code"
        value={code}
        onChange={(words) => {
          forget();
          setCode(words);
        }}
        help="Capitals, spaces and dashes do not matter."
        isRequired
        autoComplete="off"
      />
    </StartForm>
  );
}
