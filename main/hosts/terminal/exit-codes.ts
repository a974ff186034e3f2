/** What the command's exit code says; documented in `admin help` and in the README. */
import type { ErrorCode } from '../../../preload/contract/errors.ts';

export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  signIn: 3,
  vault: 4,
  file: 5,
  someRefused: 6,
  notWhole: 7,
  notAllowed: 8,
  cancelled: 130,
} as const;

const byCode: Partial<Record<ErrorCode, keyof typeof exitCodes>> = {
  PASSPHRASE_WRONG: 'signIn',
  SIGN_IN_DELAYED: 'signIn',
  PASSPHRASE_WEAK: 'signIn',
  RECOVERY_CODE_WRONG: 'signIn',
  SLOT_FILE_DAMAGED: 'vault',
  VAULT_DAMAGED: 'vault',
  KEYS_OF_ANOTHER_STORE: 'vault',
  STORE_NOT_LOADED: 'vault',
  VAULT_FROM_NEWER_VERSION: 'vault',
  VAULT_IN_USE: 'vault',
  VAULT_EXISTS: 'vault',
  VAULT_NOT_FOUND: 'vault',
  FOLDER_READ_ONLY: 'vault',
  DISK_FULL: 'vault',
  BACKUP_DAMAGED: 'vault',
  BACKUP_OF_ANOTHER_VAULT: 'vault',
  NOTHING_TO_RESTORE: 'vault',
  FILE_UNREADABLE: 'file',
  FILE_KIND_UNKNOWN: 'file',
  FILE_TOO_LARGE: 'file',
  FILE_DAMAGED: 'file',
  FILE_IS_DOCUMENT: 'file',
  FILE_HOLDS_SEVERAL: 'file',
  FILE_EMPTY: 'file',
  FILE_AMBIGUOUS: 'file',
  MAPPING_INCOMPLETE: 'file',
  IN_VAULT_FOLDER: 'file',
  NOT_WRITTEN: 'file',
  UNIT_NOT_FOUND: 'vault',
  UNIT_RUNNING: 'vault',
  NOT_OF_A_UNIT: 'vault',
  NOT_WITH_DATABASE: 'usage',
  ONLY_WITH_DATABASE: 'usage',
  DATABASE_NOT_EMPTY: 'vault',
  DATABASE_UNFIT: 'vault',
  DATABASE_REFUSED: 'vault',
  STORE_AWAY: 'vault',
  OUTCOME_UNKNOWN: 'vault',
  COPY_DIFFERS: 'notWhole',
  LOG_NOT_WHOLE: 'notWhole',
  SERVICE_KEY_WRONG: 'signIn',
  WORKSTATION_EXISTS: 'usage',
  OTHERS_SIGNED_IN: 'vault',
  NEW_KEY_BY_COMMAND: 'vault',
  DATA_KEY_NOT_AGREED: 'notAllowed',
  NOBODY_CAN_AGREE: 'notAllowed',
  BACKUP_FOLDER_GONE: 'file',
  BACKUP_NOT_FOUND: 'file',
  INPUT_INVALID: 'usage',
  REASON_NEEDED: 'usage',
  MARKING_ABOVE_INSTALLATION: 'notAllowed',
  NOT_ALLOWED: 'notAllowed',
  NOT_FOUND: 'usage',
  CANCELLED: 'cancelled',
};

export function exitCodeOf(code: ErrorCode): number {
  return exitCodes[byCode[code] ?? 'unexpected'];
}

export const exitCodeHelp = `Exit codes
  0  done
  1  something unexpected
  2  the command was not understood
  3  the name, passphrase or recovery code was refused
  4  the vault, the backup or the database cannot be opened or written (damaged, in use, newer version, read-only, away, disk full)
  5  the file, or the folder of backups, cannot be read or written, or the columns of the file are not understood
  6  done, but some rows were refused; the report says which and why
  7  the vault, the backup or the log of either is not whole
  8  the account's roles, or the marking that this installation may hold, do not allow it
  130  cancelled`;
