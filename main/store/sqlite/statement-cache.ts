/**
 * Statements that are prepared once and kept: the same few hundred recur all day, and preparing one takes as long as running a
 * short one. One text means one statement, whoever asks for it, so only code that is its sole user may change how it answers
 * (`pluck`, `raw`).
 */
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';

/** Filters of the queue alone come in about a hundred forms. */
const keptStatements = 800;

/** For each connection, with the least recently used first. */
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
