import { useEffect, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Session } from '../../../preload/contract/vault.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { call, failureOf } from '../../shell/client.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import './sign-in.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.signInForm;

/** A folder, and the vault in it as far as it shows itself. */
export interface Folder {
  token: string;
  look: Output<'vault.inspect'>;
}

/** Counts the seconds that a delayed sign-in has to wait. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    if (seconds <= 0) return;
    const until = Date.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}

export function SignInForm(props: {
  folder: Folder;
  onOpen: (session: Session) => void;
  onRecover: () => void;
  onOther: () => void;
}) {
  const { token, look } = props.folder;
  const [login, setLogin] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const wait = useCountdown(problem?.code === 'SIGN_IN_DELAYED' ? Number(problem.about ?? 0) : 0);

  const signIn = async (name: string, words: string) => {
    setBusy(true);
    setProblem(null);
    try {
      props.onOpen(
        await call('vault.signIn', { folderToken: token, login: name.trim().toLowerCase(), passphrase: words }),
      );
    } catch (thrown) {
      setProblem(failureOf(thrown));
      setPassphrase('');
      setBusy(false);
    }
  };
  const submit = () => {
    if (!busy && wait === 0) signIn(login, passphrase);
  };
  const restore = async () => {
    try {
      await call('vault.restoreKeys', { folderToken: token });
      setProblem(null);
    } catch (thrown) {
      setProblem(failureOf(thrown));
    }
  };

  return (
    <Form onSubmit={submit}>
      <h1>{texts.signIn}</h1>
      {look.unit ? <p>{texts.toTheCaseloadOf}</p> : null}
      {look.demonstration ? (
        <>
          <p>{texts.thisIsTheDemonstration}</p>
          <ul className="start__people">
            {look.people.map((person) => (
              <li key={person.login}>
                <button
                  type="button"
                  className="start__person"
                  onClick={() => {
                    if (!busy) signIn(person.login, person.passphrase);
                  }}
                >
                  <strong>{person.name}</strong>
                  <span>{person.roles.map(label).join(', ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {problem === null ? null : (
        <Banner
          tone="danger"
          title={problem.message}
          actions={
            problem.code === 'SLOT_FILE_DAMAGED' ? (
              <Button size="small" onPress={restore}>
                {texts.restoreTheCopy}
              </Button>
            ) : undefined
          }
        >
          {problem.code !== 'SIGN_IN_DELAYED'
            ? problem.next
            : wait > 0
              ? texts.youCanTryAgain(wait)
              : texts.youCanTryAgainNow}
        </Banner>
      )}
      {look.demonstration ? null : (
        <>
          <TextField
            label={texts.name}
            name="login"
            value={login}
            onChange={setLogin}
            autoFocus
            isRequired
            autoComplete="off"
          />
          <TextField
            label={texts.passphrase}
            name="passphrase"
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            isRequired
            autoComplete="off"
          />
        </>
      )}
      <div className="start__buttons">
        <Button tone="quiet" onPress={props.onOther}>
          {texts.anotherVault}
        </Button>
        {look.demonstration ? null : (
          <>
            {look.unit ? null : (
              <Button tone="quiet" onPress={props.onRecover}>
                {texts.useTheRecoveryCode}
              </Button>
            )}
            <Button
              type="submit"
              tone="primary"
              whyNot={busy ? texts.theVaultIsBeing : wait > 0 ? texts.youCanTryAgain(wait) : null}
            >
              {busy ? texts.opening : texts.signIn}
            </Button>
          </>
        )}
      </div>
    </Form>
  );
}
