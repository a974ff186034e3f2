/**
 * Every failure that a user can meet: a code, a sentence in plain words, and what to do next. No part of a record, no path and
 * no key ever goes into one; `about` may only hold a word from the product itself (a field, a count, a version, a rule).
 */
import { z } from 'zod';

const sentences = {
  // the vault
  PASSPHRASE_WRONG: ['The name or passphrase is incorrect.', 'Try again, or use the recovery code.'],
  RECOVERY_CODE_WRONG: [
    'The recovery code is incorrect.',
    'Check each group of characters; 0 and O are interchangeable, and so are 1 and I.',
  ],
  SIGN_IN_DELAYED: ['Too many attempts.', 'Wait a few minutes, then try again.'],
  PASSPHRASE_WEAK: [
    'The passphrase is too short or too common.',
    'Use at least 14 characters: four unrelated words, for example.',
  ],
  SLOT_FILE_DAMAGED: [
    'The file that holds this vault’s sealed keys is damaged.',
    'Nothing was changed. Restore the key file from its copy or from a backup, then try again.',
  ],
  VAULT_DAMAGED: [
    'The vault file is damaged or has been altered.',
    'Nothing was changed. Restore the most recent backup that passes verification.',
  ],
  KEYS_OF_ANOTHER_STORE: [
    'The key file in that folder and the vault beside it do not belong together.',
    'Nothing was changed. One of them is from before a new data key, of another vault, or damaged: put back the one that goes with the other, or restore a backup.',
  ],
  PASSPHRASE_GIVEN: [
    'Your passphrase was set by somebody else.',
    'Choose your own in the Vigil window, then carry on.',
  ],
  STORE_NOT_LOADED: [
    'The part of Vigil that reads and writes vaults cannot be loaded on this computer.',
    'Nothing was changed. Ask your administrator to reinstall Vigil, or to allow its files to run.',
  ],
  VAULT_FROM_NEWER_VERSION: [
    'This vault was written by a newer version of Vigil.',
    'Install that version or a later one. The vault has not been touched.',
  ],
  VAULT_IN_USE: ['This vault is open in another copy of Vigil.', 'Close the other copy, then try again.'],
  VAULT_EXISTS: ['There is already a vault in that folder.', 'Open it, or choose an empty folder.'],
  VAULT_NOT_FOUND: ['There is no vault in that folder.', 'Choose another folder, or create a vault.'],
  FOLDER_READ_ONLY: [
    'Vigil does not have permission to write to that folder.',
    'Choose another folder, or ask for write access.',
  ],
  DISK_FULL: ['The disk is full.', 'Nothing was left half done. Free some space, then repeat the last step.'],
  DATA_KEY_NOT_AGREED: [
    'Nobody else has agreed to a new data key.',
    'Propose it on the Vault page; once a supervisor or another administrator has agreed, it can be made until the proposal expires.',
  ],
  OTHERS_SIGNED_IN: [
    'Somebody else is signed in to this vault.',
    'Nothing was changed. Ask them to lock it, then try again.',
  ],
  NEW_KEY_BY_COMMAND: [
    'The data key of a unit is made on the machine of its service, while the service is stopped.',
    'Ask whoever runs the service for: admin unit new-data-key.',
  ],
  VAULT_LOCKED: ['The vault is locked.', 'Sign in to carry on.'],
  ENGINE_STOPPED: [
    'The part of Vigil that keeps the records stopped and has been restarted.',
    'Sign in again. Everything that was confirmed has been kept.',
  ],
  // the service of a unit
  SERVICE_UNREACHABLE: [
    'The service of your unit cannot be reached.',
    'Everything that was confirmed has been kept. Vigil tries again by itself; if it goes on, tell your administrator.',
  ],
  NO_CONNECTION: [
    'There is no connection to the service of your unit.',
    'What you typed stays here. Do it again once the bar says that the connection is back.',
  ],
  WAITS_TO_BE_SENT: [
    'It is kept on this workstation, encrypted, and is sent as soon as there is a connection.',
    'You need not do anything; the bar says how many wait.',
  ],
  NOT_KEPT_HERE: [
    'There is no connection, and this workstation has no room to keep it either.',
    'Leave the form open until the connection is back, or write it down by hand. Tell your administrator that the disk is full.',
  ],
  OUTCOME_UNKNOWN: [
    'The connection broke before this was confirmed, so it is not known whether it was done.',
    'Look whether it was, once the connection is back, before you do it again.',
  ],
  SESSION_ENDED: [
    'The connection was away for too long, so you were signed out.',
    'Sign in again. What you recorded meanwhile is sent by itself.',
  ],
  ENTRY_DAMAGED: [
    'What was kept on this workstation is damaged and cannot be read.',
    'Record it again from memory or notes, then remove it from this list.',
  ],
  ENTRY_OF_ANOTHER: [
    'This was recorded by somebody else.',
    'Ask them to sign in at this workstation: nobody but they can open it again.',
  ],
  ENTRY_TOO_OLD: [
    'It waited on this workstation for more than thirty days.',
    'Open it and record it again, so that somebody looks at its dates.',
  ],
  STORE_AWAY: [
    'The database of your unit cannot be reached.',
    'Nothing was left half done. Try again in a moment; if it goes on, tell your administrator.',
  ],
  NOT_WITH_DATABASE: [
    'This unit keeps its records in a database, which does this by means of its own.',
    'Nothing was changed. See “Moving to a database” in docs/unit.md, or ask whoever runs the database.',
  ],
  ONLY_WITH_DATABASE: [
    'This unit keeps its records in a vault, not in a database.',
    'Nothing was changed. For services beside each other, move it into a database first; for a forgotten passphrase, two colleagues give another.',
  ],
  DATABASE_NOT_EMPTY: [
    'There is something in that database already.',
    'Nothing was moved, and the unit is as it was. Make an empty database, or name another.',
  ],
  DATABASE_UNFIT: [
    'The records cannot be kept in that database as it is.',
    'Nothing was moved, and the unit is as it was. Make database and roles as docs/unit.md says.',
  ],
  DATABASE_REFUSED: [
    'The database did not let that role in, or is not the one that it should be.',
    'Check user, password and certificates with whoever runs the database. Nothing was changed.',
  ],
  COPY_DIFFERS: [
    'What was written is not what was read.',
    'It was taken back, and the unit is as it was. Try again; if it goes on, tell whoever supports Vigil.',
  ],
  LOG_NOT_WHOLE: [
    'The log was changed, or lines of it are missing.',
    'Nothing was moved. An auditor sees which lines with “Verify” on the Vault screen.',
  ],
  STORE_BUSY: ['Something else had the records just then.', 'Nothing was left half done. Repeat the last step.'],
  CERTIFICATE_OUT_OF_TIME: [
    'By the clock of this computer, or of the service of your unit, a certificate is not valid at this time.',
    'Check the date and the time of this computer. If they are right, tell your administrator: the clock of the service may be wrong, or a certificate has to be renewed.',
  ],
  WORKSTATION_REFUSED: [
    'The service of your unit does not admit this workstation.',
    'Ask your administrator to add it to the unit, or to renew its certificate.',
  ],
  ON_SERVICE_MACHINE: [
    'In a unit, this is done on the machine of the service.',
    'Ask your administrator: backups are made there with “admin unit backup”, and vaults are recovered and restored there.',
  ],
  FILE_OVER_UNIT_LIMIT: [
    'The file is larger than the service of your unit allows.',
    'Split the file or narrow what is exported, or ask your administrator to raise the limit.',
  ],
  FILE_STALLED: [
    'The file stopped on its way between this desk and the service of your unit.',
    'Check the disk or network share that it is on, then try again. Rows already imported are not added twice.',
  ],
  FILES_TOO_MANY: [
    'Too many files are on their way in your unit at once.',
    'Wait until another import or export has ended, then try again.',
  ],
  REQUEST_KEY_USED: [
    'A request came a second time, and differs from the first.',
    'Nothing was changed. Do it again; if it goes on, tell your administrator.',
  ],
  JOIN_CODE_WRONG: [
    'The code does not open this workstation’s file.',
    'Check each group of characters, or ask your administrator for a new file and code.',
  ],
  UNIT_NOT_FOUND: ['There is no unit in that folder, or part of it is missing.', 'Choose another folder.'],
  WORKSTATION_EXISTS: [
    'The unit already admits a workstation of that name.',
    'Choose another name, or revoke that workstation first.',
  ],
  UNIT_RUNNING: [
    'The service of that unit is running.',
    'Stop it (systemctl stop vigil), then try again. Nothing was changed.',
  ],
  NOT_OF_A_UNIT: [
    'This backup is of the vault of one desk, not of a unit.',
    'Restore it with “admin restore”, then make it a unit with “admin unit adopt”.',
  ],
  SERVICE_KEY_WRONG: [
    'That is not the key with which the service opens this vault.',
    'Use the unit’s own key, or the recovery code.',
  ],
  // asking
  INPUT_INVALID: ['Something on the form is missing or not valid.', 'Check the highlighted fields.'],
  NOT_ALLOWED: ['Your role does not allow this.', 'Ask a supervisor if you need to do it.'],
  NOT_FOUND: ['No such record is available to you.', 'Go back to the list.'],
  CHANGED_SINCE: ['Somebody has changed this since you opened it.', 'Review it again before you decide.'],
  CLAIMED: [
    'A colleague is triaging this contribution at the moment.',
    'Leave it to them, or take it over and say why.',
  ],
  PLOT_DISRUPTED: [
    'This plot was disrupted, and priority 1 is for attacks that are being planned.',
    'Choose another priority, or withdraw the disruption if it was recorded by mistake.',
  ],
  MARKING_ABOVE_INSTALLATION: [
    'Material with that marking may not be held on this installation.',
    'Use a system approved for it, and do not keep the text here.',
  ],
  LIST_MOVED_ON: ['The list cannot be continued from that point.', 'Reload it from the beginning.'],
  SECOND_PERSON_NEEDED: ['A second person has to do this.', 'Ask a colleague who did not propose it.'],
  TAKES_SECOND_PERSON: [
    'This gives somebody more rights, which takes a second person.',
    'Propose it; a supervisor or another administrator can then agree to it.',
  ],
  NOBODY_CAN_AGREE: [
    'There is nobody else who can agree to this.',
    'Propose a supervisor or an administrator first. If nobody is left who could agree, open the vault with the recovery code.',
  ],
  SECOND_MUST_AGREE: [
    'On your own, you can only add somebody who can agree to the next change.',
    'Add a supervisor or an administrator first.',
  ],
  DUTIES_APART: [
    'Casework, audit and administration are kept separate: an account can have roles from only one of them.',
    'Give the roles to different people.',
  ],
  ACCOUNT_CLOSED: ['That account is closed.', 'Propose reopening it, if that is what you intend.'],
  PROPOSAL_SETTLED: ['This proposal has already been settled.', 'Look at the list again for the current position.'],
  RULE_WAITING: [
    'Another change of this rule is waiting for a second person.',
    'Have it agreed to, refused or withdrawn first: it is on the Rules screen.',
  ],
  RULE_UNCHANGED: ['This says what the rule says already.', 'Change something, or leave the rule as it is.'],
  PROPOSAL_EXPIRED: ['This proposal has expired.', 'Ask for it to be proposed again.'],
  PROPOSAL_OUTDATED: [
    'The account, or the proposer’s own, has changed since this was proposed.',
    'Refuse it, then check the current position.',
  ],
  REASON_NEEDED: ['A reason is required.', 'Write one sentence that a reviewer would understand.'],
  SUPERVISOR_NEEDED: [
    'A supervisor has to agree to this.',
    'Leave it for a supervisor, or send it back with a reason.',
  ],
  RCAP_NEEDED: [
    'Before this is closed, its risk, credibility, actionability and proportionality have to be assessed.',
    'Assess what can be assessed, which is not all unknown, then propose no further action again.',
  ],
  CONDITIONS_NEEDED: ['Handling code C requires conditions.', 'Write the conditions that travel with the content.'],
  TOO_MANY_WATCHED: ['Your watch-list is full.', 'Remove something that you no longer need.'],
  TOO_MANY_BRIEF_LISTS: [
    'You keep as many lists of recipients as there can be.',
    'Remove one that you no longer need.',
  ],
  EARLIER_REPORTS_UNREAD: [
    'Earlier reports name somebody like this, and not all of them have been opened.',
    'Open each of them, or say why it need not be opened. Then close this one.',
  ],
  SAME_CONTRIBUTION: ['A contribution cannot be compared with itself.', 'Choose another one.'],
  ORIGIN_SHARED: [
    'Other contributions come from the same origin, so they cannot corroborate this one.',
    'Grade it C, or confirm that a source of different origin corroborates it.',
  ],
  ORIGIN_SEALED: [
    'The source is sealed, so Vigil will not say whether other contributions come from it.',
    'Grade it C, or confirm that a source of different origin corroborates it.',
  ],
  PERSONAL_CONTENT: [
    'An advice contact is only counted and carries no content.',
    'Record a tip if there is information to keep.',
  ],
  RISK_CANNOT_WAIT: [
    'A contribution with immediate risk cannot be snoozed.',
    'Triage it now, or release your claim so that a colleague can.',
  ],
  NOT_WAITING: [
    'This contribution has an outcome, so there is nothing to put off.',
    'Undo the outcome first if it was a mistake.',
  ],
  RISK_NOT_CONFIRMED: [
    'Immediate risk is marked, but the 999 step is not confirmed.',
    'Confirm that the caller was told to dial 999, then save.',
  ],
  LINKED_ALREADY: [
    'This contribution is linked to an investigation.',
    'If the link was a mistake, take it back first.',
  ],
  CONDITIONS_TRAVEL: [
    'There are conditions on sharing this (handling code C).',
    'Pass the conditions on with it, confirm that you did, then record it again.',
  ],
  NOBODY_TO_TELL: [
    'Nobody is named as having recorded this contribution.',
    'Vigil has nobody to notify. If somebody needs to know, tell them in person.',
  ],
  NOT_YOUR_CASE: [
    'This investigation is changed by its owner, its team and supervisors.',
    'Propose the change to them. If nobody owns it, take it.',
  ],
  NOT_A_READER: [
    'This identity is open only to the officer who sealed it and to the people whom they named.',
    'Ask the officer who recorded the contribution, or one of its readers, if you need to know.',
  ],
  MUST_SEE_BOTH: [
    'Agreeing to this takes somebody who may see the record both as it is and as it would be.',
    'Ask somebody with that clearance and, where it is moved, in both compartments.',
  ],
  OUT_OF_YOUR_SIGHT: [
    'You would no longer see this record yourself.',
    'Confirm that this is what you intend, or choose what you would still see.',
  ],
  OWNER_OUT_OF_SIGHT: [
    'The owner of this investigation would no longer see it.',
    'Give it to an owner first who may see it then.',
  ],
  NO_SUPERVISOR_AMONG_READERS: [
    'No supervisor would see this investigation, so that nobody could agree to its closure.',
    'Name at least one supervisor among its readers.',
  ],
  OPENED_TO_READ: [
    'This record is open to you by break-glass, and only to read.',
    'Ask one of the people whose record it is to make the change.',
  ],
  BREAK_GLASS_NOT_NEEDED: ['You may see this record as it is.', 'Open it from the lists or by search.'],
  BREAK_GLASS_LIMIT: [
    'You have tried break-glass as often as the rule allows for now.',
    'Ask a supervisor who may see the record, or wait until the rule allows another attempt.',
  ],
  CLOSED_BY_OWNER: [
    'An investigation is closed by its owner, together with a supervisor.',
    'Propose it to the owner. If you are a supervisor, agree once the owner has proposed it.',
  ],
  CASE_HAS_OPEN_ITEMS: [
    'There is something open in this investigation that nobody has settled or waived.',
    'Look at what is open: give each its result, transfer it, or say why it need not be done.',
  ],
  NOTHING_TO_UNDO: ['You have nothing to undo here.', 'See the history for who did what.'],
  PERIOD_RELEASED: [
    'Figures for some of those days have been released already: two pages that overlap would give small numbers back.',
    'Choose a period that does not overlap, or make a new edition of the page that was released.',
  ],
  PAGE_NOT_APPROVED: [
    'A second person has not approved this page, or it was withdrawn.',
    'Ask a supervisor or manager who did not draft it to approve it.',
  ],
  NAME_TAKEN: ['That name is already taken.', 'Choose another.'],
  LAST_ADMINISTRATOR: ['This is the only administrator.', 'Add another administrator first.'],
  CANCELLED: ['Cancelled.', 'Everything confirmed before that has been kept.'],
  // files
  FILE_UNREADABLE: ['The file cannot be read.', 'Check that it still exists and is not open in another program.'],
  FILE_CHANGED: [
    'The file was changed while it was being read.',
    'Close it in other programs, then import it again. Rows already imported are not added twice.',
  ],
  FILE_KIND_UNKNOWN: [
    'Vigil cannot read this kind of file.',
    'Use CSV, TSV, XLSX, ODS, JSON, JSON Lines, a web page with a table, .eml, .msg, .mbox, or a ZIP of mails.',
  ],
  FILE_IS_DOCUMENT: [
    'This is a document, which Vigil does not read.',
    'Open it, copy its text and paste it where files are imported, or record what it says by hand.',
  ],
  FILE_HOLDS_SEVERAL: ['The file holds several tables.', 'Unpack or divide it, and import them one by one.'],
  FILE_TOO_LARGE: ['Part of this file is larger than Vigil accepts.', 'Split the file, then try again.'],
  FILE_DAMAGED: ['The file is damaged.', 'Ask whoever sent it for another copy.'],
  FILE_AMBIGUOUS: [
    'The file can be read in more than one way.',
    'Say which with the options named here, or accept the likelier reading with --assume.',
  ],
  FILE_EMPTY: ['The file has no rows.', 'Check that it is the right file.'],
  MAP_UNREADABLE: [
    'This is not a map that Vigil can draw.',
    'Nothing was kept. Choose a PMTiles file, version 3, with vector tiles.',
  ],
  MAP_TOO_LARGE: [
    'The file is larger than a vault takes in.',
    'Nothing was kept. Choose a map of 512 MiB at most, or a gazetteer of four million rows: one of your area, for example.',
  ],
  GAZETTEER_UNREADABLE: [
    'The gazetteer cannot be read.',
    'Nothing was kept. It takes a CSV file with the columns name, kind, latitude and longitude (or easting and northing), or Code-Point Open.',
  ],
  MAP_NOT_LOADED: ['The file was never loaded completely.', 'Load it again from its file.'],
  PICTURE_INVALID: ['The picture of the map cannot be kept.', 'Nothing was written. Print the map again.'],
  MAPPING_INCOMPLETE: ['No column has been chosen for the text.', 'Choose the column that holds the text.'],
  BACKUP_FOLDER_GONE: [
    'The folder for backups is not there.',
    'Connect the disk that it is on, or choose another folder. No backup was made.',
  ],
  BACKUP_NOT_FOUND: [
    'There is no backup in that folder.',
    'Choose the folder of one backup: its name has the name of the vault and a time.',
  ],
  BACKUP_DAMAGED: [
    'This backup is damaged or has been altered.',
    'Nothing was changed. Use another backup of the vault, and keep this one for whoever looks into it.',
  ],
  BACKUP_OF_ANOTHER_VAULT: [
    'This backup is of another vault than the one in that folder.',
    'Nothing was changed. Choose the folder of that vault, or one that does not exist yet.',
  ],
  NOTHING_TO_RESTORE: [
    'No vault has been set aside beside that folder.',
    'Only a restore can be undone, and only while the vault that it replaced is still beside it.',
  ],
  DOCUMENT_EMPTY: ['The file is empty.', 'Check that it is the right file; there is nothing in it to keep.'],
  DOCUMENT_TOO_LARGE: [
    'The file is larger than a document may be.',
    'Nothing was kept. The list of documents says how large one may be; divide the file, or keep it as an exhibit.',
  ],
  DOCUMENT_OUT_OF_STEP: ['The parts of the file did not arrive in order.', 'Nothing was kept. Add the file again.'],
  DOCUMENT_INCOMPLETE: ['Not all of the file has arrived.', 'Nothing was kept. Add the file again.'],
  DOCUMENT_DAMAGED: [
    'What is kept of this document is not what arrived.',
    'Tell your administrator, and do not rely on it: a backup may hold the document whole.',
  ],
  DOCUMENT_WITHDRAWN: [
    'This document has been withdrawn.',
    'Restore it first; its history says who withdrew it and why.',
  ],
  SAME_ALREADY: [
    'Somebody has said already that these two are the same.',
    'Open either of them: it shows who said so and why, and it can be taken back there.',
  ],
  EXHIBIT_REFERENCE_TAKEN: [
    'This investigation has an exhibit with that reference already.',
    'Give the next number, or open the exhibit that has this one.',
  ],
  IN_VAULT_FOLDER: ['That folder belongs to a vault, so nothing else may be saved there.', 'Choose another folder.'],
  NOT_WRITTEN: ['The file was not written.', 'Choose another location, then try again.'],
  UNEXPECTED: [
    'Something unexpected went wrong.',
    'Nothing was left half done. Try again; if it keeps happening, tell your administrator what you did and when.',
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

/** Thrown inside the engine by code that knows what went wrong; crosses every boundary as its `failure`. */
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

/** `45 s`, `5 min`, `4 min 30 s`. */
function waitInWords(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [...(minutes > 0 ? [`${minutes} min`] : []), ...(rest > 0 || minutes === 0 ? [`${rest} s`] : [])].join(' ');
}

/** Failures that a rule asks for: `about` is the reasons as the rule has them, with its version, which are data of the vault and no part of a record. */
const byRule: ReadonlySet<ErrorCode> = new Set(['SUPERVISOR_NEEDED', 'RCAP_NEEDED']);

/** Failures whose `about` is the name of a cause, which an administrator needs and the person at the window can read out. */
const withCause: ReadonlySet<ErrorCode> = new Set(['ENGINE_STOPPED', 'STORE_NOT_LOADED', 'UNEXPECTED']);

export function failure(code: ErrorCode, about?: string): Failure {
  const [message, next] = sentences[code];
  if (about === undefined) return { code, message, next };
  // People who have to wait are told how long, wherever it is shown.
  if (code === 'SIGN_IN_DELAYED' && /^\d+$/.test(about))
    return { code, message, next: `You can try again in ${waitInWords(Number(about))}.`, about };
  if (byRule.has(code)) return { code, message, next: `${next} ${about}`, about };
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
