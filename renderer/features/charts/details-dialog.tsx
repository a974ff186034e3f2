import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.detailsDialog;

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
    check: ({ name }) => ({ name: missing(name, texts.giveItAName) }),
    send: async ({ name, note }) => {
      props.onSave({ name: name.trim(), note: note.trim() });
      return { ok: true, value: null };
    },
    onClose: props.onClose,
  });
  return (
    <FormDialog title={texts.nameAndNote} size="small" submit={texts.save} form={form}>
      <p className="muted">{texts.everybodyWhoMaySee}</p>
      <TextField label={texts.name} {...form.field('name')} isRequired autoFocus maxLength={200} />
      <TextArea label={texts.note} {...form.field('note')} rows={4} maxLength={4000} />
    </FormDialog>
  );
}
