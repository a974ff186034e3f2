/** Room: the vault, its keys and signing in. */
import { z } from 'zod';
import { ChainReport } from './audit.ts';
import { Id, Instant, Line, Nothing, PathToken, TaskName, verb } from './core.ts';
import { errorCodes } from './errors.ts';
import { Marking, Role, ThreatLevel } from './vocabulary.ts';

export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'letters, digits, dots and dashes');

const Passphrase = z.string().min(1).max(400);

export const Session = z.object({
  account: z.object({
    id: Id,
    login: z.string(),
    name: z.string(),
    roles: z.array(Role),
    clearance: Marking,
    compartments: z.array(z.object({ id: z.int(), name: z.string() })),
    /** Somebody else set the passphrase: nothing can be done until the person has set their own. */
    passphraseGiven: z.boolean(),
  }),
  vault: z.object({
    name: z.string(),
    demonstration: z.boolean(),
    /** A service keeps it, for several desks. */
    unit: z.boolean(),
    /**
     * The vault is older than when it was last used in its folder. How many entries of the log are missing (`null` where
     * that cannot be told), and when the last of them was made.
     */
    older: z.object({ missing: z.int().nullable(), until: z.string() }).nullable(),
  }),
  /** The highest marking of anything this person can see here: shown at the top and bottom of the window. */
  marking: Marking,
  threat: z.object({ level: ThreatLevel, since: z.string(), wording: z.string() }).nullable(),
});

export type Session = z.infer<typeof Session>;

/** How whoever signs in is told that the vault is older than it should be. */
export function olderSentence({ missing, until }: NonNullable<Session['vault']['older']>): string {
  const day = new Date(until).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
  const lacks = 'This vault is older than when it was last used here';
  if (missing === null) return `${lacks}: its log does not hold the last entry that was made then, on ${day}.`;
  return missing === 1
    ? `${lacks}: 1 entry of its log, of ${day}, is missing.`
    : `${lacks}: ${missing.toLocaleString('en-GB')} entries of its log, up to ${day}, are missing.`;
}

/** How many backups of a vault are kept in one folder. */
export const BackupsKept = z.int().min(1).max(1000);
export const usuallyKept = 14;

/** How often a vault is backed up by itself: days from one backup to the next. */
export const BackupEvery = z.literal([1, 7]);
export type BackupEvery = z.infer<typeof BackupEvery>;

/** Why a backup that was due was not made. */
export const BackupFailure = z.enum(errorCodes as [(typeof errorCodes)[number], ...typeof errorCodes]);

const BackupReport = z.object({
  madeAt: z.string(),
  /** Every page is as it was written, and they are as many as there were. */
  pages: z.boolean(),
  log: ChainReport,
  /** The log ends where it ended when the backup was made. */
  complete: z.boolean(),
});

/** What a restore that was stopped had left, and what became of it. */
export const LeftByRestore = z.enum(['nothing', 'unfinished copy', 'finished the swap', 'vault not swapped']);

