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
import { catalogue } from './catalogue.ts';
import { ChooseOther, type OtherKey, otherEnd } from './choose-other.tsx';
import { beforeFirst, isBefore, useDays } from './entity-dialogs.tsx';
import { noSource, SourceFields, sourceOf, sourceProblems, type TypedSource } from './source-fields.tsx';

const texts = catalogue.betweenDialogs;

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
      other: typed.other === null && texts.chooseWhoOrWhat,
      relation: typed.relation === null && texts.chooseHow,
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
        texts.relationRecorded,
      ),
    onClose,
  });
  const { value, set } = form;
  const relations = relationsBetween(entity.kind, value.otherKind).map((kind) => ({
    value: kind,
    label: relationWords[kind].says,
  }));
  return (
    <FormDialog title={texts.relate(entity.title)} submit={texts.recordRelation} form={form}>
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
      <Select label={texts.how} options={relations} isRequired {...form.field('relation')} />
      <FormRow>
        <DateField label={texts.from} help={texts.leftOpenWhereIt} {...past} {...form.field('from')} />
        <DateField label={texts.until} help={texts.leftOpenWhileIt} {...past} {...form.field('to')} />
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
      other: other === null && texts.chooseWhichItIs,
      reason: reasonMissing(reason),
    }),
    send: ({ other, reason }) =>
      submit('entities.saySame', { entityId: id, ...otherEnd(other), reason: reason.trim() }, texts.saidToBeThe),
    onClose,
  });
  return (
    <FormDialog title={texts.isTheSameAs(entity.title)} submit={texts.saySo} form={form}>
      <p>{texts.bothRecordsStayAs}</p>
      <ChooseOther
        entityId={id}
        investigationId={investigationId}
        only={entity.kind}
        value={form.value.other}
        onChange={(other) => form.set({ other })}
        error={form.error('other')}
      />
      <TextArea label={texts.howItIsKnown} {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
