/** JSON as programs really write it: long numbers, keys that come twice, and what other languages leave in it. */

/** Digits that a number of JavaScript cannot hold, as a reference or a telephone number may have. */
const longDigits = /\d{16}/;

/** As `JSON.parse`, but a whole number of too many digits is given as it is written. */
export function parsedJson(text: string): unknown {
  if (!longDigits.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && /^-?\d+$/.test(context?.source ?? '') && !Number.isSafeInteger(value)
      ? context?.source
      : value,
  );
}

const backslash = 92;

/** The place of the mark of quotation that ends what one at `start` begins; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

export interface RepeatedKeys {
  /** The first key that stands twice in one object, within a list, and outside of every list. */
  inList: string | null;
  outside: string | null;
}

const punctuation = /["{}[\]]/g;
const colon = /\s*:/y;

/** Keys that stand more than once in one object: JSON allows it, and every reader takes one of the values in silence. `text` is valid. */
export function repeatedKeys(text: string): RepeatedKeys {
  const found: RepeatedKeys = { inList: null, outside: null };
  /** The keys of each open object; null for a list. */
  const open: (Set<string> | null)[] = [];
  let lists = 0;
  punctuation.lastIndex = 0;
  for (let mark = punctuation.exec(text); mark !== null; mark = punctuation.exec(text)) {
    if (mark[0] === '{') open.push(new Set());
    else if (mark[0] === '[') {
      open.push(null);
      lists += 1;
    } else if (mark[0] !== '"') {
      if (open.pop() === null) lists -= 1;
    } else {
      const end = endOfString(text, mark.index) + 1;
      punctuation.lastIndex = end;
      const keys = open.at(-1);
      colon.lastIndex = end;
      if (!keys || !colon.test(text)) continue;
      const key = String(JSON.parse(text.slice(mark.index, end)));
      if (keys.has(key)) found[lists > 0 ? 'inList' : 'outside'] ??= key;
      keys.add(key);
    }
  }
  return found;
}

const foreign = /"|\/\/|\/\*|-?\b(?:NaN|Infinity)\b|,(?=\s*[}\]])/g;

/** Without comments and commas that nothing follows, and with null for what is no number; the same text where there is nothing of that. */
export function withoutForeignMarks(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  foreign.lastIndex = 0;
  for (let mark = foreign.exec(text); mark !== null; mark = foreign.exec(text)) {
    const [what] = mark;
    if (what === '"') {
      foreign.lastIndex = endOfString(text, mark.index) + 1;
      continue;
    }
    const ending = what === '//' ? '\n' : what === '/*' ? '*/' : null;
    const ends = ending === null ? mark.index : text.indexOf(ending, mark.index + 2);
    const end = ending === null ? mark.index + what.length : ends === -1 ? text.length : ends + ending.length;
    parts.push(text.slice(kept, mark.index), /[Ny]$/.test(what) ? 'null' : '');
    kept = end;
    foreign.lastIndex = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}
