import type { ChartFilters } from '../../../preload/contract/charts.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.filterDialog;

const anything = { value: 'any', label: texts.anyAndUngraded } as const;
const sources = [
  anything,
  { value: '1', label: '1, reliable' },
  { value: '2', label: texts.n2OrBetter },
  { value: '3', label: texts.anyThatIsGraded },
] as const;
const intelligence = [
  anything,
  { value: 'A', label: texts.aKnownDirectly },
  { value: 'B', label: texts.bOrBetter },
  { value: 'C', label: texts.cOrBetter },
  { value: 'D', label: texts.dOrBetter },
  { value: 'E', label: texts.anyThatIsGraded },
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
    <FormDialog title={texts.timeAndGrade} size="small" submit={texts.apply} form={form}>
      <p className="muted">{texts.contributionsEventsAndArrests}</p>
      <DateField label={texts.from} {...dayRules} {...form.field('from')} autoFocus />
      <DateField label={texts.to} {...dayRules} {...form.field('to')} />
      <Select label={texts.source} options={sources} {...form.field('source')} />
      <Select label={texts.intelligence} options={intelligence} {...form.field('intelligence')} />
    </FormDialog>
  );
}
