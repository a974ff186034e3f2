/**
 * A form on a record that a colleague changes meanwhile: three versions of each field, namely what the form was based on, what was
 * typed, and what the record says now. Nothing is overwritten unseen, and nothing that was typed is lost.
 */

/** What the record says now, for those fields that are the record's own, and how each of them is shown. */
export interface Compared<T extends object> {
  now: Partial<T>;
  words: { readonly [K in keyof T]?: { label: string; say?: (value: T[K]) => string } };
}

/** A field that both have changed, to something else. */
export interface Conflict {
  field: string;
  label: string;
  mine: string;
  theirs: string;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const keysOf = <T extends object>(now: Partial<T>) => Object.keys(now) as (keyof T)[];

/** What is changed by the record alone comes into the form; `taken`: those fields. What both changed alike is settled. */
export function merged<T extends object>(
  base: T,
  typed: T,
  now: Partial<T>,
): { base: T; typed: T; taken: (keyof T)[] } {
  const moved = keysOf(now).filter((key) => !same(now[key], base[key]));
  const taken = moved.filter((key) => same(typed[key], base[key]));
  const settled = moved.filter((key) => taken.includes(key) || same(typed[key], now[key]));
  const from = (keys: readonly (keyof T)[]) => Object.fromEntries(keys.map((key) => [key, now[key]])) as Partial<T>;
  return { base: { ...base, ...from(settled) }, typed: { ...typed, ...from(taken) }, taken };
}

/** The fields about which somebody has to decide. */
export function conflictsOf<T extends object>(base: T, typed: T, { now, words }: Compared<T>): Conflict[] {
  return keysOf(now)
    .filter((key) => !same(now[key], base[key]) && !same(typed[key], base[key]) && !same(typed[key], now[key]))
    .map((key) => {
      const said = words[key];
      const say = (value: T[keyof T]) => said?.say?.(value) ?? String(value ?? '');
      return {
        field: String(key),
        label: said?.label ?? String(key),
        mine: say(typed[key]),
        theirs: say(now[key] as T[keyof T]),
      };
    });
}
