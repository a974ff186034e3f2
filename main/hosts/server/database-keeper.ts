/** What a unit on a database keeps beside it, in its own folder: where the log ended. Backups are the database's own. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Keeper } from '../../engine/keeper.ts';
import { readAnchor, writeAnchor } from '../../vault/anchor.ts';

const refused = async (): Promise<never> => {
  throw new VigilError('NOT_WITH_DATABASE');
};

/** `key`: the unit's, wiped when it is closed. */
export function databaseKeeper(folder: string, unitId: string, key: Buffer): Keeper {
  const anchorOf = { folder, vaultId: unitId, dataKey: key };
  return {
    folder,
    anchor: () => readAnchor(anchorOf),
    keepAnchor: (anchor) => writeAnchor(anchorOf, anchor),
    backUp: refused,
    prepareNewKey: refused,
    lastBackup: () => null,
    newestBackup: () => null,
    close: () => void key.fill(0),
  };
}
