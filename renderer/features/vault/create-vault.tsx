import { useState } from 'react';
import type { Session } from '../../../preload/contract/vault.ts';
import { label, Marking, Role, rank } from '../../../preload/contract/vocabulary.ts';
import { call } from '../../shell/client.ts';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { differ, NewPassphrase } from './new-passphrase.tsx';
import { StartForm } from './start-form.tsx';
import { useSubmission } from './use-submission.ts';

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
  const { busy, problem, submit, forget } = useSubmission();
  const set = (change: Partial<typeof form>) => {
    setForm((now) => ({ ...now, ...change }));
    forget();
  };
  const markings = Marking.options.filter(
    (m) => rank(Marking, m) >= 1 && rank(Marking, m) <= Math.max(1, rank(Marking, props.maximumMarking)),
  );
  const create = async () => {
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
  };
  const wrong = (field: string) => (problem?.code === 'INPUT_INVALID' && problem.about === field ? problem.next : null);

  return (
    <StartForm
      title="Create a vault"
      problem={problem}
      busy={busy}
      submit="Create the vault"
      submitting="Creating the keys…"
      onSubmit={() => {
        if (!differ(form)) submit(create);
      }}
      onBack={props.onBack}
    >
      <TextField
        label="Name of the vault"
        name="name"
        value={form.name}
        onChange={(name) => set({ name })}
        isRequired
        autoFocus
        help="For instance the unit it belongs to. Shown in the window."
        error={wrong('name')}
      />
      <FormRow>
        <TextField
          label="Your full name"
          name="person"
          value={form.person}
          onChange={(person) => set({ person })}
          isRequired
          error={wrong('person')}
        />
        <TextField
          label="Sign-in name"
          name="login"
          value={form.login}
          onChange={(login) => set({ login })}
          isRequired
          placeholder="p.shah"
          error={wrong('login') === null ? null : 'Use letters, digits, dots and dashes.'}
        />
      </FormRow>
      <NewPassphrase
        label="Passphrase"
        help="At least 14 characters: four unrelated words work well."
        againHelp="It cannot be recovered later."
        error={problem?.code === 'PASSPHRASE_WEAK' ? problem.next : null}
        value={form}
        onChange={set}
      />
      <Select
        label="Your clearance"
        value={clearance}
        onChange={setClearance}
        options={markings.map((m) => ({ value: m, label: m }))}
      />
      <CheckGroup
        label="Your roles besides administrator"
        help="An administrator alone sees no casework: need to know holds for everybody. Only while you are alone can one account hold casework, audit and administration together."
        orientation="horizontal"
      >
        {extraRoles.map((role) => (
          <Checkbox
            key={role}
            isSelected={roles.includes(role)}
            onChange={(on) => setRoles((now) => (on ? [...now, role] : now.filter((each) => each !== role)))}
          >
            {label(role)}
          </Checkbox>
        ))}
      </CheckGroup>
    </StartForm>
  );
}
