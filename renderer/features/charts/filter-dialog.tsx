import type { ChartFilters } from '../../../preload/contract/charts.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';

const anything = { value: 'any', label: 'Any, and ungraded' } as const;
const sources = [
  anything,
  { value: '1', label: '1, reliable' },
  { value: '2', label: '2 or better' },
  { value: '3', label: 'Any that is graded' },
] as const;
const intelligence = [
  anything,
  { value: 'A', label: 'A, known directly' },
  { value: 'B', label: 'B or better' },
  { value: 'C', label: 'C or better' },
  { value: 'D', label: 'D or better' },
  { value: 'E', label: 'Any that is graded' },
] as const;
const dayRules = { kind: 'day', towards: 'past' } as const;

/** What of a chart is drawn, by time and by grade. What has no time is always drawn. */
export function FilterDialog(props: {
  filters: ChartFilters;
  onChange: (filters: ChartFilters) => void;
  onClose: () => void;
}) {
  const { filters, onChange, onClose } = props;
  const readDate = useReadDate();
  const dayOf = (typed: string) => {
    const date = dateIn(readDate(typed, dayRules));
    return date === null ? null : isoDay(date);
  };
  const problem = (typed: string) => (typed.trim() === '' ? null : dateProblem(typed, readDate(typed, dayRules), null));
  const form = useForm({
    initial: {
      from: filters.from ?? '',
      to: filters.to ?? '',
      source: filters.source ?? ('any' as const),
      intelligence: filters.intelligence ?? ('any' as const),
    },
    draft: null,
    check: ({ from, to }) => ({ from: problem(from) ?? false, to: problem(to) ?? false }),
    send: async (typed) => {
      onChange({
        ...filters,
        from: typed.from.trim() === '' ? null : dayOf(typed.from),
        to: typed.to.trim() === '' ? null : dayOf(typed.to),
        source: typed.source === 'any' ? null : typed.source,
        intelligence: typed.intelligence === 'any' ? null : typed.intelligence,
      });
      return { ok: true, value: null };
    },
    onClose,
  });
  return (
    <FormDialog title="Time and grade" size="small" submit="Apply" form={form}>
      <p className="muted">Contributions, events and arrests outside these are not drawn. They stay on the chart.</p>
      <DateField label="From" {...dayRules} {...form.field('from')} autoFocus />
      <DateField label="To" {...dayRules} {...form.field('to')} />
      <Select label="Source" options={sources} {...form.field('source')} />
      <Select label="Intelligence" options={intelligence} {...form.field('intelligence')} />
    </FormDialog>
  );
}
