import { useState } from 'react';
import type { Session } from '../../../preload/contract/vault.ts';
import { call } from '../../shell/client.ts';
import { TextField } from '../../ui/text-field.tsx';
import { differ, NewPassphrase } from './new-passphrase.tsx';
import { StartForm } from './start-form.tsx';
import { useSubmission } from './use-submission.ts';

/** Opens the vault by its recovery code and sets a new passphrase; the code is replaced by a new one. */
export function Recover(props: {
  folderToken: string;
  onOpen: (session: Session, code: string) => void;
  onBack: () => void;
}) {
  const [form, setForm] = useState({ code: '', login: '', passphrase: '', again: '' });
  const { busy, problem, submit } = useSubmission();
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const recover = async () => {
    const { code, login, passphrase } = form;
    const done = await call('vault.recover', {
      folderToken: props.folderToken,
      code,
      login: login.trim().toLowerCase(),
      passphrase,
    });
    props.onOpen(done.session, done.recoveryCode);
  };
  return (
    <StartForm
      title="Use the recovery code"
      intro="The code works once: you will be given a new one. Capitals, spaces and dashes do not matter."
      problem={problem}
      busy={busy}
      submit="Open the vault"
      submitting="Opening…"
      onSubmit={() => {
        if (!differ(form)) submit(recover);
      }}
      onBack={props.onBack}
    >
      <TextField
        label="Recovery code"
        name="code"
        value={form.code}
        onChange={(code) => set({ code })}
        isRequired
        autoFocus
        autoComplete="off"
      />
      <TextField
        label="Name of the account"
        name="login"
        value={form.login}
        onChange={(login) => set({ login })}
        isRequired
        autoComplete="off"
      />
      <NewPassphrase label="New passphrase" help="At least 14 characters." value={form} onChange={set} />
    </StartForm>
  );
}
