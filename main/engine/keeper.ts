/** What the engine asks of whatever keeps the records, besides the records themselves: an open vault has it all. */
import type { OpenVault } from '../vault/vault.ts';

export type Keeper = Pick<
  OpenVault,
  'folder' | 'anchor' | 'keepAnchor' | 'backUp' | 'lastBackup' | 'newestBackup' | 'prepareNewKey' | 'close'
>;
