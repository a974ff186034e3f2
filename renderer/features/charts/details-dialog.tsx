import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';

/** The name of a chart, and a note on all of it. */
export function DetailsDialog(props: {
  id: number;
  about: { name: string; note: string };
  onSave: (about: { name: string; note: string }) => void;
  onClose: () => void;
}) {
  const form = useForm({
    initial: props.about,
    draft: `link-chart-details:${props.id}`,
    check: ({ name }) => ({ name: missing(name, 'Give it a name.') }),
    send: async ({ name, note }) => {
      props.onSave({ name: name.trim(), note: note.trim() });
      return { ok: true, value: null };
    },
    onClose: props.onClose,
  });
  return (
    <FormDialog title="Name and note" size="small" submit="Save" form={form}>
      <p className="muted">Everybody who may see the case reads both.</p>
      <TextField label="Name" {...form.field('name')} isRequired autoFocus maxLength={200} />
      <TextArea label="Note" {...form.field('note')} rows={4} maxLength={4000} />
    </FormDialog>
  );
}
