import { useState } from 'react';
import type { Result } from '../../../preload/contract/errors.ts';
import type { FormName } from '../../../preload/contract/forms.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { answerOf } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.changeMarking;

const none = '0';

export interface Marked {
  id: number;
  version: number;
  marking: Marking;
  /** By name; only members see what is in one. */
  compartment: string | null;
}

/** Compartments that the person may move something into: their own, and for a supervisor those that they know by name. */
function useCompartments(): {
  own: readonly { id: number; name: string }[];
  all: readonly { id: number; name: string }[];
} {
  const own = useSession().account.compartments;
  const knows = useCan('access.setMembers');
  const known = useQuery('access.compartments', {}, { topics: ['compartment'], enabled: knows }).value?.compartments;
  return { own, all: known ?? own };
}

/** Another marking or compartment. What lets more people see the record waits for a second person. */
export function ChangeMarking(props: {
  verb: 'contributions.changeMarking' | 'investigations.changeMarking';
  name: string;
  record: Marked;
  draft: FormName;
  onClose: () => void;
  onGone: () => void;
}) {
  const { verb, name, record, draft, onClose, onGone } = props;
  const { account } = useSession();
  const { own, all } = useCompartments();
  const [confirmed, setConfirmed] = useState(false);
  const now = String(own.find((one) => one.name === record.compartment)?.id ?? none);
  const form = useForm({
    initial: { marking: record.marking, compartment: now, reason: '' },
    draft,
    check: ({ marking, compartment, reason }) => ({
      marking: marking === record.marking && compartment === now && texts.itIsMarkedSo,
      compartment: outOfSight(compartment) && !confirmed && texts.confirmBelowThatYou,
      reason: reasonMissing(reason),
    }),
    refused: () => ({ compartment: texts.itsOwnerWouldNo }),
    send: async ({ marking, compartment, reason }): Promise<Result<unknown>> => {
      const result = await answerOf(verb, {
        id: record.id,
        version: record.version,
        marking,
        compartmentId: compartment === none ? null : Number(compartment),
        ...(outOfSight(compartment) ? { outOfMySight: true as const } : {}),
        reason: reason.trim(),
      });
      if (!result.ok) return result;
      toast({ text: result.value.done ? texts.changed : texts.proposedASecondPerson });
      if (result.value.done && outOfSight(compartment)) onGone();
      return result;
    },
    onClose,
  });
  const chosen = form.field('compartment').value;
  const marking = form.field('marking').value;
  const widens = rank(Marking, marking) < rank(Marking, record.marking) || (now !== none && chosen !== now);
  function outOfSight(compartment: string): boolean {
    return compartment !== none && !own.some((one) => String(one.id) === compartment);
  }
  return (
    <FormDialog title={texts.markingOf(name)} submit={widens ? texts.propose : texts.change} form={form}>
      <FormRow>
        <Select
          label={texts.marking}
          options={Marking.options
            .filter((one) => rank(Marking, one) <= rank(Marking, account.clearance))
            .map((value) => ({ value, label: value }))}
          {...form.field('marking')}
        />
        <Select
          label={texts.compartment}
          options={[
            { value: none, label: texts.none },
            ...all.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
          {...form.field('compartment')}
        />
      </FormRow>
      {widens ? <Banner title={texts.morePeopleWouldSee}>{texts.itTakesEffectOnce}</Banner> : null}
      {outOfSight(chosen) ? (
        <Banner tone="warning" title={texts.youWouldNotSee}>
          {texts.youDoNotBelong}
          <Checkbox isSelected={confirmed} onChange={setConfirmed}>
            {texts.moveItOutOf}
          </Checkbox>
        </Banner>
      ) : null}
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={3} maxLength={2000} />
    </FormDialog>
  );
}
