/**
 * Every failure a user can meet: a code, a sentence in plain words, and what to do next. Nothing of a record, no path and
 * no key ever goes into one; `about` may only hold a word from the product itself (a field, a count, a version).
 */
import { z } from 'zod';

const sentences = {
  // the vault
  PASSPHRASE_WRONG: ['The name or the passphrase is not right.', 'Try again, or use the recovery code.'],
  RECOVERY_CODE_WRONG: [
    'The recovery code is not right.',
    'Check each group of characters; 0 and O, 1 and I count as the same.',
  ],
  SIGN_IN_DELAYED: ['Too many attempts.', 'Wait for the time shown, then try again.'],
  PASSPHRASE_WEAK: [
    'The passphrase is too short or too common.',
    'Use at least 14 characters, for instance four unrelated words.',
  ],
  SLOT_FILE_DAMAGED: [
    'The file that holds the sealed keys of this vault is damaged.',
    'Nothing was changed. Restore the key file from its copy or a backup, then try again.',
  ],
  VAULT_DAMAGED: [
    'The vault file is damaged or has been altered.',
    'Nothing was changed. Restore the newest backup that verifies.',
  ],
  PASSPHRASE_GIVEN: [
    'Your passphrase is one that somebody else gave you.',
    'Choose one of your own in the window, then go on.',
  ],
  STORE_NOT_LOADED: [
    'The part of Vigil that reads and writes vaults cannot be loaded on this computer.',
    'Nothing was changed. Ask your administrator to install Vigil again, or to let its files run.',
  ],
  VAULT_FROM_NEWER_VERSION: [
    'This vault was written by a newer version of Vigil.',
    'Install that version or a later one. The vault has not been touched.',
  ],
  VAULT_IN_USE: ['This vault is open in another copy of Vigil.', 'Close the other copy, then try again.'],
  VAULT_EXISTS: ['There is already a vault in that place.', 'Open it, or choose an empty folder.'],
  VAULT_NOT_FOUND: ['There is no vault in that place.', 'Choose another folder, or create a vault.'],
  FOLDER_READ_ONLY: ['Vigil may not write in that folder.', 'Choose another folder, or ask for write permission.'],
  DISK_FULL: ['The disk is full.', 'Nothing was half-done. Free some space, then repeat the last step.'],
  VAULT_LOCKED: ['The vault is locked.', 'Sign in to go on.'],
  ENGINE_STOPPED: [
    'The part of Vigil that keeps the records stopped and was started again.',
    'Sign in again. Everything that was confirmed is kept.',
  ],
  // asking
  INPUT_INVALID: ['Something in the form is missing or cannot be read.', 'Look at the fields that are marked.'],
  NOT_ALLOWED: ['Your role does not allow this.', 'Ask a supervisor if you need it.'],
  NOT_FOUND: ['There is no such record that you may see.', 'Go back to the list.'],
  CHANGED_SINCE: ['Somebody has changed this since you opened it.', 'Look at it again, then decide.'],
  MARKING_ABOVE_INSTALLATION: [
    'This installation may not hold material with that marking.',
    'Use a system approved for it, and do not keep the text here.',
  ],
  LIST_MOVED_ON: ['The list cannot go on from there.', 'Load it again from its beginning.'],
  SECOND_PERSON_NEEDED: ['A second person has to do this.', 'Ask a colleague who did not propose it.'],
  TAKES_SECOND_PERSON: [
    'This gives somebody more rights, and that takes a second person.',
    'Propose it; a supervisor or another administrator can then agree.',
  ],
  NOBODY_CAN_AGREE: [
    'Nobody else here can agree to this.',
    'Propose a supervisor or an administrator first. If nobody is left who could agree, open the vault with the recovery code.',
  ],
  SECOND_MUST_AGREE: [
    'Alone, you can only add somebody who can agree to the next change.',
    'Add a supervisor or an administrator first.',
  ],
  DUTIES_APART: [
    'Casework, audit and administration are kept apart: one account has roles from only one of them.',
    'Give the roles to different people.',
  ],
  ACCOUNT_CLOSED: ['That account is closed.', 'Propose to open it again, if that is meant.'],
  PROPOSAL_SETTLED: ['This proposal was settled already.', 'Look at the list of people for what stands now.'],
  PROPOSAL_EXPIRED: ['This proposal has expired.', 'Ask for it to be proposed again.'],
  PROPOSAL_OUTDATED: [
    'The account, or that of the proposer, has changed since this was proposed.',
    'Refuse it, then look at what stands now.',
  ],
  REASON_NEEDED: ['A reason is needed.', 'Write one sentence that a reviewer would understand.'],
  CONDITIONS_NEEDED: ['Handling code C needs its conditions.', 'Write the conditions that travel with the content.'],
  TOO_MANY_WATCHED: ['The watch-list is full.', 'Take something off it that you no longer need.'],
  ORIGIN_SHARED: [
    'Other contributions come from the same origin, and cannot bear this one out.',
    'Grade it C, or confirm that a source of another origin corroborates it.',
  ],
  ORIGIN_SEALED: [
    'The source is sealed, so that Vigil does not say whether other contributions come from it.',
    'Grade it C, or confirm that a source of another origin corroborates it.',
  ],
  PERSONAL_CONTENT: [
    'An advice contact is counted only and carries no content.',
    'Record a tip if there is information to keep.',
  ],
  RISK_NOT_CONFIRMED: [
    'Immediate risk is marked, but the 999 step is not confirmed.',
    'Confirm that 999 was given, then save.',
  ],
  LINKED_ALREADY: ['This contribution is linked to an investigation.', 'Take the link back first if it was a mistake.'],
  NOBODY_TO_TELL: ['Nobody is named as having recorded this contribution.', 'There is nobody whom Vigil could tell.'],
  NOTHING_TO_UNDO: ['There is nothing of yours to undo here.', 'Look at the history for who did what.'],
  NAME_TAKEN: ['That name is taken.', 'Choose another.'],
  LAST_ADMINISTRATOR: ['This is the only administrator.', 'Make another administrator first.'],
  CANCELLED: ['Cancelled.', 'What had been confirmed before is kept.'],
  // files
  FILE_UNREADABLE: ['The file cannot be read.', 'Check that it still exists and is not open elsewhere.'],
  FILE_KIND_UNKNOWN: ['This is not a kind of file that Vigil takes.', 'Use CSV, TSV, XLSX, JSON Lines or .eml.'],
  FILE_TOO_LARGE: ['A part of this file is larger than Vigil takes.', 'Split the file, then try again.'],
  FILE_DAMAGED: ['The file is damaged.', 'Ask for it again from where it came.'],
  FILE_EMPTY: ['The file has no rows.', 'Check that it is the right file.'],
  MAPPING_INCOMPLETE: ['The columns do not say where the text is.', 'Choose a column for the text.'],
  IN_VAULT_FOLDER: ['That folder belongs to a vault, and nothing else may be saved there.', 'Choose another folder.'],
  NOT_WRITTEN: ['The file was not written.', 'Choose another place, then try again.'],
  UNEXPECTED: [
    'Something went wrong that Vigil did not expect.',
    'Nothing was half-done. Try again; if it stays, tell your administrator the time shown.',
  ],
} as const satisfies Record<string, readonly [sentence: string, next: string]>;