export const vault = {
  'vault.inspect': verb({
    summary: 'says whether a folder holds a vault; a demonstration vault also names its people',
    input: z.strictObject({ folderToken: PathToken }),
    output: z.object({
      present: z.boolean(),
      /** A service keeps it, for several workstations. */
      unit: z.boolean(),
      demonstration: z.boolean(),
      people: z.array(z.object({ login: z.string(), name: z.string(), roles: z.array(Role), passphrase: z.string() })),
    }),
    processing: 'none',
    permission: 'anyone',
    transaction: 'own',
  }),
  'vault.create': verb({
    summary: 'creates a vault and its first administrator, and shows the recovery code once',
    input: z.strictObject({
      folderToken: PathToken,
      name: Line,
      login: Login,
      person: Line,
      /** In addition to administrator, which the first account always is. */
      roles: z.array(Role),
      clearance: Marking,
      passphrase: Passphrase,
    }),
    output: z.object({ recoveryCode: z.string(), session: Session }),
    processing: 'collection',
    permission: 'anyone',
    transaction: 'own',
  }),
  'vault.createDemonstration': verb({
    summary: 'creates the demonstration vault with 18 months of fictional records',
    input: z.strictObject({ folderToken: PathToken, task: TaskName }),
    output: z.object({ contributions: z.int(), investigations: z.int() }),
    processing: 'collection',
    permission: 'anyone',
    transaction: 'own',
  }),
  'vault.signIn': verb({
    summary: 'opens the vault with a name and a passphrase',
    input: z.strictObject({ folderToken: PathToken, login: Login, passphrase: Passphrase }),
    output: Session,
    processing: 'consultation',
    permission: 'anyone',
    transaction: 'own',
  }),
  'vault.recover': verb({
    summary: 'opens the vault with the recovery code and sets a new passphrase for one account',
    input: z.strictObject({ folderToken: PathToken, code: z.string().max(100), login: Login, passphrase: Passphrase }),
    output: z.object({ session: Session, recoveryCode: z.string() }),
    processing: 'alteration',
    permission: 'anyone',
    transaction: 'own',
  }),
  'vault.restoreKeys': verb({
    summary: 'restores the key file from its copy; the damaged one is kept',
    input: z.strictObject({ folderToken: PathToken }),
    output: Nothing,
    processing: 'none',
    permission: 'anyone',
    transaction: 'own',
  }),
  'vault.lock': verb({
    summary: 'closes the vault: the keys are zeroed and the page is dropped',
    input: Nothing,
    output: Nothing,
    processing: 'none',
    permission: 'anyone',
    transaction: 'own',
  }),
  'vault.changePassphrase': verb({
    summary: 'changes one’s own passphrase',
    input: z.strictObject({ old: Passphrase, new: Passphrase }),
    output: Nothing,
    processing: 'alteration',
    permission: 'signed-in',
    transaction: 'own',
  }),
  'vault.newRecoveryCode': verb({
    summary: 'makes a new recovery code; the previous one stops working',
    input: Nothing,
    output: z.object({ recoveryCode: z.string() }),
    processing: 'alteration',
    permission: ['administrator'],
    transaction: 'own',
  }),
  'vault.newDataKey': verb({
    summary: 'makes the vault anew under a new data key, which nobody who has left knows',
    // Asked for again, since somebody at an unlocked desk must not do this, and since the vault is opened anew with it.
    input: z.strictObject({ passphrase: Passphrase, task: TaskName }),
    output: z.object({
      /** Nothing is left of the vault under the key before. */
      oldRemoved: z.boolean(),
    }),
    processing: 'alteration',
    permission: ['administrator'],
    transaction: 'own',
    records: () => ['vault'],
  }),
  'vault.dataKey': verb({
    summary: 'says when the data key was made, and what stands in the way of a new one',
    input: Nothing,
    output: z.object({
      /** `null`: it is as old as the vault. */
      madeAt: Instant.nullable(),
      /** Who has to agree: nobody else is there, somebody has, is asked, has to be asked, or nobody is left who could. */
      agreement: z.enum(['alone', 'agreed', 'asked', 'needed', 'nobody']),
      /** Until when that agreement, or the question, stands. */
      until: Instant.nullable(),
      /** A service keeps it: whoever runs it makes a new data key. */
      unit: z.boolean(),
    }),
    processing: 'none',
    permission: ['administrator'],
    skipLog: () => true,
  }),
  'vault.backUp': verb({
    summary: 'makes a verified backup in a folder, and removes the oldest ones there beyond the number to keep',
    input: z.strictObject({ folderToken: PathToken, keep: BackupsKept, task: TaskName }),
    output: z.object({
      /** Of its folder. */
      name: z.string(),
      madeAt: z.string(),
      /** Of the log. */
      entries: z.int(),
      kept: z.int(),
      removed: z.int(),
    }),
    processing: 'consultation',
    permission: ['administrator'],
    transaction: 'own',
    records: () => ['vault'],
  }),
  'vault.backUpIfDue': verb({
    summary: 'makes the backup that is due by the workstation’s schedule',
    input: z.strictObject({ folderToken: PathToken, everyDays: BackupEvery, keep: BackupsKept, task: TaskName }),
    output: z.object({
      /** `null` where none was due. */
      madeAt: Instant.nullable(),
      /** When the next one is due. */
      nextAt: Instant,
    }),
    processing: 'consultation',
    // The pages are copied as they are, encrypted, to a folder that an administrator chose: whoever is there when it is due.
    permission: 'signed-in',
    transaction: 'own',
    internal: true,
    records: () => ['vault'],
  }),
  'vault.backups': verb({
    summary: 'says when the vault was last backed up, and when a service will do it next',
    input: Nothing,
    output: z.object({
      /** How many there were in that folder then. */
      last: z.object({ madeAt: Instant, kept: z.int() }).nullable(),
      /** Several workstations share the vault: its service makes the backups. */
      unit: z.boolean(),
      /** The records are in a database, which is backed up by means of its own: nothing of that is known here. */
      database: z.boolean(),
      /** The service's own schedule, where it has one: at this time of the day in the United Kingdom. */
      schedule: z
        .object({ at: z.string(), keep: z.int(), nextAt: Instant, failed: BackupFailure.nullable() })
        .nullable(),
    }),
    processing: 'none',
    permission: ['administrator'],
    skipLog: () => true,
  }),
  'vault.verifyBackup': verb({
    summary: 'checks that a backup would restore: its keys, its pages and its log',
    input: z.strictObject({ folderToken: PathToken, login: Login, passphrase: Passphrase, task: TaskName }),
    output: BackupReport,
    processing: 'none',
    permission: 'anyone',
    transaction: 'own',
    internal: true,
  }),
  'vault.restore': verb({
    summary:
      'restores a backup into a new place, checks it there, and puts it in the place of the vault, which is set aside',
    input: z.strictObject({
      backupToken: PathToken,
      folderToken: PathToken,
      login: Login,
      passphrase: Passphrase,
      task: TaskName,
    }),
    output: z.object({ report: BackupReport, found: LeftByRestore, replaced: z.boolean() }),
    processing: 'alteration',
    permission: 'anyone',
    transaction: 'own',
    internal: true,
  }),
  'vault.undoRestore': verb({
    summary: 'exchanges the vault for the one that the last restore set aside',
    input: z.strictObject({ folderToken: PathToken }),
    output: z.object({ found: LeftByRestore }),
    processing: 'none',
    permission: 'anyone',
    transaction: 'own',
    internal: true,
  }),
  'vault.verify': verb({
    summary: 'checks every page of the vault and the log’s chain',
    input: Nothing,
    output: z.object({
      /** `null` on a database, which checks its own pages. */
      pages: z.boolean().nullable(),
      log: ChainReport,
    }),
    processing: 'consultation',
    permission: ['auditor', 'administrator'],
    transaction: 'own',
  }),
} as const;
