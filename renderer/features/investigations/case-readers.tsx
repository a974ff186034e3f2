import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { go } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Cluster } from '../../ui/line.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { useAssignablePeople } from './use-assignable-people.ts';

const texts = catalogue.caseReaders;

/** Who sees the case, where that is narrowed to named people. */
export function CaseReaders({ investigation }: { investigation: Investigation }) {
  const { id, version, ownerId, narrowed, readers } = investigation;
  const { account } = useSession();
  const [naming, setNaming] = useFormOpen(`case-readers:${id}`);
  const [lifting, setLifting] = useFormOpen(`lift-readers:${id}`);
  const names =
    useCan('investigations.setReaders') &&
    investigation.mayChange &&
    (ownerId === account.id || account.roles.includes('supervisor'));
  if (!narrowed && !names) return null;
  return (
    <Section
      title={texts.readers}
      actions={
        names ? (
          <Cluster>
            <Button size="small" onPress={() => setNaming(true)}>
              {narrowed ? texts.changeReaders : texts.nameReaders}
            </Button>
            {narrowed && investigation.waitingMarking === null ? (
              <Button size="small" onPress={() => setLifting(true)}>
                {texts.proposeToLift}
              </Button>
            ) : null}
          </Cluster>
        ) : null
      }
    >
      <p>
        {narrowed
          ? texts.onlyNobodyElseFinds(readers.map(({ name }) => name).join(', '))
          : texts.everybodyWhomItsMarking}
      </p>
      {naming ? <NameReaders investigation={investigation} onClose={() => setNaming(false)} /> : null}
      <ConfirmDialog
        title={texts.proposeToLiftThe}
        text={texts.onceASecondPerson}
        confirm={texts.propose}
        reason={{ label: texts.why, draft: `lift-readers:${id}` }}
        isOpen={lifting}
        onConfirm={(reason) => submit('investigations.liftReaders', { id, version, reason }, texts.proposed)}
        onClose={() => setLifting(false)}
      />
    </Section>
  );
}

function NameReaders({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const { id, version, ownerId, team, readers } = investigation;
  const { account } = useSession();
  const people = useAssignablePeople();
  const [confirmed, setConfirmed] = useState(false);
  const always = new Set([ownerId, ...team.map((person) => person.id)].map(String));
  const form = useForm<{ readers: readonly string[]; reason: string }>({
    initial: { readers: readers.map((one) => String(one.id)), reason: '' },
    draft: `case-readers:${id}`,
    check: (typed) => ({
      readers: gone(typed.readers) && !confirmed && texts.confirmThatYouWill,
      reason: reasonMissing(typed.reason),
    }),
    refused: () => ({ readers: texts.somebodyOnTheList }),
    send: async (typed) => {
      const chosen = [...new Set([...typed.readers, ...always])].filter((one) => one !== 'null').map(Number);
      const away = gone(typed.readers);
      const sent = { id, version, readers: chosen, reason: typed.reason.trim() };
      const result = await submit(
        'investigations.setReaders',
        away ? { ...sent, outOfMySight: true } : sent,
        texts.readersNamed,
      );
      if (result.ok && away) go({ name: 'investigations' });
      return result;
    },
    onClose,
  });
  function gone(chosen: readonly string[]): boolean {
    return !chosen.includes(String(account.id)) && !always.has(String(account.id));
  }
  const { value, onChange, error } = form.field('readers');
  return (
    <FormDialog title={texts.readersOfOp(investigation.operation)} size="small" submit={texts.save} form={form}>
      <p>{texts.itsOwnerAndTeam}</p>
      <CheckGroup label={texts.readers} error={error}>
        {people
          .filter((person) => !always.has(person.value))
          .map((person) => (
            <Checkbox
              key={person.value}
              isSelected={value.includes(person.value)}
              onChange={(on) => onChange(on ? [...value, person.value] : value.filter((one) => one !== person.value))}
            >
              {person.label}
            </Checkbox>
          ))}
      </CheckGroup>
      {gone(value) ? (
        <Banner tone="warning" title={texts.youWouldNotSee}>
          {texts.youAreNotOn}
          <Checkbox isSelected={confirmed} onChange={setConfirmed}>
            {texts.takeTheCaseOut}
          </Checkbox>
        </Banner>
      ) : null}
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}
