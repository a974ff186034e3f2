import { type FormEvent, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Session } from '../../../preload/contract/vault.ts';
import { label, Marking, Role, rank } from '../../../preload/contract/words.ts';
import { call, failureOf } from '../../shell/client.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const extraRoles = Role.options.filter((role) => role !== 'administrator');

/** A vault and its first administrator. */
export function CreateVault(props: {
  folderToken: string;
  maximumMarking: Marking;
  onMade: (recoveryCode: string, session: Session) => void;
  onBack: () => void;
}) {
  const [form, setForm] = useState({ name: '', person: '', login: '', passphrase: '', again: '' });
  const [clearance, setClearance] = useState<Marking>(props.maximumMarking);
  const [roles, setRoles] = useState<Role[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const set = (field: keyof typeof form) => (value: string) => {
    setForm((now) => ({ ...now, [field]: value }));
    // A field that is shown as wrong would hold the form back for good.
    setProblem(null);
  };
  const differs = form.again !== '' && form.again !== form.passphrase;
  const markings = Marking.options.filter(
    (m) => rank(Marking, m) >= 1 && rank(Marking, m) <= Math.max(1, rank(Marking, props.maximumMarking)),
  );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (differs || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { name, person, login, passphrase } = form;
      const made = await call('vault.create', {
        folderToken: props.folderToken,
        name,
        person,
        login: login.trim().toLowerCase(),
        passphrase,
        roles,
        clearance,
      });
      props.onMade(made.recoveryCode, made.session);
    } catch (thrown) {
      setProblem(failureOf(thrown));
      setBusy(false);
    }
  };
  const wrong = (field: string) => (problem?.code === 'INPUT_INVALID' && problem.about === field ? problem.next : null);

  return (
    <form className="start__form" onSubmit={submit}>
      <h1>Create a vault</h1>
      {problem === null ? null : (
        <Banner tone="danger" title={problem.message}>
          {problem.next}
        </Banner>
      )}
      <TextField
        label="Name of the vault"
        name="name"
        value={form.name}
        onChange={set('name')}
        isRequired
        autoFocus
        help="For instance the unit it belongs to. Stands in the window."
        error={wrong('name')}
      />
      <div className="start__pair">
        <TextField
          label="Your full name"
          name="person"
          value={form.person}
          onChange={set('person')}
          isRequired
          error={wrong('person')}
        />
        <TextField
          label="Name to sign in with"
          name="login"
          value={form.login}
          onChange={set('login')}
          isRequired
          placeholder="p.shah"
          error={wrong('login') === null ? null : 'Use letters, digits, dots and dashes.'}
        />
      </div>
      <div className="start__pair">
        <TextField
          label="Passphrase"
          name="passphrase"
          type="password"
          value={form.passphrase}
          onChange={set('passphrase')}
          isRequired
          help="At least 14 characters: four unrelated words do well."
          error={problem?.code === 'PASSPHRASE_WEAK' ? problem.next : null}
        />
        <TextField
          label="Passphrase again"
          name="again"
          type="password"
          value={form.again}
          onChange={set('again')}
          isRequired
          help="It cannot be looked up later."
          error={differs ? 'The two are not the same.' : null}
        />
      </div>
      <Select
        label="Your clearance"
        value={clearance}
        onChange={setClearance}
        options={markings.map((m) => ({ value: m, label: m }))}
      />
      <fieldset className="start__roles">
        <legend className="field__label">Your roles besides administrator</legend>
        <p className="field__help">
          An administrator alone sees no casework: need to know holds for everybody. Only while you are alone can one
          account hold casework, audit and administration together.
        </p>
        <div className="checks checks--row">
          {extraRoles.map((role) => (
            <Checkbox
              key={role}
              isSelected={roles.includes(role)}
              onChange={(on) => setRoles((now) => (on ? [...now, role] : now.filter((each) => each !== role)))}
            >
              {label(role)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="start__buttons">
        <Button onPress={props.onBack} tone="quiet">
          Back
        </Button>
        <Button type="submit" tone="primary" isDisabled={busy}>
          {busy ? 'Making the keys…' : 'Create the vault'}
        </Button>
      </div>
    </form>
  );
}
