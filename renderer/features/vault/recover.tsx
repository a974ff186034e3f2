import { type FormEvent, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Session } from '../../../preload/contract/vault.ts';
import { call, failureOf } from '../../shell/client.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Opens the vault by its recovery code and sets a new passphrase; the code is replaced by a new one. */
export function Recover(props: {
  folderToken: string;
  onOpen: (session: Session, code: string) => void;
  onBack: () => void;
}) {
  const [form, setForm] = useState({ code: '', login: '', passphrase: '', again: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const set = (field: keyof typeof form) => (value: string) => setForm((now) => ({ ...now, [field]: value }));
  const differs = form.again !== '' && form.again !== form.passphrase;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (differs || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { code, login, passphrase } = form;
      const done = await call('vault.recover', {
        folderToken: props.folderToken,
        code,
        login: login.trim().toLowerCase(),
        passphrase,
      });
      props.onOpen(done.session, done.recoveryCode);
    } catch (thrown) {
      setProblem(failureOf(thrown));
      setBusy(false);
    }
  };
  return (
    <form className="start__form" onSubmit={submit}>
      <h1>Use the recovery code</h1>
      <p>The code works once: you will be given a new one. Capitals, spaces and dashes do not matter.</p>
      {problem === null ? null : (
        <Banner tone="danger" title={problem.message}>
          {problem.next}
        </Banner>
      )}
      <TextField
        label="Recovery code"
        name="code"
        value={form.code}
        onChange={set('code')}
        isRequired
        autoFocus
        autoComplete="off"
      />
      <TextField
        label="Name of the account"
        name="login"
        value={form.login}
        onChange={set('login')}
        isRequired
        autoComplete="off"
      />
      <div className="start__pair">
        <TextField
          label="New passphrase"
          name="passphrase"
          type="password"
          value={form.passphrase}
          onChange={set('passphrase')}
          isRequired
          help="At least 14 characters."
        />
        <TextField
          label="New passphrase again"
          name="again"
          type="password"
          value={form.again}
          onChange={set('again')}
          isRequired
          error={differs ? 'The two are not the same.' : null}
        />
      </div>
      <div className="start__buttons">
        <Button tone="quiet" onPress={props.onBack}>
          Back
        </Button>
        <Button type="submit" tone="primary" isDisabled={busy}>
          {busy ? 'Opening…' : 'Open the vault'}
        </Button>
      </div>
    </form>
  );
}
