/** The workstations that the services on a database admit, by the fingerprints of their certificates. */
import type { AdmittedWorkstation } from '../port.ts';
import type { Connection } from './connection.ts';

const columns = 'name, fingerprint, "issuedAt", "revokedAt"';

export async function workstationOf(on: Connection, fingerprint: string): Promise<AdmittedWorkstation | null> {
  const [row] = await on.rows<AdmittedWorkstation>(`select ${columns} from workstation_row where fingerprint = $1`, [
    fingerprint,
  ]);
  return row ?? null;
}

/** All of them, in the order of their admission. */
export const listWorkstations = (on: Connection): Promise<AdmittedWorkstation[]> =>
  on.rows<AdmittedWorkstation>(`select ${columns} from workstation_row order by "issuedAt", name`);

/** False where one of that name is admitted. */
export async function admitWorkstation(on: Connection, workstation: AdmittedWorkstation): Promise<boolean> {
  const { name, fingerprint, issuedAt, revokedAt } = workstation;
  const { written } = await on.run(
    `insert into workstation_row (${columns}) values ($1, $2, $3, $4) on conflict do nothing`,
    [name, fingerprint, issuedAt, revokedAt],
  );
  return written === 1;
}

/** False where none of that name is admitted. */
export async function revokeWorkstation(on: Connection, name: string, revokedAt: string): Promise<boolean> {
  const { written } = await on.run(
    `update workstation_row set "revokedAt" = $2 where name = $1 and "revokedAt" is null`,
    [name, revokedAt],
  );
  return written > 0;
}
