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

/** What a line says, in the one order in which it is hashed; without what a store adds of its own. */
export const wordsOf = (line: VaultLine): unknown[] => [
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

/** 32 bytes. */
export const hashAfter = (previous: Uint8Array, words: readonly unknown[]): Uint8Array =>
  createHash('sha256').update(previous).update(JSON.stringify(words)).digest();

/** 32 bytes. */
export const hashInVault = (line: VaultLine): Uint8Array => hashAfter(line.previous, wordsOf(line));
