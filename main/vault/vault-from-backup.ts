/** A vault in a folder of its own, from a backup that was made a moment ago and verified then. */
import { mkdirSync, renameSync } from 'node:fs';
import { syncFolder } from './atomic-file.ts';
import { backupFiles, removeBackup } from './backup-files.ts';
import { readSlotFile, writeSlots } from './slots.ts';
import { vaultFiles } from './vault-files.ts';

/** The backup's store is moved, and what is left of the backup is removed. The ways into the new vault are those of the old one. */
export function vaultFromBackup(backup: string, folder: string, leastN?: number): void {
  const [from, to] = [backupFiles(backup), vaultFiles(folder)];
  mkdirSync(to.folder, { recursive: true, mode: 0o700 });
  const file = readSlotFile(from.keys, leastN);
  renameSync(from.store, to.store);
  writeSlots(to.folder, file);
  removeBackup(from.folder);
  syncFolder(to.folder);
}
