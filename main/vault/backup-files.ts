/**
 * A backup is a folder: the store, the sealed keys of that day, and a note of what they should be. The names are not those of a vault,
 * so that nobody works in a backup by mistake. It has its name only once it is whole and verified; until then it ends in `.part`.
 */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { removeOwnFolder } from './own-folder.ts';
import { readSigned, signedText } from './signed-note.ts';

export interface BackupFiles {
  folder: string;
  store: string;
  keys: string;
  note: string;
  /** What a unit keeps beside its vault, sealed under the data key. */
  enclosed: string;
}

export function backupFiles(folder: string): BackupFiles {
  const root = resolve(folder);
  return {
    folder: root,
    store: join(root, 'backup.db'),
    keys: join(root, 'backup-keys.json'),
    note: join(root, 'backup.json'),
    enclosed: join(root, 'backup-unit.json'),
  };
}

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** What a backup should be. Anything older in its place, however authentic, does not agree with it. */
export const BackupNote = z.object({
  format: z.literal('vigil backup'),
  version: z.literal(1),
  vaultId: hex(16),
  madeAt: z.iso.datetime(),
  pages: z.int().min(1),
  /** The last entry of its log: number and hash. `null` for an empty log. */
  last: z.object({ seq: z.int(), hash: hex(32) }).nullable(),
  /** Something is enclosed besides. */
  enclosed: z.literal(true).optional(),
});
export type BackupNote = z.infer<typeof BackupNote>;

const purpose = 'backup note';

export const backupNoteText = (dataKey: Buffer, note: BackupNote): string => signedText(purpose, dataKey, note);

/** `null` where there is none, or it is not of this vault. */
export const readBackupNote = (folder: string, dataKey: Buffer): BackupNote | null =>
  readSigned(backupFiles(folder).note, purpose, dataKey, BackupNote);

/** Enough of the vault's id to tell two vaults apart whose folders have the same name. */
const shortId = (vaultId: string) => vaultId.slice(0, 8);

/** `halverton-1a2b3c4d-20260309T103000000Z`: the vault's folder, the vault, and the time in UTC. */
export function backupName(vaultFolder: string, vaultId: string, now: Date): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace('.', '');
  return `${basename(vaultFolder).slice(0, 80)}-${shortId(vaultId)}-${time}`;
}

const named = (vaultId: string, end: string) => new RegExp(`-${shortId(vaultId)}-\\d{8}T\\d{9}Z${end}$`);

/** Removes a backup, by the names of its files. */
export function removeBackup(folder: string): void {
  removeOwnFolder(folder, ['backup.json', 'backup-keys.json', 'backup-unit.json', 'backup.db', 'attempts.json']);
}

/** Removes what a backup or a removal of this vault left unfinished in `parent`. */
export function clearUnfinished(parent: string, vaultId: string): void {
  const unfinished = named(vaultId, '\\.part');
  for (const name of readdirSync(parent)) if (unfinished.test(name)) removeBackup(join(parent, name));
}

/** The finished backups of a vault in `parent`, newest first. The note is read, whatever the folder is called. */
export function backupsIn(parent: string, vaultId: string, dataKey: Buffer): { folder: string; note: BackupNote }[] {
  const finished = named(vaultId, '');
  const found = readdirSync(parent)
    .filter((name) => finished.test(name))
    .flatMap((name) => {
      const folder = join(parent, name);
      const note = readBackupNote(folder, dataKey);
      return note?.vaultId === vaultId && existsSync(backupFiles(folder).store) ? [{ folder, note }] : [];
    });
  return found.sort((one, other) => (one.note.madeAt < other.note.madeAt ? 1 : -1));
}

function partition<T>(all: readonly T[], belongs: (each: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((each) => !belongs(each))];
}

interface Retaining {
  vaultId: string;
  dataKey: Buffer;
  keep: number;
  /** The one that was made just now: by name, and when. */
  made: { name: string; madeAt: string };
}

/**
 * Keeps the newest `keep` (at least one) and removes the others; how many were kept and removed. The one made just now is the newest, and
 * those from its future, by a clock that was wrong, come after the others.
 */
export function retain(parent: string, { vaultId, dataKey, keep, made }: Retaining) {
  const [now, others] = partition(backupsIn(parent, vaultId, dataKey), ({ folder }) => basename(folder) === made.name);
  const [later, earlier] = partition(others, ({ note }) => note.madeAt > made.madeAt);
  const all = [...now, ...earlier, ...later];
  const removed = all.slice(Math.max(1, keep)).filter(({ folder }) => {
    try {
      // Its name goes first: a stop halfway leaves nothing that looks like a backup.
      renameSync(folder, `${folder}.part`);
      removeBackup(`${folder}.part`);
      return true;
    } catch {
      // The new backup stands, whatever becomes of an old one.
      return false;
    }
  }).length;
  return { kept: all.length - removed, removed };
}
