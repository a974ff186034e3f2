import type { Input, Output } from '../../../preload/contract/index.ts';
import type { DateBasis, EventKind } from '../../../preload/contract/vocabulary.ts';
import { dateIn, dateProblem } from '../../ui/date-field.tsx';
import { dateInWords } from '../../ui/dates.ts';
import type { Problems } from '../../ui/form-problems.ts';
import { missing } from '../../ui/form-problems.ts';
import type { DateRules, ReadDate } from '../../ui/typed-date.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.eventForm;

/** An event as it is typed; its dates as text. */
export interface EventForm {
  title: string;
  when: string;
  to: string;
  basis: DateBasis;
  kind: EventKind;
  place: string;
  subjectId: string;
  contributionId: string;
  knownAt: string;
  detail: string;
  /** Of a correction. */
  reason: string;
}

export const none = '0';

export const emptyEvent: EventForm = {
  title: '',
  when: '',
  to: '',
  basis: 'reported',
  kind: 'sighting',
  place: '',
  subjectId: none,
  contributionId: none,
  knownAt: '',
  detail: '',
  reason: '',
};

/** Most events are told of afterwards, but a planned meeting may lie ahead; the knowledge of it cannot. */
export const whenRules = { kind: 'period', towards: 'either' } as const;
export const knownRules = { kind: 'moment', towards: 'past' } as const;

type Read = (typed: string, rules: DateRules) => ReadDate;

export function eventProblems(typed: EventForm, read: Read): Problems<EventForm> {
  const [from, to] = [dateIn(read(typed.when, whenRules)), dateIn(read(typed.to, whenRules))];
  const twice = from?.to !== undefined && to !== null;
  return {
    title: missing(typed.title, texts.sayInALine),
    when: dateProblem(typed.when, read(typed.when, whenRules), texts.sayWhenAsExactly),
    to:
      dateProblem(typed.to, read(typed.to, whenRules), null) ??
      (twice ? texts.theDateAboveHas : null) ??
      (from !== null && to !== null && to.from < from.from ? texts.itEndsBeforeIt : null),
    knownAt: dateProblem(typed.knownAt, read(typed.knownAt, knownRules), null),
  };
}

/** As the contract takes it, without the investigation. Only for what has no problems. */
export function eventOf(typed: EventForm, read: Read): Omit<Input<'investigations.addEvent'>, 'id'> | null {
  const from = dateIn(read(typed.when, whenRules));
  if (from === null) return null;
  const to = dateIn(read(typed.to, whenRules));
  const end = from.to ?? (to === null ? null : { at: to.to?.at ?? to.from, precision: to.precision });
  return {
    kind: typed.kind,
    title: typed.title.trim(),
    detail: typed.detail.trim(),
    when: {
      from: from.from,
      to: end?.at ?? null,
      precision: from.precision,
      toPrecision: end?.precision ?? null,
      basis: typed.basis,
    },
    place: typed.place.trim() === '' ? null : typed.place.trim(),
    subjectId: typed.subjectId === none ? null : Number(typed.subjectId),
    contributionId: typed.contributionId === none ? null : Number(typed.contributionId),
    knownAt: dateIn(read(typed.knownAt, knownRules))?.from ?? null,
  };
}

/** The recorded event as its form opens with it. */
export function typedEvent(event: Output<'investigations.event'>, zone: string): EventForm {
  const { when } = event;
  return {
    title: event.title,
    when: dateInWords(Date.parse(when.from), when.precision, zone),
    to: when.to === null ? '' : dateInWords(Date.parse(when.to), when.toPrecision ?? when.precision, zone),
    basis: when.basis,
    kind: event.kind,
    place: event.place ?? '',
    subjectId: String(event.subjectId ?? none),
    contributionId: String(event.contributionId ?? none),
    knownAt: dateInWords(Date.parse(event.knownAt), 'minute', zone),
    detail: event.detail,
    reason: '',
  };
}
