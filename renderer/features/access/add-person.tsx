import type { Giving } from '../../../preload/contract/access.ts';
import { canAgree, givesMore, mixesDuties } from '../../../preload/contract/rights.ts';
import { submit } from '../../shell/save.ts';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { type ChosenRights, RightsFields } from './rights-fields.tsx';

const texts = catalogue.addPerson;

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
    if (mixesDuties(roles)) return texts.chooseRolesFromOnly;
    const agrees = canAgree({ roles, disabled: false });
    return alone && !agrees && texts.theSecondPersonHas;
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
      name: missing(typed.name, texts.writeTheNameIn),
      login: missing(typed.login, texts.giveANameTo) || (typed.login.trim().length < 2 && texts.aSignInName),
      roles: rolesProblem(typed.roles),
      reason: proposing(typed) && reasonMissing(typed.reason),
      passphrase: !proposing(typed) && missing(typed.passphrase, texts.chooseTheFirstPassphrase),
    }),
    refused: () => ({ login: texts.thatSignInName }),
    send: (typed) => {
      const { passphrase, roles, clearance } = typed;
      const person = { login: typed.login.trim().toLowerCase(), name: typed.name.trim(), roles, clearance };
      return proposing(typed)
        ? submit(
            'access.propose',
            { proposal: { kind: 'add', ...person }, reason: typed.reason.trim() },
            texts.isProposedSomebodyElse(person.name),
          )
        : submit(
            'access.addPerson',
            { ...person, passphrase },
            alone ? texts.canSignInThe(person.name) : texts.canSignIn(person.name),
          );
    },
    onClose,
  });
  const { roles, clearance } = form.value;
  const proposes = proposing(form.value);
  return (
    <FormDialog title={texts.addAPerson} submit={proposes ? texts.propose : texts.add} form={form}>
      <FormRow>
        <TextField label={texts.fullName} {...form.field('name')} isRequired autoFocus maxLength={200} />
        <TextField label={texts.signInName} {...form.field('login')} isRequired autoComplete="off" />
      </FormRow>
      <RightsFields value={{ roles, clearance }} onChange={form.set} error={form.error('roles')} />
      {alone ? <p>{texts.thereIsNobodyYet}</p> : null}
      {proposes ? (
        <>
          <p>{texts.aSupervisorOrAnother}</p>
          <TextField
            label={texts.why}
            help={texts.loggedWithTheProposal}
            {...form.field('reason')}
            isRequired
            maxLength={2000}
          />
        </>
      ) : (
        <TextField
          label={texts.firstPassphrase}
          help={texts.giveItInPerson}
          type="password"
          {...form.field('passphrase')}
          isRequired
          autoComplete="off"
        />
      )}
    </FormDialog>
  );
}
