import type { Giving } from '../../../preload/contract/access.ts';
import { canAgree, givesMore, mixesDuties } from '../../../preload/contract/rights.ts';
import { submit } from '../../shell/save.ts';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { type ChosenRights, RightsFields } from './rights-fields.tsx';

interface NewPerson extends ChosenRights {
  name: string;
  login: string;
  passphrase: string;
  reason: string;
}

/** A new account: proposed to a second person, or added at once where there is none, or where nothing is given. */
export function AddPerson({ giving, onClose }: { giving: Giving; onClose: () => void }) {
  const alone = giving === 'alone';
  const proposing = ({ roles, clearance }: ChosenRights) =>
    !alone && givesMore(null, { roles, clearance, disabled: false });
  const rolesProblem = (roles: ChosenRights['roles']) => {
    if (mixesDuties(roles)) return 'Choose roles from only one of casework, audit and administration.';
    const agrees = canAgree({ roles, disabled: false });
    return alone && !agrees && 'The second person has to be a supervisor or an administrator.';
  };
  const form = useForm<NewPerson>({
    initial: {
      name: '',
      login: '',
      passphrase: '',
      reason: '',
      roles: [alone ? 'supervisor' : 'case_officer'],
      clearance: 'OFFICIAL-SENSITIVE',
    },
    draft: 'add-person',
    unkept: ['passphrase'],
    check: (typed) => ({
      name: missing(typed.name, 'Write the name in full.'),
      login:
        missing(typed.login, 'Give a name to sign in with, such as p.shah.') ||
        (typed.login.trim().length < 2 && 'A sign-in name has two characters at least.'),
      roles: rolesProblem(typed.roles),
      reason: proposing(typed) && reasonMissing(typed.reason),
      passphrase: !proposing(typed) && missing(typed.passphrase, 'Choose the first passphrase.'),
    }),
    refused: () => ({ login: 'That sign-in name is taken or cannot be used: letters, digits, dots and dashes.' }),
    send: (typed) => {
      const { passphrase, roles, clearance } = typed;
      const person = { login: typed.login.trim().toLowerCase(), name: typed.name.trim(), roles, clearance };
      return proposing(typed)
        ? submit(
            'access.propose',
            { proposal: { kind: 'add', ...person }, reason: typed.reason.trim() },
            `${person.name} is proposed. Somebody else has to agree.`,
          )
        : submit(
            'access.addPerson',
            { ...person, passphrase },
            alone ? `${person.name} can sign in. The log says that you did this alone.` : `${person.name} can sign in.`,
          );
    },
    onClose,
  });
  const { roles, clearance } = form.value;
  const proposes = proposing(form.value);
  return (
    <FormDialog title="Add a person" submit={proposes ? 'Propose' : 'Add'} form={form}>
      <FormRow>
        <TextField label="Full name" {...form.field('name')} isRequired autoFocus maxLength={200} />
        <TextField label="Sign-in name" {...form.field('login')} isRequired autoComplete="off" />
      </FormRow>
      <RightsFields value={{ roles, clearance }} onChange={form.set} error={form.error('roles')} />
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
          <TextField
            label="Why"
            help="Logged with the proposal."
            {...form.field('reason')}
            isRequired
            maxLength={2000}
          />
        </>
      ) : (
        <TextField
          label="First passphrase"
          help="Give it in person; they must choose their own at the first sign-in."
          type="password"
          {...form.field('passphrase')}
          isRequired
          autoComplete="off"
        />
      )}
    </FormDialog>
  );
}
