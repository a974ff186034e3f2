import type { BriefList, BriefSchedule, Recipient } from '../../../../preload/contract/briefs.ts';
import { submit } from '../../../shell/save.ts';
import { DisclosureReason } from '../../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { missing } from '../../../ui/form-problems.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { dayOptions, everyOptions, namedOnes, recipientsMissing } from './list-words.ts';
import { RecipientFields } from './recipient-fields.tsx';

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
      name: missing(name, 'Give the list a name, such as the board or the meeting.'),
      recipients: recipientsMissing(recipients),
      reason: reason.trim().length < 3 && 'Say why they get it, in a sentence that a reviewer would understand.',
      legalBasis: legalBasis === null && 'Choose the legal basis.',
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
        'The list is kept. Nothing is sent by itself.',
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
      title={list === null ? 'Keep as a list' : 'Change the list'}
      size="wide"
      submit="Keep the list"
      form={form}
    >
      <TextField label="Name of the list" {...form.field('name')} isRequired autoFocus maxLength={200} />
      <RecipientFields {...form.field('recipients')} />
      <DisclosureReason form={form} bases={bases} />
      <Select
        label="When it is due"
        help="My work says when one is due. Nothing is prepared or sent by itself."
        options={everyOptions}
        value={every}
        onChange={(chosen) => form.set({ every: chosen, on: '1' })}
      />
      {every === 'never' ? null : (
        <Select
          label="Day"
          help={every === 'month' ? 'In a shorter month, on its last day.' : ''}
          options={dayOptions(every)}
          {...form.field('on')}
        />
      )}
    </FormDialog>
  );
}