export type ErrorCode = keyof typeof sentences;
export const errorCodes = Object.keys(sentences) as ErrorCode[];

/** A failure as it crosses a border. `about` is a number, a field name, a version or the name of a cause, never content. */
export const Failure = z.object({
  code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  next: z.string(),
  about: z.string().optional(),
});
export type Failure = z.infer<typeof Failure>;

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Thrown inside the engine by code that knows what went wrong; crosses every border as its `failure`. */
export class VigilError extends Error {
  readonly code: ErrorCode;
  readonly about: string | undefined;
  constructor(code: ErrorCode, about?: string) {
    super(sentences[code][0]);
    this.name = 'VigilError';
    this.code = code;
    this.about = about;
  }
}

/** Those whose `about` is the name of a cause, which an administrator needs and the person at the window has to read out. */
const withCause: ReadonlySet<ErrorCode> = new Set(['ENGINE_STOPPED', 'STORE_NOT_LOADED', 'UNEXPECTED']);

export function failure(code: ErrorCode, about?: string): Failure {
  const [message, next] = sentences[code];
  if (about === undefined) return { code, message, next };
  return { code, message, next: withCause.has(code) ? `${next} Cause: ${about}.` : next, about };
}

/**
 * What was thrown, by name: the system's or the library's code for it, or else its kind. Never its text, which can hold a
 * path or what somebody wrote.
 */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[A-Z][A-Z0-9_]{2,48}$/.test(code)) return code;
  return /^[A-Z][A-Za-z]{0,40}Error$/.test(error.name) ? error.name : 'unknown';
}
