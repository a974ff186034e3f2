import { InvestigationKind, label, Marking, type Priority, rank } from '../../../preload/contract/vocabulary.ts';
import { go } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { priorityOptions } from './priority-options.ts';

const none = '0';
const kinds = InvestigationKind.options.map((value) => ({ value, label: label(value) }));

/** Why the contract would not take an operation's name. */
function nameProblem(typed: string): string | false {
  const name = typed.trim();
  if (name === '') return 'Give it a neutral word for a name.';
  const other = /[^a-z ]/i.exec(name)?.[0];
  if (other !== undefined) return `A name has letters only: “${other}” cannot stand in it.`;
  return (name.length < 3 || name.length > 40) && 'A name has 3 to 40 letters.';
}

interface Opening {
  operation: string;
  kind: InvestigationKind;
  priority: Priority;
  reason: string;
  summary: string;
  area: string;
  marking: Marking;
  compartmentId: string;
}

export function OpenInvestigation({ onClose }: { onClose: () => void }) {
  const { account } = useSession();
  const form = useForm<Opening>({
    initial: {
      operation: '',
      kind: 'attack plot',
      priority: 'P3',
      reason: '',
      summary: '',
      area: '',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: none,
    },
    draft: 'new-investigation',
    check: ({ operation, reason, summary }) => ({
      operation: nameProblem(operation),
      reason: reasonMissing(reason),
      summary: missing(summary, 'Say in a sentence what it is about.'),
    }),
    send: async (typed) => {
      const operation = typed.operation.trim().toUpperCase();
      const opened = await submit(
        'investigations.open',
        {
          ...typed,
          operation,
          reason: typed.reason.trim(),
          summary: typed.summary.trim(),
          area: typed.area.trim(),
          compartmentId: typed.compartmentId === none ? null : Number(typed.compartmentId),
        },
        `Op ${operation} is open.`,
      );
      if (opened.ok) go({ name: 'investigation', id: opened.value.id, tab: 'overview' });
      return opened;
    },
    onClose,
  });
  return (
    <FormDialog title="New investigation" submit="Create" form={form}>
      <TextField
        label="Operation name"
        help="Letters only, a neutral word."
        {...form.field('operation')}
        isRequired
        autoFocus
      />
      <FormRow>
        <Select label="Subject matter" options={kinds} {...form.field('kind')} />
        <Select label="Priority" options={priorityOptions} {...form.field('priority')} />
      </FormRow>
      <TextField label="Reason for the priority" {...form.field('reason')} isRequired maxLength={2000} />
      <TextArea label="Summary" {...form.field('summary')} isRequired rows={4} maxLength={20_000} />
      <TextField label="Area" {...form.field('area')} maxLength={200} />
      <FormRow>
        <Select
          label="Marking"
          options={Marking.options
            .filter((m) => rank(Marking, m) <= rank(Marking, account.clearance))
            .map((value) => ({ value, label: value }))}
          {...form.field('marking')}
        />
        <Select
          label="Compartment"
          options={[
            { value: none, label: 'None' },
            ...account.compartments.map((c) => ({ value: String(c.id), label: c.name })),
          ]}
          {...form.field('compartmentId')}
        />
      </FormRow>
    </FormDialog>
  );
}
