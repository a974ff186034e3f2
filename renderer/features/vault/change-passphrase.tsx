import { type FormEvent, type ReactNode, useState } from 'react';
import { call, failureOf } from '../../shell/client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';

/** One's own passphrase: the present one, and a new one twice. */
export function ChangePassphrase({ title, onChanged }: { title: ReactNode; onChanged?: () => void }) {
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const differs = again !== '' && again !== fresh;
  const same = fresh !== '' && fresh === old;
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || differs || same || fresh === '') return;
    setBusy(true);
    try {
      await call('vault.changePassphrase', { old, new: fresh });
      toast({ text: 'Your passphrase is changed.' });
      setOld('');
      setFresh('');
      setAgain('');
      onChanged?.();
    } catch (thrown) {
      const { message, next } = failureOf(thrown);
      toast({ tone: 'problem', text: message, next });
    }
    setBusy(false);
  };
  return (
    <form className="brief__ask" onSubmit={change}>
      {title}
      <TextField label="Present passphrase" type="password" value={old} onChange={setOld} autoComplete="off" />
      <TextField
        label="New passphrase"
        help="At least 14 characters, for instance four unrelated words."
        type="password"
        value={fresh}
        onChange={setFresh}
        autoComplete="off"
        error={same ? 'That is the present one.' : null}
      />
      <TextField
        label="New passphrase again"
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="off"
        error={differs ? 'The two are not the same.' : null}
      />
      <div>
        <Button
          type="submit"
          tone="primary"
          isDisabled={busy || old === '' || fresh === '' || again === '' || differs || same}
        >
          {busy ? 'Changing…' : 'Change it'}
        </Button>
      </div>
    </form>
  );
}
