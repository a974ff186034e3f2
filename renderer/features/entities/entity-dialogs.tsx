import type { EntityRecord, IdentifierOfEntity, Marker, Relation } from '../../../preload/contract/entity-records.ts';
import { MarkerKind } from '../../../preload/contract/entity-words.ts';
import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { isoDay } from '../../ui/typed-date.ts';
import { type Form, useForm } from '../../ui/use-form.ts';
import { HeldElsewhere } from '../linking/held-elsewhere.tsx';
import { catalogue } from './catalogue.ts';
import { noSource, SourceFields, sourceOf, sourceProblems, type TypedSource } from './source-fields.tsx';
import { noRecord, recordIn, SourceRecord } from './source-record.tsx';
import { lateInWords, mostlyKnownBy, several } from './words.ts';

const texts = catalogue.entityDialogs;

const past = { kind: 'day', towards: 'past' } as const;
const future = { kind: 'day', towards: 'future' } as const;
const identifierKinds = IdentifierKind.options
  .filter((kind) => kind !== 'date')
  .map((value) => ({ value, label: label(value) }));

/** Days as fields hold them: typed in words, sent as `2026-03-09`. */
export function useDays() {
  const read = useReadDate();
  const dayOf = (typed: string, rules: typeof past | typeof future = past) => {
    const date = dateIn(read(typed, rules));
    return date === null ? null : isoDay(date);
  };
  return {
    dayOf,
    problem: (typed: string, required: string | null, rules: typeof past | typeof future = past) =>
      dateProblem(typed, read(typed, rules), required),
  };
}

export const beforeFirst = texts.itLiesBeforeThe;
export const isBefore = (to: string | null, from: string | null) => to !== null && from !== null && to < from;

interface Opened {
  entity: EntityRecord;
  onClose: () => void;
}

