/** A backup of a whole unit: its vault, and what lies beside it, sealed. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import { asFailure } from '../../engine/perform.ts';
import type { Made } from './control.ts';
import { enclosedFiles } from './enclosed-files.ts';
import type { Report } from './events.ts';
import type { UnitEngine } from './open-unit.ts';

interface UnitBackup {
  /** The folder in which it gets a folder of its own. */
  to: string;
  keep: number;
  /** Why, in the log's words. */
  why: string;
  signal: AbortSignal;
  progress: (done: number, total: number) => void;
}

/** A restore sets the unit's folder aside: a backup in it would go with it. */
async function mustLieOutside(unit: string, to: string): Promise<void> {
  const [inner, outer] = await Promise.all([realpath(to), realpath(unit)]).catch(() => {
    throw new VigilError('BACKUP_FOLDER_GONE');
  });
  if (inner === outer || inner.startsWith(join(outer, '/'))) throw new VigilError('IN_VAULT_FOLDER');
}

/** Throws IN_VAULT_FOLDER, and what `makeBackup` throws. What became of it stands in the journal. */
export function backUpUnit({ unit, engine, report }: { unit: string; engine: UnitEngine; report: Report }) {
  return async (order: UnitBackup): Promise<Made> => {
    try {
      await mustLieOutside(unit, order.to);
      const made = await engine.backUp({ ...order, enclosed: enclosedFiles(unit) });
      report({ event: 'backed-up', backup: made.name, kept: made.kept });
      return made;
    } catch (error) {
      report({ event: 'backup-failed', why: asFailure(error).code });
      throw error;
    }
  };
}
