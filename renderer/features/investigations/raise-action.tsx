import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { useAssignablePeople } from './use-assignable-people.ts';

export const priorityWords = { H: 'High', M: 'Medium', L: 'Low' } as const;
const priorities = (['H', 'M', 'L'] as const).map((value) => ({ value, label: priorityWords[value] }));
const unassigned = '0';
const dueRules = { kind: 'day', towards: 'future' } as const;

export function RaiseAction({ investigationId, onClose }: { investigationId: number; onClose: () => void }) {
  const people = useAssignablePeople();
  const read = useReadDate();
  const form = useForm<{ title: string; priority: 'H' | 'M' | 'L'; due: string; allocatedTo: string }>({
    initial: { title: '', priority: 'M', due: '', allocatedTo: unassigned },
    draft: `raise-action:${investigationId}`,
    check: ({ title, due }) => ({
      title: missing(title, 'Say what has to be done.'),
      due: dateProblem(due, read(due, dueRules), null),
    }),
    refused: () => ({ allocatedTo: 'This person cannot be given the action. Choose somebody else.' }),
    send: ({ title, priority, due, allocatedTo }) => {
      const day = dateIn(read(due, dueRules));
      return submit(
        'investigations.raiseAction',
        {
          id: investigationId,
          title: title.trim(),
          priority,
          due: day === null ? null : isoDay(day),
          allocatedTo: allocatedTo === unassigned ? null : Number(allocatedTo),
          contributionId: null,
        },
        'Action raised.',
      );
    },
    onClose,
  });
  return (
    <FormDialog title="Raise an action" size="small" submit="Raise" form={form}>
      <TextField label="Action" {...form.field('title')} isRequired autoFocus maxLength={200} />
      <RadioGroup label="Priority" orientation="horizontal" options={priorities} {...form.field('priority')} />
      <DateField label="Due" {...dueRules} {...form.field('due')} />
      <Select
        label="Assigned to"
        options={[{ value: unassigned, label: 'Unassigned' }, ...people]}
        {...form.field('allocatedTo')}
      />
    </FormDialog>
  );
}
