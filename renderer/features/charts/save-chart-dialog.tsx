import { go } from '../../shell/router.tsx';
import { answerOf } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import type { Items } from './chart.ts';
import { placedOf } from './use-saving.ts';

const texts = catalogue.saveChartDialog;

/** Keeps a chart with a case: one of those on it, or one of one's own. */
export function SaveChartDialog({ items, onClose }: { items: Items; onClose: () => void }) {
  const { value: work } = useQuery('myWork.get', {}, { topics: ['investigation'] });
  const onChart = [...items.values()].flatMap(({ fact }) =>
    'investigationId' in fact.thing ? [{ value: String(fact.thing.investigationId), label: fact.title }] : [],
  );
  const own = (work?.investigations ?? []).map(({ id, operation }) => ({
    value: String(id),
    label: texts.op(operation),
  }));
  const cases = [...new Map([...onChart, ...own].map((one) => [one.value, one])).values()];
  const form = useForm<{ name: string; note: string; investigation: string | null }>({
    initial: { name: '', note: '', investigation: onChart.length === 1 ? (onChart[0]?.value ?? null) : null },
    draft: 'save-link-chart',
    check: ({ name, investigation }) => ({
      name: missing(name, texts.giveItAName),
      investigation: investigation === null && texts.chooseTheCaseThat,
    }),
    send: async ({ name, note, investigation }) => {
      const made = await answerOf('charts.make', {
        investigationId: Number(investigation),
        name: name.trim(),
        note: note.trim(),
        things: [...items.values()].map(placedOf),
      });
      if (made.ok) {
        toast({ text: texts.chartSavedChangesTo });
        go({ name: 'chart', id: made.value.id });
      }
      return made;
    },
    onClose,
  });
  return (
    <FormDialog title={texts.saveToACase} size="small" submit={texts.save} form={form}>
      <p className="muted">{texts.whoeverMaySeeThe}</p>
      <TextField label={texts.name} {...form.field('name')} isRequired autoFocus maxLength={200} />
      <Select label={texts.case} options={cases} isRequired {...form.field('investigation')} />
      <TextArea label={texts.note} {...form.field('note')} rows={3} maxLength={4000} />
    </FormDialog>
  );
}