export function ChangeEntity({ entity, onClose }: Opened) {
  const { id, investigationId } = entity;
  const now = { title: entity.title, aliases: entity.aliases.join(', '), description: entity.description };
  const form = useForm({
    initial: { ...now, reason: '' },
    compare: {
      now,
      words: {
        title: { label: texts.name },
        aliases: { label: texts.alsoKnownAs },
        description: { label: texts.description },
      },
    },
    draft: `change-entity:${investigationId}:${id}`,
    check: ({ title, reason }) => ({
      title: missing(title, texts.sayWhatItIs),
      reason: reasonMissing(reason),
    }),
    send: ({ title, aliases, description, reason }) =>
      submit(
        'entities.change',
        {
          entityId: id,
          version: entity.version,
          title: title.trim(),
          aliases: several(aliases),
          description: description.trim(),
          reason: reason.trim(),
        },
        ({ late }) => texts.changedToast(lateInWords(late)),
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.changeTitle(entity.title)} submit={texts.change} form={form}>
      <TextField label={texts.name} {...form.field('title')} isRequired autoFocus maxLength={200} />
      <TextField label={texts.alsoKnownAs} help={texts.severalWithCommasBetween} {...form.field('aliases')} />
      <TextArea label={texts.description} {...form.field('description')} rows={4} maxLength={5000} />
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}

interface TypedIdentifier extends TypedSource {
  kind: IdentifierKind;
  text: string;
  from: string;
  to: string;
}

export function AddEntityIdentifier({ entity, onClose }: Opened) {
  const { id, investigationId } = entity;
  const days = useDays();
  const form: Form<TypedIdentifier> = useForm<TypedIdentifier>({
    initial: { ...noSource, kind: mostlyKnownBy[entity.kind], text: '', from: '', to: '' },
    draft: `add-entity-identifier:${investigationId}:${id}`,
    check: (typed) => ({
      ...sourceProblems(typed),
      text: missing(typed.text, texts.writeItAsIt),
      from: days.problem(typed.from, null),
      to: days.problem(typed.to, null) ?? (isBefore(days.dayOf(typed.to), days.dayOf(typed.from)) && beforeFirst),
    }),
    refused: ({ kind }) => ({
      text: texts.thisDoesNotRead(label(kind).toLowerCase()),
    }),
    send: (typed) =>
      submit(
        'entities.addIdentifier',
        {
          entityId: id,
          kind: typed.kind,
          text: typed.text.trim(),
          validFrom: days.dayOf(typed.from),
          validTo: days.dayOf(typed.to),
          ...sourceOf(typed),
        },
        ({ late }) => texts.addedNewContributionsAre(lateInWords(late)),
      ),
    onClose,
  });
  const { value } = form;
  return (
    <FormDialog title={texts.whatIsKnownBy(entity.title)} submit={texts.add} form={form}>
      <FormRow>
        <Select label={texts.kind} options={identifierKinds} {...form.field('kind')} />
        <TextField label={texts.asItIsWritten} {...form.field('text')} isRequired autoFocus maxLength={200} />
      </FormRow>
      <HeldElsewhere typed={value.text} kind={value.kind} except={investigationId} />
      <FormRow>
        <DateField label={texts.from} help={texts.leftOpenWhereIt} {...past} {...form.field('from')} />
        <DateField label={texts.until} help={texts.leftOpenWhileIt} {...past} {...form.field('to')} />
      </FormRow>
      <SourceFields value={value} investigationId={investigationId} form={form} />
    </FormDialog>
  );
}

/** Until when something held, and why that is known: for an identifier or a relation. */
function Ending(props: {
  title: string;
  /** The first day on which it held, where that is known. */
  from: string | null;
  draft: `end-entity-identifier:${number}:${number}` | `end-relation:${number}:${number}`;
  send: (day: string, reason: string) => ReturnType<typeof submit>;
  onClose: () => void;
}) {
  const days = useDays();
  const form = useForm({
    initial: { to: '', reason: '' },
    draft: props.draft,
    check: ({ to, reason }) => ({
      to: days.problem(to, texts.sayUntilWhichDay) ?? (isBefore(days.dayOf(to), props.from) && beforeFirst),
      reason: reasonMissing(reason),
    }),
    send: ({ to, reason }) => props.send(days.dayOf(to) ?? '', reason.trim()),
    onClose: props.onClose,
  });
  return (
    <FormDialog title={props.title} size="small" submit={texts.end} form={form}>
      <DateField label={texts.heldUntil} {...past} {...form.field('to')} isRequired autoFocus />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}

export function EndIdentifier({ entity, held, onClose }: Opened & { held: IdentifierOfEntity }) {
  return (
    <Ending
      title={texts.endTitle(held.text)}
      from={held.validFrom}
      draft={`end-entity-identifier:${entity.investigationId}:${entity.id}`}
      send={(validTo, reason) =>
        submit('entities.endIdentifier', { entityIdentifierId: held.id, validTo, reason }, texts.ended)
      }
      onClose={onClose}
    />
  );
}

export function EndRelation({ entity, relation, onClose }: Opened & { relation: Relation }) {
  return (
    <Ending
      title={texts.endTheRelationTo(relation.title)}
      from={relation.fromDay}
      draft={`end-relation:${entity.investigationId}:${entity.id}`}
      send={(toDay, reason) => submit('entities.endRelation', { relationId: relation.id, toDay, reason }, texts.ended)}
      onClose={onClose}
    />
  );
}

const markers = MarkerKind.options.map((value) => ({ value, label: label(value) }));

export function AddMarker({ entity, onClose }: Opened) {
  const { id, investigationId } = entity;
  const days = useDays();
  const form = useForm({
    initial: {
      kind: null as MarkerKind | null,
      note: '',
      source: '',
      record: noRecord,
      since: '',
      reviewOn: '',
    },
    draft: `add-marker:${investigationId}:${id}`,
    check: ({ kind, source, since, reviewOn }) => ({
      kind: kind === null && texts.chooseWhatIsWarned,
      source: missing(source, texts.sayWhatItIsKnown),
      since: days.problem(since, texts.saySinceWhen),
      reviewOn: days.problem(reviewOn, texts.sayByWhenIt, future),
    }),
    refused: () => ({ since: texts.itBeginsTodayOr, reviewOn: texts.theReviewIsOn }),
    send: ({ kind, note, source, record, since, reviewOn }) =>
      submit(
        'entities.addMarker',
        {
          entityId: id,
          kind: kind ?? 'violent',
          note: note.trim(),
          source: source.trim(),
          ...recordIn(record, null),
          since: days.dayOf(since) ?? '',
          reviewOn: days.dayOf(reviewOn, future) ?? '',
        },
        texts.warningMarkerSet,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.setAWarningMarker} submit={texts.setMarker} form={form}>
      <Select label={texts.warning} options={markers} isRequired {...form.field('kind')} />
      <TextField label={texts.source} {...form.field('source')} isRequired maxLength={200} />
      <SourceRecord investigationId={investigationId} field={form.field('record')} />
      <FormRow>
        <DateField label={texts.since} {...past} {...form.field('since')} isRequired />
        <DateField label={texts.reviewBy} {...future} {...form.field('reviewOn')} isRequired />
      </FormRow>
      <TextArea label={texts.whatIsKnownOf} {...form.field('note')} rows={2} maxLength={2000} />
    </FormDialog>
  );
}

const outcomes = [
  { value: 'stands', label: texts.itStands },
  { value: 'ends', label: texts.itEnds },
] as const;

export function ReviewMarker({ entity, marker, onClose }: Opened & { marker: Marker }) {
  const days = useDays();
  const form = useForm<{ outcome: 'stands' | 'ends'; reviewOn: string; reason: string }>({
    initial: { outcome: 'stands', reviewOn: '', reason: '' },
    draft: `review-marker:${entity.investigationId}:${entity.id}`,
    check: ({ outcome, reviewOn, reason }) => ({
      reviewOn: outcome === 'stands' && days.problem(reviewOn, texts.sayByWhenItIs, future),
      reason: reasonMissing(reason),
    }),
    refused: () => ({ reviewOn: texts.theNextReviewIs }),
    send: ({ outcome, reviewOn, reason }) =>
      submit(
        'entities.reviewMarker',
        {
          markerId: marker.id,
          reviewOn: outcome === 'ends' ? null : days.dayOf(reviewOn, future),
          reason: reason.trim(),
        },
        outcome === 'ends' ? texts.theMarkerHasEnded : texts.theMarkerStands,
      ),
    onClose,
  });
  return (
    <FormDialog title={texts.review(label(marker.kind))} size="small" submit={texts.recordTheReview} form={form}>
      <RadioGroup label={texts.outcome} options={outcomes} orientation="horizontal" {...form.field('outcome')} />
      {form.value.outcome === 'ends' ? null : (
        <DateField label={texts.reviewAgainBy} {...future} {...form.field('reviewOn')} isRequired />
      )}
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={2} maxLength={2000} />
    </FormDialog>
  );
}
