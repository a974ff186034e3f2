/** Fragments with gaps, `{town}`, compiled once and filled many times. In one text, `{town2}` is a different town from `{town}`. */

interface Template {
  /** The text between the gaps, so one more than there are gaps. */
  readonly between: readonly string[];
  readonly gaps: readonly { readonly key: string; readonly word: string }[];
}

const compiled = new Map<string, Template>();

/** The compiled form of a fragment; compiled at first use and kept. */
function template(fragment: string): Template {
  const known = compiled.get(fragment);
  if (known !== undefined) return known;
  const between: string[] = [];
  const gaps: { key: string; word: string }[] = [];
  let from = 0;
  for (const match of fragment.matchAll(/\{([a-z]+)(\d?)\}/g)) {
    between.push(fragment.slice(from, match.index));
    gaps.push({ key: `${match[1]}${match[2]}`, word: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  between.push(fragment.slice(from));
  const made = { between, gaps };
  compiled.set(fragment, made);
  return made;
}

/** A sentence: every gap filled, and the first letter a capital. */
export function fill(fragment: string, value: (key: string, word: string) => string): string {
  const { between, gaps } = template(fragment);
  let text = between[0] ?? '';
  for (let i = 0; i < gaps.length; i++) {
    const gap = gaps[i];
    if (gap !== undefined) text += value(gap.key, gap.word) + (between[i + 1] ?? '');
  }
  const first = text.charCodeAt(0);
  // Fragments typed by a child or a machine begin in lower case on purpose; one that begins with a filled gap does not.
  // An address on the web is written as it is.
  if (first >= 97 && first <= 122 && gaps.length > 0 && between[0] === '' && !text.startsWith('http'))
    return text.charAt(0).toUpperCase() + text.slice(1);
  return text;
}
