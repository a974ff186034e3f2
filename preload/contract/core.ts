/** The entry of one verb in the contract. Whatever can be derived from the table is derived from it. */
import { z } from 'zod';
import type { Processing, Role } from './vocabulary.ts';

/** A record as the log names it: `contribution:12`, `investigation:3`, or a range `contribution:1-500`. */
export type RecordRef = string;

/** Who may call it: certain roles, anybody signed in, or anybody at all (only for what opens the vault). */
export type Permission = readonly Role[] | 'signed-in' | 'anyone';

export interface VerbEntry<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** One sentence: what the person does with it. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly processing: Processing;
  readonly permission: Permission;
  /** Where the work is done. Host verbs touch the outside world but no record. */
  readonly runsIn: 'engine' | 'host';
  /**
   * `write`: the engine runs it in one transaction with its log entry. `read`: on a snapshot of its own, which cannot be
   * written to; its entry is in the log before the answer is given. `own`: long work with transactions of its own.
   */
  readonly transaction: 'read' | 'write' | 'own';
  /** Only the gate itself may call it; a call from the page is refused. */
  readonly internal: boolean;
  /**
   * Where a reason is kept. Reasons for casework describe the record, so they are kept with it, under its own
   * need to know; the log keeps those that say why somebody looked at something or disclosed it (`log`).
   */
  readonly reasonIn: 'record' | 'log';
  /** How it was asked, where the log says so in place of a reason. */
  readonly manner: (input: z.output<I>) => string | null;
  /** Who gets what is disclosed, where the input says so in more than its `recipient`. */
  readonly recipient: (input: z.output<I>) => string | null;
  /** True of a call that touches no record, such as a count that the rollups answer: it leaves no line in the log. */
  readonly skipLog: (input: z.output<I>) => boolean;
  /** The records that the log names. */
  readonly records: (input: z.output<I>, output: z.output<O>) => RecordRef[];
}

interface Written<I extends z.ZodType, O extends z.ZodType> {
  summary: string;
  input: I;
  output: O;
  processing: Processing;
  permission: Permission;
  runsIn?: 'engine' | 'host';
  transaction?: 'read' | 'write' | 'own';
  internal?: boolean;
  reasonIn?: 'record' | 'log';
  manner?: (input: z.output<I>) => string | null;
  recipient?: (input: z.output<I>) => string | null;
  skipLog?: (input: z.output<I>) => boolean;
  records?: (input: z.output<I>, output: z.output<O>) => RecordRef[];
}

/** Where in a value, its names included, there is text with half a character in it; `null` where there is none. */
function illFormedAt(value: unknown, at: readonly PropertyKey[] = []): readonly PropertyKey[] | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : at;
  if (typeof value !== 'object' || value === null) return null;
  const list = Array.isArray(value);
  for (const [name, part] of Object.entries(value)) {
    // The name itself is not given: it is not one of the contract's.
    if (!name.isWellFormed()) return at;
    const found = illFormedAt(part, [...at, list ? Number(name) : name]);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The same schema, for Unicode text alone. Half a character (a lone surrogate) is kept by JavaScript, but the store puts U+FFFD in
 * its place: what was hashed or compared would no longer be what is kept.
 */
export function wellFormed<S extends z.ZodType>(schema: S): S {
  return schema.superRefine((value, context) => {
    const at = illFormedAt(value);
    if (at !== null) context.addIssue({ code: 'custom', path: [...at], message: 'not well-formed text' });
  });
}

/** Processing that by its nature changes nothing. */
const reads: readonly Processing[] = ['consultation', 'disclosure', 'none'];

/** An entry of the contract. Every input is held to well-formed text here, so that no schema can forget it. */
export function verb<I extends z.ZodType, O extends z.ZodType>(written: Written<I, O>): VerbEntry<I, O> {
  return {
    runsIn: 'engine',
    transaction: reads.includes(written.processing) ? 'read' : 'write',
    internal: false,
    reasonIn: written.processing === 'disclosure' ? 'log' : 'record',
    manner: () => null,
    recipient: () => null,
    skipLog: () => false,
    records: () => [],
    ...written,
    input: wellFormed(written.input),
  };
}

/** An instant: ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` gives it. */
export const Instant = z.iso.datetime({ precision: 3 });
/** A calendar day in the United Kingdom, `2026-03-09`. */
export const Day = z.iso.date();
/** A calendar month, `2026-03`. */
export const Month = z.string().regex(/^\d{4}-\d{2}$/);
export const Id = z.int().positive();
/** Made by the gate for a file or folder that the person chose; stands in for a path that the page never sees. */
export const PathToken = z.string().min(16).max(64);
/** The page's own name for a long piece of work, so that its progress can be shown and it can be stopped. */
export const TaskName = z.string().min(1).max(64);
export const Reason = z.string().trim().min(3).max(2000);
export const Line = z.string().trim().min(1).max(200);
/**
 * Who gets what leaves, why, and on what legal basis: a code of the rule in force. The windows ask for it; a command that names none discloses
 * for a law enforcement purpose (Data Protection Act 2018, Part 3), and the receipt says so.
 */
export const disclosed = {
  recipient: z.string().trim().min(1).max(200),
  reason: Reason,
  legalBasis: z.string().min(1).max(40).default('dpa-part-3'),
};
export const Text = z.string().max(200_000);
export const Nothing = z.strictObject({});
/** Where the next page starts; opaque to the page. */
export const Cursor = z.string().max(400);
