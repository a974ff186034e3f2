/** Where things are in a unit's folder, on the machine of its service. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';

export function unitFiles(folder: string) {
  return {
    vault: join(folder, 'vault'),
    authority: join(folder, 'authority.pem'),
    /** Needed to admit a workstation, not to run the service: it may be kept elsewhere. */
    authorityKey: join(folder, 'authority.key'),
    certificate: join(folder, 'service.pem'),
    certificateKey: join(folder, 'service.key'),
    config: join(folder, 'config.json'),
    workstations: join(folder, 'workstations.json'),
    /** As `unit init` and a restore name it; the configuration says where it is. */
    key: join(folder, 'unit.key'),
    control: join(folder, 'control.sock'),
  } as const;
}

/** One of them as text. Throws UNIT_NOT_FOUND where it is not there. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new VigilError('UNIT_NOT_FOUND');
  }
}
