import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label, SubjectRole } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isoDay, isoInWords } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.subjectDialog;

const roles = SubjectRole.options.map((value) => ({ value, label: label(value) }));
const bornRules = { kind: 'birth', towards: 'past' } as const;

const several = (typed: string) =>
  typed
    .split(',')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');

/** A person of an investigation: a new one, or one whose role, names or birth date are known better by now. */
export function SubjectDialog(props: {
  investigationId: number;
  /** `null` to add one. */
  subject: Investigation['people'][number] | null;
  onClose: () => void;
}) {
  const { investigationId: id, subject, onClose } = props;
  const read = useReadDate();
  const now = {
    name: subject?.name ?? '',
    role: subject?.role ?? ('unknown' as SubjectRole),
    aliases: (subject?.aliases ?? []).join(', '),
    born: subject?.born == null ? '' : isoInWords(subject.born),
  };
  const form = useForm({
    initial: { ...now, reason: '' },
    ...(subject === null
      ? {}
      : {
          compare: {
            now,
            words: {
              name: { label: texts.name },
              role: { label: texts.role, say: label },
              aliases: { label: texts.alsoKnownAs },
              born: { label: texts.born },
            },
          },
        }),
    draft: subject === null ? `add-subject:${id}` : `change-subject:${id}:${subject.id}`,
    check: ({ name, born, reason }) => ({
      name: missing(name, texts.writeTheNameAs),
      born: dateProblem(born, read(born, bornRules), null),
      reason: subject !== null && reasonMissing(reason),
    }),
    refused: () => ({ aliases: texts.eachNameMayHave }),
    send: (typed) => {
      const born = dateIn(read(typed.born, bornRules));
      const person = {
        role: typed.role,
        name: typed.name.trim(),
        aliases: several(typed.aliases),
        born: born === null ? null : isoDay(born),
      };
      return subject === null
        ? submit('investigations.addSubject', { id, ...person }, texts.added(person.name))
        : submit(
            'investigations.changeSubject',
            { id, subjectId: subject.id, ...person, reason: typed.reason.trim() },
            texts.changed(person.name),
          );
    },
    onClose,
  });
  return (
    <FormDialog
      title={subject === null ? texts.addASubject : texts.changeTitle(subject.name)}
      size="small"
      submit={subject === null ? texts.add : texts.change}
      form={form}
    >
      <TextField label={texts.name} {...form.field('name')} isRequired autoFocus maxLength={200} />
      <HeldElsewhere typed={form.field('name').value} kind="person" except={id} />
      <Select label={texts.role} options={roles} {...form.field('role')} />
      <TextField label={texts.alsoKnownAs} help={texts.severalWithCommasBetween} {...form.field('aliases')} />
      <DateField label={texts.born} {...bornRules} {...form.field('born')} />
      {subject === null ? null : <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />}
    </FormDialog>
  );
}
