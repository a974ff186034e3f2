/** Room: what the host does for the page. None of it touches a record. */
import { z } from 'zod';
import { Appearance, AppearanceChange } from './appearance.ts';
import { Instant, Nothing, PathToken, verb } from './core.ts';
import { Failure } from './errors.ts';
import { IntakeForm } from './intake.ts';
import { BackupEvery, BackupFailure, BackupsKept } from './vault.ts';
import { Marking } from './vocabulary.ts';

/** What the operating system may show of what waits: a number, and never what it is. */
export const Notifications = z.enum(['off', 'urgent', 'all']);
export type Notifications = z.infer<typeof Notifications>;

/** What a file is chosen for. */
export const FilePurpose = z.enum(['contributions', 'investigations', 'workstation', 'tiles', 'gazetteer']);
export type FilePurpose = z.infer<typeof FilePurpose>;

/** What the page may have written. `document`: a file of any type, whose suggested name has its ending already. */
export const PageSavePurpose = z.enum(['csv', 'json', 'svg', 'png', 'docx', 'document']);
export type PageSavePurpose = z.infer<typeof PageSavePurpose>;

const ShownSettings = z.object({
  appearance: Appearance,
  notifications: Notifications,
  idleLockMinutes: z.int(),
  lateMatchMonths: z.int(),
  maximumMarking: Marking,
});

const ShownSchedule = z.object({
  /** `null` where this workstation makes none of the open vault by itself. */
  schedule: z
    .object({
      /** The name of its folder, without what leads to it. */
      folder: z.string(),
      everyDays: BackupEvery,
      keep: BackupsKept,
      /** `null` until it is known. */
      nextAt: Instant.nullable(),
      failed: BackupFailure.nullable(),
    })
    .nullable(),
});
/** Something that was taken while the line was down and that the service does not have yet. */
const WaitingEntry = z.object({
  id: z.string(),
  /** When it was taken. */
  at: Instant,
  what: z.enum(['contribution', 'draft']),
  /** The first words, for as long as nobody locks: afterwards nobody at this workstation can read it. */
  excerpt: z.string().nullable(),
  /** Why the service did not accept it; null while it waits. */
  refused: Failure.nullable(),
});
export type WaitingEntry = z.infer<typeof WaitingEntry>;

/** How the line to the service of a unit stands. */
const LineNews = z.object({
  /** `over`: it is back, but the session is not; the window locks as soon as what is typed is kept. */
  state: z.enum(['up', 'down', 'over']),
  since: Instant,
  waiting: z.array(WaitingEntry),
});
export type LineNews = z.infer<typeof LineNews>;

const EntryId = z.string().min(1).max(40);

export const host = {
  'host.info': verb({
    summary: 'says which copy of Vigil this is and which vault folders it knows',
    input: Nothing,
    output: z.object({
      version: z.string(),
      kind: z.enum(['electron', 'chromium', 'terminal']),
      maximumMarking: Marking,
      folders: z.object({
        /** The vault or unit opened last, if any. */
        last: PathToken.nullable(),
        /** Those opened or made here that are still there, the last one first, by the name of their folder. */
        recent: z.array(z.object({ token: PathToken, name: z.string(), unit: z.boolean() })),
        /** An empty folder in which a new vault would be made. */
        fresh: PathToken,
        demonstration: PathToken,
      }),
    }),
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.settings.read': verb({
    summary: 'reads the settings of this workstation',
    input: Nothing,
    output: ShownSettings,
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.settings.write': verb({
    summary: 'changes the settings of this workstation',
    input: z.strictObject({
      appearance: AppearanceChange.optional(),
      notifications: Notifications.optional(),
      idleLockMinutes: z.int().min(1).max(60).optional(),
      lateMatchMonths: z.int().min(1).max(240).optional(),
    }),
    output: ShownSettings,
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.chooseFile': verb({
    summary: 'lets the person choose a file to read',
    input: z.strictObject({ purpose: FilePurpose }),
    output: z.object({ token: PathToken, name: z.string(), size: z.int() }).nullable(),
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.chooseFolder': verb({
    summary: 'lets the person choose the folder of a vault, or the one in which backups are made',
    input: z.strictObject({ purpose: z.enum(['vault', 'backups']).optional() }),
    output: z.object({ token: PathToken, name: z.string() }).nullable(),
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.chooseSave': verb({
    summary: 'lets the person choose where a file is written',
    input: z.strictObject({
      purpose: PageSavePurpose,
      suggestedName: z.string().min(1).max(120),
    }),
    output: z.object({ token: PathToken, name: z.string() }).nullable(),
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.backupSchedule.read': verb({
    summary: 'says when this workstation backs the open vault up by itself',
    input: Nothing,
    output: ShownSchedule,
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.backupSchedule.write': verb({
    summary: 'lets this workstation back the open vault up by itself, to a folder that was chosen',
    input: z.strictObject({ folderToken: PathToken, everyDays: BackupEvery, keep: BackupsKept }),
    output: ShownSchedule,
    processing: 'none',
    permission: 'signed-in',
    runsIn: 'host',
  }),
  'host.backupSchedule.stop': verb({
    summary: 'ends the backups that this workstation makes of the open vault by itself',
    input: Nothing,
    output: ShownSchedule,
    processing: 'none',
    permission: 'signed-in',
    runsIn: 'host',
  }),
  'host.joinUnit': verb({
    summary: 'joins this workstation to a unit, by the file and the code that its administrator gave out',
    input: z.strictObject({ fileToken: PathToken, code: z.string().min(1).max(100) }),
    /** What stands for the unit wherever a vault's folder would. */
    output: z.object({ token: PathToken, name: z.string() }),
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.line': verb({
    summary: 'says how the line to the service of a unit stands, and what waits to be sent',
    input: Nothing,
    /** `null` where there is no unit. */
    output: z.object({ line: LineNews.nullable() }),
    processing: 'none',
    permission: 'anyone',
    runsIn: 'host',
  }),
  'host.readWaiting': verb({
    summary: 'reads back what its writer recorded without a connection and the service did not accept',
    input: z.strictObject({ id: EntryId }),
    output: z.object({ form: IntakeForm }),
    processing: 'none',
    permission: 'signed-in',
    runsIn: 'host',
  }),
  'host.discardWaiting': verb({
    summary: 'removes from this workstation what is damaged, or was read back by its writer',
    input: z.strictObject({ id: EntryId }),
    output: Nothing,
    processing: 'none',
    permission: 'signed-in',
    runsIn: 'host',
  }),
  'host.notify': verb({
    summary: 'lets the operating system show how many items wait, as far as the settings allow',
    input: z.strictObject({ urgent: z.int().min(0).max(10_000), waiting: z.int().min(0).max(10_000) }),
    /** `false` where the settings or the system show nothing. */
    output: z.object({ shown: z.boolean() }),
    processing: 'none',
    permission: 'signed-in',
    runsIn: 'host',
  }),
  'host.print': verb({
    summary: 'prints the page that is shown as a PDF, once for each ticket that the engine issued',
    input: z.strictObject({ ticket: z.string().min(16).max(64) }),
    /** `false` when the person changed their mind; nothing was written then. */
    output: z.object({ written: z.boolean() }),
    processing: 'none',
    permission: 'signed-in',
    runsIn: 'host',
  }),
} as const;
