import { useState } from 'react';
import type { Giving } from '../../../preload/contract/access.ts';
import { canAgree, givesMore, mixesDuties } from '../../../preload/contract/rights.ts';
import { save } from '../../shell/save.ts';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ChosenRights, RightsFields } from './rights-fields.tsx';

/** A new account: proposed to a second person, or added at once where there is none, or where nothing is given. */
export function AddPerson({ giving, onClose }: { giving: Giving; onClose: () => void }) {
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [reason, setReason] = useState('');
  const alone = giving === 'alone';
  const [rights, setRights] = useState<ChosenRights>({
    roles: [alone ? 'supervisor' : 'case_officer'],
    clearance: 'OFFICIAL-SENSITIVE',
  });
  const asked = { ...rights, disabled: false };
  const proposes = !alone && givesMore(null, asked);
  const person = { login: login.trim().toLowerCase(), name: name.trim(), ...rights };
  const add = async () => {
    const done = proposes
      ? await save(
          'access.propose',
          { proposal: { kind: 'add', ...person }, reason: reason.trim() },
          `${person.name} is proposed. Somebody else has to agree.`,
        )
      : await save(
          'access.addPerson',
          { ...person, passphrase },
          alone ? `${person.name} can sign in. The log says that you did this alone.` : `${person.name} can sign in.`,
        );
    if (done !== undefined) onClose();
  };
  const ready =
    person.name !== '' &&
    person.login.length >= 2 &&
    !mixesDuties(rights.roles) &&
    (proposes ? reason.trim().length >= 3 : passphrase !== '') &&
    (!alone || canAgree(asked));
  return (
    <FormDialog
      title="Add a person"
      submit={proposes ? 'Propose' : 'Add'}
      isReady={ready}
      onSubmit={add}
      onClose={onClose}
    >
      <FormRow>
        <TextField label="Full name" value={name} onChange={setName} isRequired autoFocus />
        <TextField label="Sign-in name" value={login} onChange={setLogin} isRequired autoComplete="off" />
      </FormRow>
      <RightsFields value={rights} onChange={setRights} />
      {alone ? (
        <p>
          There is nobody yet who could agree, so you add this person alone. They have to be a supervisor or an
          administrator: from then on nothing is given without a second person.
        </p>
      ) : null}
      {proposes ? (
        <>
          <p>
            A supervisor or another administrator has to agree within seven days. Whoever agrees sets the first
            passphrase.
          </p>
          <TextField label="Why" help="Logged with the proposal." value={reason} onChange={setReason} isRequired />
        </>
      ) : (
        <TextField
          label="First passphrase"
          help="Give it in person; they must choose their own at the first sign-in."
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          isRequired
          autoComplete="off"
        />
      )}
    </FormDialog>
  );
}
