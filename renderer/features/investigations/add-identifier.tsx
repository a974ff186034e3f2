import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';

const kinds = IdentifierKind.options.filter((kind) => kind !== 'date').map((value) => ({ value, label: label(value) }));

/** How one of each kind is written; the engine refuses what no tip could ever meet. */
const examples: Partial<Record<IdentifierKind, string>> = {
  phone: '07700 900123 or +44 7700 900123',
  vrm: 'TX21 ABC',
  postcode: 'ZZ99 3CZ',
  email: 'jo@example.org',
  url: 'example.org/page',
  handle: '@name',
  vehicle: 'white Ford Transit van',
};

export function AddIdentifier(props: { investigationId: number; subjectId: number | null; onClose: () => void }) {
  const { investigationId: id, subjectId, onClose } = props;
  const form = useForm<{ kind: IdentifierKind; text: string }>({
    initial: { kind: 'phone', text: '' },
    draft: subjectId === null ? `add-identifier:${id}` : `add-identifier:${id}:${subjectId}`,
    check: ({ kind, text }) => ({ text: missing(text, `Write it as ${examples[kind] ?? 'you know it'}.`) }),
    refused: ({ kind }) => {
      const example = examples[kind];
      const like = example === undefined ? '' : ` Write it as ${example}`;
      return { text: `This does not read as a ${label(kind).toLowerCase()}.${like}, or choose another kind.` };
    },
    send: ({ kind, text }) =>
      submit(
        'investigations.addIdentifier',
        { id, subjectId, kind, text: text.trim() },
        'Identifier added. New contributions are matched with it.',
      ),
    onClose,
  });
  return (
    <FormDialog title="Add an identifier" size="small" submit="Add" form={form}>
      <Select label="Kind" options={kinds} {...form.field('kind')} />
      <TextField label="As it is written" {...form.field('text')} isRequired autoFocus maxLength={200} />
      <HeldElsewhere typed={form.field('text').value} kind={form.field('kind').value} except={id} />
    </FormDialog>
  );
}
