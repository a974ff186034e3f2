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
import { sentence } from '../../ui/sentence.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time, useZone } from '../../ui/time.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { type ChosenRights, RightsFields } from './rights-fields.tsx';

const texts = catalogue.changePerson;

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
  const proposed = texts.proposedSomebodyElseHas(name);
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
      roles: gives(typed) && mixesDuties(typed.roles) && texts.chooseRolesFromOnly,
      until: isDeputy(typed) && dateProblem(typed.until, read(typed.until, untilRules), null),
      passphrase: opensAlone(typed) && missing(typed.passphrase, texts.chooseTheFirstPassphrase),
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
            texts.changed(name),
          ));
      if (done.ok && typed.disabled && !person.disabled) onClosed();
      return done;
    },
    refused: () => ({ until: texts.todayOrLaterWithin(longestDeputyDays) }),
    onClose,
  });
  const reset = ({ reason }: Changed) =>
    submit('access.propose', { proposal: { kind: 'reset', id }, reason: reason.trim() }, proposed);
  const { roles, clearance, disabled } = form.value;
  const proposes = proposing(form.value);
  return (
    <FormDialog
      title={name}
      submit={proposes ? texts.propose : texts.change}
      form={form}
      others={
        id === account.id || person.disabled ? null : (
          <Button onPress={() => form.submitAs(reset, reasoned)}>{texts.proposeANewPassphrase}</Button>
        )
      }
    >
      <RightsFields value={{ roles, clearance }} onChange={form.set} error={form.error('roles')} />
      {isDeputy(form.value) ? (
        <DateField
          label={texts.deputySupervisorUntil}
          {...untilRules}
          help={texts.forASupervisorFor(longestDeputyDays)}
          {...form.field('until')}
        />
      ) : null}
      {person.supervisorUntil === null ? null : (
        <p>{sentence(texts.standsInAsA, { until: <Time at={person.supervisorUntil} /> })}</p>
      )}
      <Checkbox isSelected={disabled} onChange={form.field('disabled').onChange}>
        {texts.closedCannotSignIn}
      </Checkbox>
      {opensAlone(form.value) ? (
        <TextField
          label={texts.firstPassphrase}
          help={texts.giveItInPerson}
          type="password"
          {...form.field('passphrase')}
          isRequired
          autoComplete="off"
        />
      ) : null}
      <p>{proposes ? texts.thisGivesMoreRights : texts.whatTakesRightsAway}</p>
      <TextField
        label={texts.why}
        help={texts.loggedWithTheChange}
        {...form.field('reason')}
        isRequired
        maxLength={2000}
      />
    </FormDialog>
  );
}
