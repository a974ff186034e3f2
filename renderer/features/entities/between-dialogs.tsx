import type { EntityRecord } from '../../../preload/contract/entity-records.ts';
import {
  type EntityRecordKind,
  type RelationKind,
  relationsBetween,
  relationWords,
} from '../../../preload/contract/entity-words.ts';
import { submit } from '../../shell/save.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { type Form, useForm } from '../../ui/use-form.ts';
import { ChooseOther, type OtherKey, otherEnd } from './choose-other.tsx';
import { beforeFirst, isBefore, useDays } from './entity-dialogs.tsx';
import { noSource, SourceFields, sourceOf, sourceProblems, type TypedSource } from './source-fields.tsx';

const past = { kind: 'day', towards: 'past' } as const;

interface Typed extends TypedSource {
  other: OtherKey | null;
  otherKind: EntityRecordKind;
  relation: RelationKind | null;
  from: string;
  to: string;
}

/** How it is related to another, with days, source and grade. */
export function RelateEntity({ entity, onClose }: { entity: EntityRecord; onClose: () => void }) {
  const { id, investigationId } = entity;
  const days = useDays();
  const form: Form<Typed> = useForm<Typed>({
    initial: { ...noSource, other: null, otherKind: 'person', relation: null, from: '', to: '' },
    draft: `relate-entity:${investigationId}:${id}`,
    check: (typed) => ({
      ...sourceProblems(typed),
      other: typed.other === null && 'Choose who or what it is related to.',
      relation: typed.relation === null && 'Choose how.',
      from: days.problem(typed.from, null),
      to: days.problem(typed.to, null) ?? (isBefore(days.dayOf(typed.to), days.dayOf(typed.from)) && beforeFirst),
    }),
    send: (typed) =>
      submit(
        'entities.relate',
        {
          entityId: id,
          ...otherEnd(typed.other),
          relation: typed.relation ?? 'connected_with',
          fromDay: days.dayOf(typed.from),
          toDay: days.dayOf(typed.to),
          ...sourceOf(typed),
        },
        'Relation recorded.',
      ),
    onClose,
  });
  const { value, set } = form;
  const relations = relationsBetween(entity.kind, value.otherKind).map((kind) => ({
    value: kind,
    label: relationWords[kind].says,
  }));
  return (
    <FormDialog title={`Relate ${entity.title}`} submit="Record relation" form={form}>
      <ChooseOther
        entityId={id}
        investigationId={investigationId}
        only={null}
        value={value.other}
        onChange={(other, otherKind) =>
          set({
            other,
            otherKind,
            relation:
              value.relation !== null && relationsBetween(entity.kind, otherKind).includes(value.relation)
                ? value.relation
                : null,
          })
        }
        error={form.error('other')}
      />
      <Select label="How" options={relations} isRequired {...form.field('relation')} />
      <FormRow>
        <DateField label="From" help="Left open where it is not known." {...past} {...form.field('from')} />
        <DateField label="Until" help="Left open while it holds." {...past} {...form.field('to')} />
      </FormRow>
      <SourceFields value={value} investigationId={investigationId} form={form} />
    </FormDialog>
  );
}

/** That two are the same, with the reason. */
export function SaySame({ entity, onClose }: { entity: EntityRecord; onClose: () => void }) {
  const { id, investigationId } = entity;
  const form = useForm<{ other: OtherKey | null; reason: string }>({
    initial: { other: null, reason: '' },
    draft: `say-same:${investigationId}:${id}`,
    check: ({ other, reason }) => ({
      other: other === null && 'Choose which it is the same as.',
      reason: reasonMissing(reason),
    }),
    send: ({ other, reason }) =>
      submit(
        'entities.saySame',
        { entityId: id, ...otherEnd(other), reason: reason.trim() },
        'Said to be the same. Both stay as they are.',
      ),
    onClose,
  });
  return (
    <FormDialog title={`${entity.title} is the same as…`} submit="Say so" form={form}>
      <p>Both records stay as they are. Each shows the other to whoever may see both, until this is taken back.</p>
      <ChooseOther
        entityId={id}
        investigationId={investigationId}
        only={entity.kind}
        value={form.value.other}
        onChange={(other) => form.set({ other })}
        error={form.error('other')}
      />
      <TextArea label="How it is known" {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
