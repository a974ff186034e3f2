import { useState } from 'react';
import type { Session } from '../../../preload/contract/vault.ts';
import { call } from '../../shell/client.ts';
import { TextField } from '../../ui/text-field.tsx';
import { catalogue } from './catalogue.ts';
import { differ, NewPassphrase } from './new-passphrase.tsx';
import { StartForm } from './start-form.tsx';
import { useSubmission } from './use-submission.ts';

const texts = catalogue.recover;

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
      title={texts.useTheRecoveryCode}
      intro={texts.theCodeWorksOnce}
      problem={problem}
      busy={busy}
      submit={texts.openTheVault}
      submitting={texts.opening}
      onSubmit={() => {
        if (!differ(form)) submit(recover);
      }}
      onBack={props.onBack}
    >
      <TextField
        label={texts.recoveryCode}
        name="code"
        value={form.code}
        onChange={(code) => set({ code })}
        isRequired
        autoFocus
        autoComplete="off"
      />
      <TextField
        label={texts.nameOfTheAccount}
        name="login"
        value={form.login}
        onChange={(login) => set({ login })}
        isRequired
        autoComplete="off"
      />
      <NewPassphrase label={texts.newPassphrase} help={texts.atLeast14Characters} value={form} onChange={set} />
    </StartForm>
  );
}
