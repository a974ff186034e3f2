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
      marking:
        marking === record.marking &&
        compartment === now &&
        'It is marked so already. Choose another marking or compartment.',
      compartment: outOfSight(compartment) && !confirmed && 'Confirm below that you will not see it any more.',
      reason: reasonMissing(reason),
    }),
    refused: () => ({ compartment: 'Its owner would no longer see it there.' }),
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
      toast({ text: result.value.done ? 'Changed.' : 'Proposed: a second person has to agree.' });
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
    <FormDialog title={`Marking of ${name}`} submit={widens ? 'Propose' : 'Change'} form={form}>
      <FormRow>
        <Select
          label="Marking"
          options={Marking.options
            .filter((one) => rank(Marking, one) <= rank(Marking, account.clearance))
            .map((value) => ({ value, label: value }))}
          {...form.field('marking')}
        />
        <Select
          label="Compartment"
          options={[{ value: none, label: 'None' }, ...all.map((one) => ({ value: String(one.id), label: one.name }))]}
          {...form.field('compartment')}
        />
      </FormRow>
      {widens ? (
        <Banner title="More people would see it">
          It takes effect once somebody agrees who may see it both before and after.
        </Banner>
      ) : null}
      {outOfSight(chosen) ? (
        <Banner tone="warning" title="You would not see it any more">
          You do not belong to that compartment. Only its members can bring the record back.
          <Checkbox isSelected={confirmed} onChange={setConfirmed}>
            Move it out of my sight
          </Checkbox>
        </Banner>
      ) : null}
      <TextArea label="Why" {...form.field('reason')} isRequired rows={3} maxLength={2000} />
    </FormDialog>
  );
}
