/** Keyboard shortcuts as values: parsing, matching, and sequences such as `G then Q`. */

export interface Shortcut {
  /** `Ctrl K`, `J`, `?`, or a sequence `G then Q`. Letters are capital, as on the key. */
  keys: string;
  description: string;
  /** Heading in the help overlay: `Everywhere`, `Queue`. */
  group: string;
  run: () => void;
  /** Also while typing in a field; only for keys that type nothing. */
  whileTyping?: boolean;
  /** Works in the dialog that binds it, except while somebody types in one of its fields. */
  inDialog?: boolean;
}

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The name of a key press as shortcuts write it (`Ctrl K`, `Shift J`, `Escape`); null for a modifier alone. Shift counts with letters only: in `?` it is part of the key. */
export function pressName(press: Press): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(press.key)) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const control = press.ctrlKey || press.metaKey ? 'Ctrl ' : '';
  const shift = press.shiftKey && /^[A-Z]$/.test(key) ? 'Shift ' : '';
  return `${control}${press.altKey ? 'Alt ' : ''}${shift}${key === ' ' ? 'Space' : key}`;
}

export type Match = { kind: 'run'; shortcut: Shortcut } | { kind: 'wait'; first: string } | { kind: 'none' };

/**
 * What a key press means, given the first key of a sequence pressed just before (or null). The newest registration wins, so that a
 * view can take over a key.
 */
export function match(shortcuts: readonly Shortcut[], name: string, before: string | null): Match {
  const newestFirst = shortcuts.toReversed();
  const sequence = before === null ? undefined : newestFirst.find(({ keys }) => keys === `${before} then ${name}`);
  const single = sequence ?? newestFirst.find(({ keys }) => keys === name);
  if (single !== undefined) return { kind: 'run', shortcut: single };
  // A letter means the same with Shift, unless something is bound to just that.
  if (name.includes('Shift ')) return match(shortcuts, name.replace('Shift ', ''), before);
  return newestFirst.some(({ keys }) => keys.startsWith(`${name} then `))
    ? { kind: 'wait', first: name }
    : { kind: 'none' };
}

/** Whether a key press belongs to what is being typed and not to a shortcut without Ctrl. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target.closest('[role="listbox"], [role="menu"]') !== null;
}

/** Whether a key press belongs to what is being typed or chosen and not to a shortcut of the view. */
export function isTyping(target: EventTarget | null): boolean {
  if (isField(target)) return true;
  // A message in the corner is an alertdialog too, though not a modal one: while it has the focus, the keys still work.
  const alert = '[role="alertdialog"]:not([aria-modal="false"])';
  return target instanceof HTMLElement && target.closest(`[role="dialog"], ${alert}`) !== null;
}
