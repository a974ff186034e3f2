import { useState } from 'react';
import type { Session } from '../../../preload/contract/vault.ts';
import { label, Marking, Role, rank } from '../../../preload/contract/vocabulary.ts';
import { call } from '../../shell/client.ts';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { catalogue } from './catalogue.ts';
import { differ, NewPassphrase } from './new-passphrase.tsx';
import { StartForm } from './start-form.tsx';
import { useSubmission } from './use-submission.ts';

const texts = catalogue.createVault;

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
      title={texts.createAVault}
      problem={problem}
      busy={busy}
      submit={texts.createTheVault}
      submitting={texts.creatingTheKeys}
      onSubmit={() => {
        if (!differ(form)) submit(create);
      }}
      onBack={props.onBack}
    >
      <TextField
        label={texts.nameOfTheVault}
        name="name"
        value={form.name}
        onChange={(name) => set({ name })}
        isRequired
        autoFocus
        help={texts.forInstanceTheUnit}
        error={wrong('name')}
      />
      <FormRow>
        <TextField
          label={texts.yourFullName}
          name="person"
          value={form.person}
          onChange={(person) => set({ person })}
          isRequired
          error={wrong('person')}
        />
        <TextField
          label={texts.signInName}
          name="login"
          value={form.login}
          onChange={(login) => set({ login })}
          isRequired
          placeholder="p.shah"
          error={wrong('login') === null ? null : texts.useLettersDigitsDots}
        />
      </FormRow>
      <NewPassphrase
        label={texts.passphrase}
        help={texts.atLeast14Characters}
        againHelp={texts.itCannotBeRecovered}
        error={problem?.code === 'PASSPHRASE_WEAK' ? problem.next : null}
        value={form}
        onChange={set}
      />
      <Select
        label={texts.yourClearance}
        value={clearance}
        onChange={setClearance}
        options={markings.map((m) => ({ value: m, label: m }))}
      />
      <CheckGroup
        label={texts.yourRolesBesidesAdministrator}
        help={texts.anAdministratorAloneSees}
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
