import { type ReactNode, useState } from 'react';
import { save } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { differ } from './new-passphrase.tsx';

/** One's own passphrase: the present one, and a new one twice. */
export function ChangePassphrase({ title, onChanged }: { title: ReactNode; onChanged?: () => void }) {
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const differs = differ({ passphrase: fresh, again });
  const same = fresh !== '' && fresh === old;
  const change = async () => {
    if (busy || differs || same || fresh === '') return;
    setBusy(true);
    const done = await save('vault.changePassphrase', { old, new: fresh }, 'Your passphrase has been changed.');
    setBusy(false);
    if (done === undefined) return;
    setOld('');
    setFresh('');
    setAgain('');
    onChanged?.();
  };
  return (
    <Form narrow onSubmit={change}>
      {title}
      <TextField label="Current passphrase" type="password" value={old} onChange={setOld} autoComplete="off" />
      <TextField
        label="New passphrase"
        help="At least 14 characters, for instance four unrelated words."
        type="password"
        value={fresh}
        onChange={setFresh}
        autoComplete="off"
        error={same ? 'That is your current passphrase.' : null}
      />
      <TextField
        label="New passphrase again"
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="off"
        error={differs ? 'The two do not match.' : null}
      />
      <div>
        <Button
          type="submit"
          tone="primary"
          isDisabled={busy || old === '' || fresh === '' || again === '' || differs || same}
        >
          {busy ? 'Changing…' : 'Save'}
        </Button>
      </div>
    </Form>
  );
}
