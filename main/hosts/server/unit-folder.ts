/** Where things are in a unit's folder, on the machine of its service. */
import { join } from 'node:path';

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
