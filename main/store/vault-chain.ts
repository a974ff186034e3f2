/**
 * How a vault's log hashes a line: SHA-256 over the hash of the line before and the words of this one. A database that a vault was moved
 * into keeps that chain as it was, under a node of its own.
 */
import { createHash } from 'node:crypto';
import type { LogLine } from './port.ts';

/** The node under which a database keeps the chain of a vault. No service may have that name. */
export const vaultNode = 'vault';

/** What the first line follows. */
export const chainStart = new Uint8Array(32);

export interface VaultLine extends Omit<LogLine, 'records'> {
  seq: number;
  /** As stored: a JSON array. */
  records: string;
  previous: Uint8Array;
}

/** 32 bytes. */
export function hashInVault(line: VaultLine): Uint8Array {
  const words = [
    line.seq,
    line.at,
    line.accountId,
    line.who,
    line.verb,
    line.processing,
    line.outcome,
    line.records,
    line.reason,
    line.recipient,
    line.workstation,
    line.session,
  ];
  return createHash('sha256').update(line.previous).update(JSON.stringify(words)).digest();
}
