/** Without Electron there is no operating-system key store to seal with. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Sealer } from '../../vault/sealer.ts';

export const noSealer: Sealer = {
  available: () => Promise.resolve(false),
  seal: () => Promise.reject(new VigilError('UNEXPECTED')),
  unseal: () => Promise.reject(new VigilError('UNEXPECTED')),
};
