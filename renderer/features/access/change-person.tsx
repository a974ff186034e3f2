import type { Giving } from '../../../preload/contract/access.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { givesMore, longestDeputyDays, mixesDuties } from '../../../preload/contract/rights.ts';
import { contributionOfficers } from '../../../preload/contract/roles.ts';
import { submit } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Time, useZone } from '../../ui/time.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { type ChosenRights, RightsFields } from './rights-fields.tsx';

const untilRules = { kind: 'day', towards: 'future' } as const;

export type Person = Output<'access.people'>['people'][number];

interface Changed extends ChosenRights {
  disabled: boolean;
  reason: string;
  passphrase: string;
  /** The last day of a deputy supervisor, as typed. */
  until: string;
}

/** Rights of an account: taken away at once, given by proposal. */
export function ChangePerson(props: {
  person: Person;
  giving: Giving;
  onClose: () => void;
  /** The account was open, and now is closed. */
  onClosed: () => void;
}) {
  const { person, giving, onClose, onClosed } = props;
  const { id, name } = person;
  const { account } = useSession();
  const rightsOf = ({ roles, clearance, disabled }: Changed) => ({ roles, clearance, disabled });
  const gives = (typed: Changed) => givesMore(person, rightsOf(typed));
  const opensAlone = (typed: Changed) => gives(typed) && giving === 'alone' && person.disabled;
  const proposing = (typed: Changed) => gives(typed) && giving !== 'alone';
  const proposed = `${name}: proposed. Somebody else has to agree.`;
  const read = useReadDate();
  const zone = useZone();
  /** The role of a supervisor is new, to somebody who does casework already: it can be for a time. */
  const isDeputy = ({ roles }: Changed) =>
    giving !== 'alone' &&
    roles.includes('supervisor') &&
    !person.roles.includes('supervisor') &&
    person.roles.some((role) => contributionOfficers.includes(role));
  const lastDay = (typed: Changed) => {
    const day = read(typed.until, untilRules);
    return isDeputy(typed) && 'date' in day ? { supervisorUntil: isoDay(day.date, zone) } : {};
  };
  const reasoned = ({ reason }: Changed) => ({ reason: reasonMissing(reason) });
  const form = useForm<Changed>({
    initial: {
      roles: person.roles,
      clearance: person.clearance,
      disabled: person.disabled,
      reason: '',
      passphrase: '',
      until: '',
    },
    draft: `change-person:${id}`,
    unkept: ['passphrase'],
    check: (typed) => ({
      ...reasoned(typed),
      roles:
        gives(typed) && mixesDuties(typed.roles) && 'Choose roles from only one of casework, audit and administration.',
      until: isDeputy(typed) && dateProblem(typed.until, read(typed.until, untilRules), null),
      passphrase: opensAlone(typed) && missing(typed.passphrase, 'Choose the first passphrase.'),
    }),
    send: async (typed) => {
      const { roles, clearance, passphrase } = typed;
      const reason = typed.reason.trim();
      const done = await (proposing(typed)
        ? submit(
            'access.propose',
            { proposal: { kind: 'change', id, roles, clearance, ...lastDay(typed) }, reason },
            proposed,
          )
        : submit(
            'access.changePerson',
            { id, ...rightsOf(typed), reason, ...(opensAlone(typed) ? { passphrase } : {}) },
            `${name} changed.`,
          ));
      if (done.ok && typed.disabled && !person.disabled) onClosed();
      return done;
    },
    refused: () => ({ until: `Today or later, within ${longestDeputyDays} days.` }),
    onClose,
  });
  const reset = ({ reason }: Changed) =>
    submit('access.propose', { proposal: { kind: 'reset', id }, reason: reason.trim() }, proposed);
  const { roles, clearance, disabled } = form.value;
  const proposes = proposing(form.value);
  return (
    <FormDialog
      title={name}
      submit={proposes ? 'Propose' : 'Change'}
      form={form}
      others={
        id === account.id || person.disabled ? null : (
          <Button onPress={() => form.submitAs(reset, reasoned)}>Propose a new passphrase</Button>
        )
      }
    >
      <RightsFields value={{ roles, clearance }} onChange={form.set} error={form.error('roles')} />
      {isDeputy(form.value) ? (
        <DateField
          label="Deputy supervisor until"
          {...untilRules}
          help={`For a supervisor for a time: the last day, within ${longestDeputyDays} days. For good, if left empty.`}
          {...form.field('until')}
        />
      ) : null}
      {person.supervisorUntil === null ? null : (
        <p>
          Stands in as a supervisor until <Time at={person.supervisorUntil} />. Any change made here ends that at once.
        </p>
      )}
      <Checkbox isSelected={disabled} onChange={form.field('disabled').onChange}>
        Closed: cannot sign in
      </Checkbox>
      {opensAlone(form.value) ? (
        <TextField
          label="First passphrase"
          help="Give it in person; they must choose their own at the first sign-in."
          type="password"
          {...form.field('passphrase')}
          isRequired
          autoComplete="off"
        />
      ) : null}
      <p>
        {proposes
          ? 'This gives more rights, so all of it waits until a supervisor or another administrator agrees. To take something away at once, make that change first.'
          : 'What takes rights away, or closes the account, takes effect at once.'}
      </p>
      <TextField label="Why" help="Logged with the change." {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}
