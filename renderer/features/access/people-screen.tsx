import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label, Marking, Role, rank } from '../../../preload/contract/words.ts';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Select } from '../../ui/select.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';

type Person = Output<'access.people'>['people'][number];
const columns: readonly DataColumn<Person>[] = [
  { id: 'name', header: 'Name', value: (p) => p.name, cell: (p) => <strong>{p.name}</strong>, width: '2fr' },
  { id: 'login', header: 'Signs in as', value: (p) => p.login, width: 140 },
  { id: 'roles', header: 'Roles', value: (p) => p.roles.map(label).join(', '), width: '3fr' },
  {
    id: 'clearance',
    header: 'Clearance',
    value: (p) => rank(Marking, p.clearance),
    cell: (p) => <MarkingBadge marking={p.clearance} />,
    width: 160,
  },
  { id: 'compartments', header: 'Compartments', value: (p) => p.compartments.length, width: 120, align: 'end' },
  {
    id: 'state',
    header: 'State',
    value: (p) => (p.disabled ? 'Closed' : 'Open'),
    cell: (p) => (p.disabled ? <Badge tone="danger">Closed</Badge> : <Badge tone="success">Open</Badge>),
    width: 90,
  },
];
const markings = Marking.options.map((value) => ({ value, label: value }));

/** Accounts: who has which roles and what clearance. */
export default function PeopleScreen() {
  const read = useQuery('access.people', {}, { topics: ['people'] });
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Person | null>(null);
  const administers = useCan('access.changePerson');
  return (
    <QueryView query={read}>
      {({ people }) => (
        <View
          title="People"
          facts={people.length === 1 ? '1 account' : `${people.length} accounts`}
          actions={
            administers ? (
              <Button tone="primary" icon={<UserPlus />} onPress={() => setAdding(true)}>
                Add a person
              </Button>
            ) : null
          }
        >
          <DataTable
            label="People"
            rows={people}
            columns={columns}
            rowKey={(p) => String(p.id)}
            onOpen={(person) => {
              if (administers) setChanging(person);
            }}
          />
          {adding ? <AddPerson onClose={() => setAdding(false)} /> : null}
          {changing === null ? null : <ChangePerson person={changing} onClose={() => setChanging(null)} />}
        </View>
      )}
    </QueryView>
  );
}

function Roles({ value, onChange }: { value: readonly Role[]; onChange: (roles: Role[]) => void }) {
  return (
    <CheckGroup label="Roles">
      {Role.options.map((role) => (
        <Checkbox
          key={role}
          isSelected={value.includes(role)}
          onChange={(on) => onChange(on ? [...value, role] : value.filter((each) => each !== role))}
        >
          {label(role)}
        </Checkbox>
      ))}
    </CheckGroup>
  );
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [roles, setRoles] = useState<Role[]>(['case_officer']);
  const [clearance, setClearance] = useState<Marking>('OFFICIAL-SENSITIVE');
  const add = async () => {
    const done = await save(
      'access.addPerson',
      { login: login.trim().toLowerCase(), name: name.trim(), roles, clearance, passphrase },
      `${name.trim()} can sign in.`,
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title="Add a person"
      submit="Add"
      isReady={name.trim() !== '' && login.trim().length >= 2 && passphrase !== '' && roles.length > 0}
      onSubmit={add}
      onClose={onClose}
    >
      <FormRow>
        <TextField label="Full name" value={name} onChange={setName} isRequired autoFocus />
        <TextField label="Signs in as" value={login} onChange={setLogin} isRequired autoComplete="off" />
      </FormRow>
      <TextField
        label="First passphrase"
        help="Tell it in person; at the first sign-in they have to choose their own."
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        isRequired
        autoComplete="off"
      />
      <Select label="Clearance" options={markings} value={clearance} onChange={setClearance} />
      <Roles value={roles} onChange={setRoles} />
    </FormDialog>
  );
}

function ChangePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const [roles, setRoles] = useState<Role[]>(person.roles);
  const [clearance, setClearance] = useState<Marking>(person.clearance);
  const [disabled, setDisabled] = useState(person.disabled);
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const change = async () => {
    const done = await save(
      'access.changePerson',
      { id: person.id, roles, clearance, disabled, reason: reason.trim() },
      `${person.name} changed.`,
    );
    if (done !== undefined) onClose();
  };
  const reset = async () => {
    const done = await save(
      'access.resetPassphrase',
      { id: person.id, passphrase, reason: reason.trim() },
      `${person.name} has a new passphrase.`,
    );
    if (done !== undefined) onClose();
  };
  const why = reason.trim().length >= 3;
  return (
    <FormDialog
      title={person.name}
      submit="Change"
      isReady={why && roles.length > 0}
      onSubmit={change}
      onClose={onClose}
      others={
        <Button isDisabled={!why || passphrase === ''} onPress={reset}>
          Set passphrase
        </Button>
      }
    >
      <Roles value={roles} onChange={setRoles} />
      <Select label="Clearance" options={markings} value={clearance} onChange={setClearance} />
      <Checkbox isSelected={disabled} onChange={setDisabled}>
        Closed: cannot sign in
      </Checkbox>
      <TextField
        label="New passphrase"
        help="Only if it was lost; at the next sign-in they have to choose their own."
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="off"
      />
      <TextField label="Why" help="Logged with the change." value={reason} onChange={setReason} isRequired />
    </FormDialog>
  );
}
