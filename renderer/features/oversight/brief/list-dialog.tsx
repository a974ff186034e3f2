import type { BriefList, BriefSchedule, Recipient } from '../../../../preload/contract/briefs.ts';
import { submit } from '../../../shell/save.ts';
import { DisclosureReason } from '../../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { missing } from '../../../ui/form-problems.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';
import { dayOptions, everyOptions, namedOnes, recipientsMissing } from './list-words.ts';
import { RecipientFields } from './recipient-fields.tsx';

const texts = catalogue.listDialog;

/** For whom a brief is prepared, and why. */
export interface ToPrepare {
  /** `null` where it is for no list. */
  listId: number | null;
  recipients: readonly Recipient[];
  reason: string;
  legalBasis: string | null;
}

export interface ListStart {
  /** `null` for a new one. */
  list: BriefList | null;
  recipients: readonly Recipient[];
  reason: string;
  legalBasis: string | null;
}

interface Typed {
  name: string;
  recipients: readonly Recipient[];
  reason: string;
  legalBasis: string | null;
  every: 'never' | 'week' | 'month';
  on: string | null;
}

const scheduleOf = ({ every, on }: Typed): BriefSchedule | null =>
  every === 'never' ? null : { every, on: Number(on ?? 1) };

/** A list of who gets the brief, and when one is due for it. */
export function ListDialog(props: {
  start: ListStart;
  bases: readonly { code: string; wording: string }[];
  /** What was kept, as the brief is prepared for it. */
  onSaved: (kept: ToPrepare) => void;
  onClose: () => void;
}) {
  const { start, bases, onSaved, onClose } = props;
  const { list } = start;
  const initial: Typed = {
    name: list?.name ?? '',
    recipients: start.recipients,
    reason: start.reason,
    legalBasis: start.legalBasis,
    every: list?.schedule?.every ?? 'never',
    on: list?.schedule === null || list === null ? '1' : `${list.schedule.on}`,
  };
  const form = useForm<Typed>({
    initial,
    draft: null,
    check: ({ name, recipients, reason, legalBasis }) => ({
      name: missing(name, texts.giveTheListA),
      recipients: recipientsMissing(recipients),
      reason: reason.trim().length < 3 && texts.sayWhyTheyGet,
      legalBasis: legalBasis === null && texts.chooseTheLegalBasis,
    }),
    send: async (typed) => {
      const made = await submit(
        'oversight.saveBriefList',
        {
          listId: list?.id ?? null,
          name: typed.name.trim(),
          recipients: namedOnes(typed.recipients),
          reason: typed.reason.trim(),
          legalBasis: typed.legalBasis ?? '',
          schedule: scheduleOf(typed),
        },
        texts.theListIsKept,
      );
      const { reason, legalBasis } = typed;
      if (made.ok) onSaved({ listId: made.value.id, recipients: namedOnes(typed.recipients), reason, legalBasis });
      return made;
    },
    onClose,
  });
  const { every } = form.value;
  return (
    <FormDialog
      title={list === null ? texts.keepAsAList : texts.changeTheList}
      size="wide"
      submit={texts.keepTheList}
      form={form}
    >
      <TextField label={texts.nameOfTheList} {...form.field('name')} isRequired autoFocus maxLength={200} />
      <RecipientFields {...form.field('recipients')} />
      <DisclosureReason form={form} bases={bases} />
      <Select
        label={texts.whenItIsDue}
        help={texts.myWorkSaysWhen}
        options={everyOptions}
        value={every}
        onChange={(chosen) => form.set({ every: chosen, on: '1' })}
      />
      {every === 'never' ? null : (
        <Select
          label={texts.day}
          help={every === 'month' ? texts.inAShorterMonth : ''}
          options={dayOptions(every)}
          {...form.field('on')}
        />
      )}
    </FormDialog>
  );
}
