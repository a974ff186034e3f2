/**
 * What two worlds may differ in, all of it:
 *
 * 1. Internal ids run on across compartments (SECURITY.md, "What is not"). They are numbered in the order in which they are first
 *    seen from outside; whether two answers speak of the same record is still compared. References are compared as they are.
 * 2. Tickets and recovery codes are random.
 * 3. How many lines the log has, which those are told who check its chain: hidden work leaves lines too.
 * 4. How large the store is, which those are told who keep it: they can see the file.
 *
 * A cursor is opened as far as it is ours and compared by what it holds; one that is sealed is compared by its length.
 */
import type { VerbName } from '../../preload/contract/index.ts';
import { changeIds, type Kind } from '../inputs/id-kinds.ts';

/** Hidden work makes none of these, so that their ids are the same in both worlds. */
const sameInBoth: ReadonlySet<Kind> = new Set(['account', 'compartment', 'threat-level', 'accuracy']);

/** Ids of one world, numbered as they are first seen from outside. */
export interface Numbering {
  number(kind: Kind, id: number): number;
  /** Without giving one that is not seen yet a number. */
  known(kind: Kind, id: number): number | undefined;
  idOf(kind: Kind, number: number): number | undefined;
  copy(): Numbering;
}

export function numbering(from: ReadonlyMap<Kind, readonly number[]> = new Map()): Numbering {
  const seen = new Map([...from].map(([kind, ids]): [Kind, number[]] => [kind, [...ids]]));
  const known = (kind: Kind, id: number) => {
    if (sameInBoth.has(kind)) return id;
    const at = seen.get(kind)?.indexOf(id) ?? -1;
    return at < 0 ? undefined : at + 1;
  };
  return {
    known,
    number(kind, id) {
      const before = known(kind, id);
      if (before !== undefined) return before;
      const ids = seen.get(kind) ?? [];
      seen.set(kind, ids);
      return ids.push(id);
    },
    idOf: (kind, number) => (sameInBoth.has(kind) ? number : seen.get(kind)?.[number - 1]),
    copy: () => numbering(seen),
  };
}

const random: ReadonlySet<string> = new Set(['ticket', 'recoveryCode']);

function openCursor(cursor: string): unknown {
  try {
    const opened: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof opened === 'object' ? opened : cursor.length;
  } catch {
    return `sealed, ${cursor.length} characters`;
  }
}

/** `id`s of entries of a timeline are words: `tip:12`, `event:3`. So are the topics of change events. */
function topic(word: string, ids: Numbering): string {
  return word.replace(
    /^((?:(?:presence|suggestion)\/)?)([a-z-]+):(\d+)$/,
    (_, what: string, kind: string, id: string) => {
      const of = kind === 'tip' ? 'contribution' : kind;
      return `${what}${kind}:#${ids.number(of, Number(id))}`;
    },
  );
}

/** An answer's value as it is compared. */
export function normalised(verb: VerbName, value: unknown, ids: Numbering): unknown {
  const numbered = changeIds(verb, 'output', value, (kind, id) => `${kind}#${ids.number(kind, id)}`);
  const logCounts = ['audit.verify', 'vault.verify', 'vault.backUp'].includes(verb);
  const walk = (part: unknown, name: string): unknown => {
    if (Array.isArray(part)) return part.map((one) => walk(one, name));
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([field, one]) => [field, walk(one, field)]));
    if (random.has(name) && typeof part === 'string') return `random, ${part.length} characters`;
    if (name === 'storeBytes' && typeof part === 'number') return 'a number of bytes';
    if (logCounts && name === 'entries') return 'a number of lines';
    // It begins with the name of the vault's folder, which is each world's own.
    if (verb === 'vault.backUp' && name === 'name') return 'the name of a folder';
    if (name === 'next' && typeof part === 'string') return openCursor(part);
    return name === 'id' && typeof part === 'string' ? topic(part, ids) : part;
  };
  return walk(numbered, '');
}

export const normalisedTopics = (topics: readonly string[], ids: Numbering) => topics.map((one) => topic(one, ids));

/** Where two values first differ, as a path of fields; `null` where they do not. */
export function firstDifference(one: unknown, other: unknown, path = ''): string | null {
  if (Object.is(one, other)) return null;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return path || 'all of it';
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  for (const field of fields) {
    const found = firstDifference(
      Reflect.get(one, field),
      Reflect.get(other, field),
      path === '' ? field : `${path}.${field}`,
    );
    if (found !== null) return found;
  }
  return Array.isArray(one) !== Array.isArray(other) ? path : null;
}
