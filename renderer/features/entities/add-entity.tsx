import type { EntityRecordKind } from '../../../preload/contract/entity-words.ts';
import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { go } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { type Form, useForm } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';
import { catalogue } from './catalogue.ts';
import { noSource, SourceFields, sourceOf, sourceProblems, type TypedSource } from './source-fields.tsx';
import { kindOptions, lateInWords, mostlyKnownBy, several } from './words.ts';

const texts = catalogue.addEntity;

const identifierKinds = IdentifierKind.options
  .filter((kind) => kind !== 'date')
  .map((value) => ({ value, label: label(value) }));

/** What a form below, or words that were chosen in a text, say of it already. */
export interface KnownOfEntity {
  kind: EntityRecordKind;
  title: string;
  identifier: { kind: IdentifierKind; text: string } | null;
  /** The contribution in which it was read. */
  contributionId: number | null;
}

const nothingKnown: KnownOfEntity = { kind: 'person', title: '', identifier: null, contributionId: null };

interface Typed extends TypedSource {
  caseId: string | null;
  kind: EntityRecordKind;
  title: string;
  aliases: string;
  identifierKind: IdentifierKind;
  /** The identifier; the engine calls it so where it refuses it. */
  text: string;
  description: string;
}

/** Records a person or a thing. It lies over whatever is open, which stays as it is; `investigationId`: null where the case is chosen here. */
export function AddEntity(props: {
  investigationId: number | null;
  known?: KnownOfEntity;
  /** Opens its page once it is recorded. */
  opens?: boolean;
  onClose: () => void;
}) {
  const { investigationId, known = nothingKnown, opens = false, onClose } = props;
  // Supervisors change any case; others those that they own or work on.
  const supervises = useSession().account.roles.includes('supervisor');
  const cases = useQuery(
    'investigations.list',
    { state: 'live', ...(supervises ? {} : { mine: true }) },
    { topics: ['investigation'], enabled: investigationId === null },
  );
  const only = cases.value?.rows.length === 1 ? String(cases.value.rows[0]?.id) : null;
  /** The one that was chosen, or the only one that there is. */
  const caseOf = (typed: Typed) => typed.caseId ?? only;
  const form: Form<Typed> = useForm<Typed>({
    initial: {
      ...noSource,
      caseId: investigationId === null ? null : String(investigationId),
      kind: known.kind,
      title: known.title,
      aliases: '',
      identifierKind: known.identifier?.kind ?? mostlyKnownBy[known.kind],
      text: known.identifier?.text ?? '',
      description: '',
    },
    // What was chosen in a text would be lost under a draft of before.
    draft: props.known !== undefined ? null : investigationId === null ? 'add-entity' : `add-entity:${investigationId}`,
    check: (typed) => ({
      ...sourceProblems(typed),
      caseId: caseOf(typed) === null && texts.chooseTheCaseThat,
      title: missing(typed.title, texts.sayWhatItIs),
    }),
    refused: ({ identifierKind }) => ({
      text: texts.thisDoesNotRead(label(identifierKind).toLowerCase()),
    }),
    send: async (typed) => {
      const identifier = typed.text.trim();
      const done = await submit(
        'entities.add',
        {
          investigationId: Number(caseOf(typed)),
          kind: typed.kind,
          title: typed.title.trim(),
          description: typed.description.trim(),
          aliases: several(typed.aliases),
          identifiers: identifier === '' ? [] : [{ kind: typed.identifierKind, text: identifier }],
          ...sourceOf(typed, known.contributionId),
        },
        ({ late }) => texts.recorded(typed.title.trim(), lateInWords(late)),
      );
      if (done.ok && opens) go({ name: 'entity-record', id: done.value.entityId });
      return done;
    },
    onClose,
  });
  const { value, set } = form;
  const named = value.kind === 'person' || value.kind === 'organisation';
  const chosen = caseOf(value);
  const except = chosen === null ? null : Number(chosen);
  return (
    <FormDialog title={texts.recordAPersonOr} submit={texts.record} form={form}>
      {investigationId === null ? (
        <Select
          label={texts.case}
          isRequired
          options={(cases.value?.rows ?? []).map((row) => ({
            value: String(row.id),
            label: texts.op(row.operation),
            detail: row.reference,
          }))}
          {...form.field('caseId')}
          value={chosen}
        />
      ) : null}
      <FormRow>
        <Select
          label={texts.kind}
          options={kindOptions}
          value={value.kind}
          onChange={(kind) => set(value.text === '' ? { kind, identifierKind: mostlyKnownBy[kind] } : { kind })}
        />
        <TextField
          label={named ? texts.name : texts.whatItIs}
          help={named ? texts.contributionsAreMatchedWith : texts.inAFewWords}
          {...form.field('title')}
          isRequired
          autoFocus
          maxLength={200}
        />
      </FormRow>
      {named ? (
        <>
          <HeldElsewhere
            typed={value.title}
            kind={value.kind === 'person' ? 'person' : 'organisation'}
            except={except}
          />
          <TextField label={texts.alsoKnownAs} help={texts.severalWithCommasBetween} {...form.field('aliases')} />
        </>
      ) : null}
      <FormRow>
        <Select label={texts.identifier} options={identifierKinds} {...form.field('identifierKind')} />
        <TextField
          label={texts.asItIsWritten}
          help={texts.contributionsAreMatchedWithIt}
          {...form.field('text')}
          maxLength={200}
        />
      </FormRow>
      <HeldElsewhere typed={value.text} kind={value.identifierKind} except={except} />
      <SourceFields value={value} investigationId={except} form={form} />
      <TextArea label={texts.description} {...form.field('description')} rows={3} maxLength={5000} />
    </FormDialog>
  );
}
