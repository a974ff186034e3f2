import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.addIdentifier;

const kinds = IdentifierKind.options.filter((kind) => kind !== 'date').map((value) => ({ value, label: label(value) }));

/** How one of each kind is written; the engine refuses what no tip could ever meet. */
const examples: Partial<Record<IdentifierKind, string>> = {
  phone: '07700 900123 or +44 7700 900123',
  vrm: texts.tx21Abc,
  postcode: texts.zz993cz,
  email: 'jo@example.org',
  url: 'example.org/page',
  handle: '@name',
  vehicle: texts.whiteFordTransitVan,
};

export function AddIdentifier(props: { investigationId: number; subjectId: number | null; onClose: () => void }) {
  const { investigationId: id, subjectId, onClose } = props;
  const form = useForm<{ kind: IdentifierKind; text: string }>({
    initial: { kind: 'phone', text: '' },
    draft: subjectId === null ? `add-identifier:${id}` : `add-identifier:${id}:${subjectId}`,
    check: ({ kind, text }) => ({ text: missing(text, texts.writeItAs(examples[kind] ?? texts.youKnowIt)) }),
    refused: ({ kind }) => {
      const example = examples[kind];
      const like = example === undefined ? '' : texts.andWriteItAs(example);
      return { text: texts.thisDoesNotRead(label(kind).toLowerCase(), like) };
    },
    send: ({ kind, text }) =>
      submit(
        'investigations.addIdentifier',
        { id, subjectId, kind, text: text.trim() },
        texts.identifierAddedNewContributions,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.addAnIdentifier} size="small" submit={texts.add} form={form}>
      <Select label={texts.kind} options={kinds} {...form.field('kind')} />
      <TextField label={texts.asItIsWritten} {...form.field('text')} isRequired autoFocus maxLength={200} />
      <HeldElsewhere typed={form.field('text').value} kind={form.field('kind').value} except={id} />
    </FormDialog>
  );
}
