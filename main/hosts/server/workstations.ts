/**
 * The workstations of a unit, by the fingerprints of their certificates. A certificate of the unit's authority alone is not enough:
 * it has to stand in this file, and not be revoked. The file is read each time, so that a revocation holds at once.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Shared } from '../../store/port.ts';
import { writeAtomically } from '../../vault/atomic-file.ts';

export const Workstation = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  /** SHA-256 of the certificate, as TLS gives it: `AB:CD:…`. */
  fingerprint: z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
  /** An instant. */
  issuedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
});
export type Workstation = z.infer<typeof Workstation>;

const File = z.strictObject({ workstations: z.array(Workstation) });

export type Admission = { name: string } | { why: 'UNKNOWN' | 'REVOKED' | 'STORE_AWAY'; name: string | null };

export interface Workstations {
  /** Never rejects: nobody is admitted while the list cannot be read. */
  admit(fingerprint: string | undefined): Promise<Admission>;
}

const admission = (found: Workstation | null): Admission =>
  found === null
    ? { why: 'UNKNOWN', name: null }
    : found.revokedAt === null
      ? { name: found.name }
      : { why: 'REVOKED', name: found.name };

/** Throws where the file is missing or is not what it should be. */
export function readWorkstations(path: string): Workstation[] {
  return File.parse(JSON.parse(readFileSync(path, 'utf8'))).workstations;
}

export function writeWorkstations(path: string, workstations: readonly Workstation[]): void {
  writeAtomically([path], `${JSON.stringify({ workstations }, null, 2)}\n`);
}

/** Nobody is admitted while the file cannot be read, and nobody is told that they are not one of its workstations. */
export function workstationsIn(path: string): Workstations {
  return {
    async admit(fingerprint) {
      let known: readonly Workstation[];
      try {
        known = readWorkstations(path);
      } catch {
        return { why: 'STORE_AWAY', name: null };
      }
      return admission(known.find((each) => each.fingerprint === fingerprint) ?? null);
    },
  };
}

/** Those that the services on a database admit. */
export function workstationsOn({ workstation }: Pick<Shared, 'workstation'>): Workstations {
  return {
    async admit(fingerprint) {
      try {
        return admission(fingerprint === undefined ? null : await workstation(fingerprint));
      } catch {
        return { why: 'STORE_AWAY', name: null };
      }
    },
  };
}
