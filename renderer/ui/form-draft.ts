/** A form as kept while it is being typed: only what was changed, with what was there before. */

interface Stored {
  before: Record<string, unknown>;
  typed: Record<string, unknown>;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields of `value` that have been changed, apart from those that must not be kept. */
export function changedFields<T extends object>(initial: T, value: T, unkept: readonly (keyof T)[]): (keyof T)[] {
  return (Object.keys(value) as (keyof T)[]).filter((key) => !unkept.includes(key) && !same(initial[key], value[key]));
}

/** Null where there is nothing worth keeping. */
export function draftOf<T extends object>(initial: T, value: T, unkept: readonly (keyof T)[]): string | null {
  const keys = changedFields(initial, value, unkept);
  if (keys.length === 0) return null;
  const only = (from: T) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return JSON.stringify({ before: only(initial), typed: only(value) } satisfies Stored);
}

function stored(content: string): Stored | null {
  try {
    const read: unknown = JSON.parse(content);
    const whole = typeof read === 'object' && read !== null && 'before' in read && 'typed' in read;
    return whole ? (read as Stored) : null;
  } catch {
    return null;
  }
}

const shape = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

/**
 * What a draft says about the form as it opens now. Fields of a different shape from the form's are passed over: the draft may be
 * from an earlier version. `before`: what those fields contained when it was begun. `overtaken`: what such a field contained before has meanwhile been changed by somebody else.
 */
export function readDraft<T extends object>(
  content: string,
  initial: T,
): { typed: Partial<T>; before: Partial<T>; overtaken: boolean } {
  const kept = stored(content);
  if (kept === null) return { typed: {}, before: {}, overtaken: false };
  const fitting = (Object.keys(initial) as (keyof T & string)[]).filter((key) => {
    const fits = shape(kept.typed[key]) === shape(initial[key]) || initial[key] === null || kept.typed[key] === null;
    return Object.hasOwn(kept.typed, key) && fits;
  });
  const from = (values: Record<string, unknown>) =>
    Object.fromEntries(fitting.map((key) => [key, values[key]])) as Partial<T>;
  return {
    typed: from(kept.typed),
    before: from(kept.before),
    overtaken: fitting.some((key) => !same(kept.before[key], initial[key])),
  };
}
