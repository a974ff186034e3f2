/**
 * Statements that are made once and kept: the same few hundred come again all day, and making one takes as long as a short one runs.
 * One text stands for one statement, whoever asks for it, so that nobody may change how it answers (`pluck`, `raw`) but its only user.
 */
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';

/** Filters of the queue alone come in some hundred forms. */
const keptStatements = 800;

/** For each connection, the least lately used first. */
const kept = new WeakMap<Database, Map<string, Statement>>();

export function statement(db: Database, text: string): Statement {
  const known = kept.get(db) ?? new Map<string, Statement>();
  kept.set(db, known);
  const found = known.get(text) ?? db.prepare(text);
  known.delete(text);
  known.set(text, found);
  for (const oldest of known.keys()) {
    if (known.size <= keptStatements) break;
    known.delete(oldest);
  }
  return found;
}
