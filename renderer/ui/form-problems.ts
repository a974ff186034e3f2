/** What is wrong with a form, field by field, in sentences that say how to put it right. */
import type { ErrorCode, Failure } from '../../preload/contract/errors.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.formProblems;

export type Problems<T> = { readonly [K in keyof T]?: string | false | null };

/** The fields that a failure code is about, by the names that forms give them. */
const fieldsOfCode: Partial<Record<ErrorCode, readonly string[]>> = {
  REASON_NEEDED: ['reason'],
  CONDITIONS_NEEDED: ['conditions'],
  PASSPHRASE_WEAK: ['passphrase', 'fresh'],
  PASSPHRASE_WRONG: ['old'],
  NAME_TAKEN: ['operation', 'login', 'name'],
};

/**
 * The field of this form that a failure is about, or null. The engine names it by its path (`when.to`): the last part that the form
 * knows counts.
 */
export function fieldOf<T extends object>(failure: Failure, value: T): keyof T | null {
  const isField = (name: string): name is string & keyof T => Object.hasOwn(value, name);
  const names =
    failure.code === 'INPUT_INVALID'
      ? (failure.about ?? '').split('.').toReversed()
      : (fieldsOfCode[failure.code] ?? []);
  return names.find(isField) ?? null;
}

/** What to show at the field: the form's own words where it knows better than the failure itself. */
export const atField = (failure: Failure, own: string | undefined): string =>
  own ?? (failure.code === 'INPUT_INVALID' ? texts.missingOrNotValid : `${failure.message} ${failure.next}`);

export const missing = (text: string, words: string): string | false => text.trim() === '' && words;

/** A reason is at least one word. */
export const reasonMissing = (reason: string): string | false => reason.trim().length < 3 && texts.reason;
