import { useState } from 'react';
import type { Giving } from '../../../preload/contract/access.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { givesMore, mixesDuties } from '../../../preload/contract/rights.ts';
import { save } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ChosenRights, RightsFields } from './rights-fields.tsx';

export type Person = Output<'access.people'>['people'][number];

/** Rights of an account: taken away at once, given by proposal. */
export function ChangePerson({ person, giving, onClose }: { person: Person; giving: Giving; onClose: () => void }) {
  const { id, name } = person;
  const { account } = useSession();
  const [rights, setRights] = useState<ChosenRights>({ roles: person.roles, clearance: person.clearance });
  const [disabled, setDisabled] = useState(person.disabled);
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const after = { ...rights, disabled };
  const gives = givesMore(person, after);
  const proposes = gives && giving !== 'alone';
  const opensAlone = gives && giving === 'alone' && person.disabled;
  const why = reason.trim();
  const proposed = `${name}: proposed. Somebody else has to agree.`;
  const change = async () => {
    const done = proposes
      ? await save('access.propose', { proposal: { kind: 'change', id, ...rights }, reason: why }, proposed)
      : await save(
          'access.changePerson',
          { id, ...after, reason: why, ...(opensAlone ? { passphrase } : {}) },
          `${name} changed.`,
        );
    if (done !== undefined) onClose();
  };
  const reset = async () => {
    const done = await save('access.propose', { proposal: { kind: 'reset', id }, reason: why }, proposed);
    if (done !== undefined) onClose();
  };
  const ready = why.length >= 3 && !(gives && mixesDuties(rights.roles)) && (!opensAlone || passphrase !== '');
  return (
    <FormDialog
      title={name}
      submit={proposes ? 'Propose' : 'Change'}
      isReady={ready}
      onSubmit={change}
      onClose={onClose}
      others={
        id === account.id || person.disabled ? null : (
          <Button isDisabled={why.length < 3} onPress={reset}>
            Propose a new passphrase
          </Button>
        )
      }
    >
      <RightsFields value={rights} onChange={setRights} />
      <Checkbox isSelected={disabled} onChange={setDisabled}>
        Closed: cannot sign in
      </Checkbox>
      {opensAlone ? (
        <TextField
          label="First passphrase"
          help="Give it in person; they must choose their own at the first sign-in."
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          isRequired
          autoComplete="off"
        />
      ) : null}
      <p>
        {proposes
          ? 'This gives more rights, so all of it waits until a supervisor or another administrator agrees. To take something away at once, make that change first.'
          : 'What takes rights away, or closes the account, takes effect at once.'}
      </p>
      <TextField label="Why" help="Logged with the change." value={reason} onChange={setReason} isRequired />
    </FormDialog>
  );
}
