import type { Failure } from '../../../preload/contract/errors.ts';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { fieldOf, type Problems } from '../../ui/form-problems.ts';
import type { ReadDate } from '../../ui/typed-date.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.recordForm;

/** Drops what is empty: an absent field is one that was not filled in. */
export function trimmed(form: IntakeForm): IntakeForm {
  const { answers, ...rest } = form;
  const said = Object.entries(answers ?? {}).filter(([, answer]) => (answer ?? '').trim() !== '');
  const kept = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '' && value !== false);
  return Object.fromEntries(said.length === 0 ? kept : [...kept, ['answers', Object.fromEntries(said)]]) as IntakeForm;
}

/** Whether anything was typed that would be missed. */
export function worthKeeping(form: IntakeForm): boolean {
  const { kind: _kind, marking: _marking, ...typed } = trimmed(form);
  return Object.keys(typed).length > 0;
}

/** When the public gave it: a day, with the time if it is known. */
export const receivedRules = { kind: 'moment', towards: 'past' } as const;

/** What is missing or wrong, by field, before it can be recorded. `received` is what is typed into that field. */
export function recordProblems(form: IntakeForm, received: ReadDate | null): Problems<IntakeForm> {
  return {
    channel: form.channel === undefined && texts.sayHowItCame,
    text:
      form.kind !== 'advice' &&
      [form.text, ...Object.values(form.answers ?? {})].every((words) => (words ?? '').trim() === '') &&
      texts.writeWhatWasSaid,
    receivedAt: received !== null && 'problem' in received && received.problem,
    riskConfirmed:
      form.kind !== 'advice' && form.immediateRisk === true && form.riskConfirmed !== true && texts.tellTheCallerTo,
  };
}

/** Where a failure of the engine stands in the form. */
export function refusedField(failure: Failure | null, form: IntakeForm): keyof IntakeForm | null {
  if (failure === null) return null;
  if (failure.code === 'RISK_NOT_CONFIRMED') return 'riskConfirmed';
  const every: Record<keyof IntakeForm, true> = {
    kind: true,
    channel: true,
    text: true,
    receivedAt: true,
    area: true,
    place: true,
    immediateRisk: true,
    riskConfirmed: true,
    anonymous: true,
    contactable: true,
    sourceName: true,
    sourceContact: true,
    marking: true,
    compartmentId: true,
    answers: true,
    callBackOn: true,
    language: true,
    toldCaller: true,
  };
  return fieldOf(failure, { ...every, ...form });
}
