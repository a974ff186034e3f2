/** The words of an HTML mail as plain text. Nothing of it is ever shown as HTML. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  eacute: 'é',
};

function character(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : '';
}

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name[0] !== '#') return named[name.toLowerCase()] ?? whole;
    const hex = name[1] === 'x' || name[1] === 'X';
    return character(Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
  });
}

/** Elements whose content is not text for a reader. */
const hidden: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template']);
const newLine: ReadonlySet<string> = new Set([
  'br',
  'p',
  'div',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
]);

const space = /\s/;
const tagStart = /<\/?([a-z][a-z0-9]{0,18})/iy;
const windowLetters = 64 * 1024;

/** The text that is put together, up to a bound; the rest is not worth the memory. */
class Gathered {
  readonly #parts: string[] = [];
  #room: number;
  constructor(most: number) {
    this.#room = most;
  }
  get full(): boolean {
    return this.#room < 0;
  }
  add(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#room -= text.length;
  }
  /** What stands between two tags, each run of blanks as one; window by window, so that the bound holds for what is made on the way. */
  addWords(html: string, from: number, to: number): void {
    let at = from;
    while (at < to && !this.full) {
      let end = Math.min(to, at + windowLetters);
      while (end < to && space.test(html.charAt(end))) end += 1;
      this.add(html.slice(at, end).replace(/\s+/g, ' '));
      at = end;
    }
  }
  toString(): string {
    return this.#parts.join('');
  }
}

/** The place behind the end of a hidden element's content; a search that only moves forward. */
function behindHidden(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/**
 * Plain text with a line break for each block; walks the mark-up once, so that no mail can make it slow. Null where there
 * are more than `most` letters of it, in UTF-16 units before entities are read.
 */
export function htmlToText(html: string, most: number): string | null {
  const text = new Gathered(most);
  /** Where the words start that have not been added yet. */
  let words = 0;
  let open = html.indexOf('<');
  while (open !== -1 && !text.full) {
    tagStart.lastIndex = open;
    const name = tagStart.exec(html)?.[1]?.toLowerCase() ?? '';
    const next = html.charAt(open + 1);
    if (name === '' && next !== '!' && next !== '?') {
      // A bare “<” in careless mark-up is text, and so is what follows it.
      text.addWords(html, words, open);
      text.add('<');
      words = open + 1;
      open = html.indexOf('<', words);
      continue;
    }
    text.addWords(html, words, open);
    const comment = html.startsWith('<!--', open);
    const close = html.indexOf(comment ? '-->' : '>', open);
    words = close === -1 ? html.length : close + (comment ? 3 : 1);
    if (newLine.has(name)) text.add('\n');
    else if (name === 'td' || name === 'th') text.add(' ');
    else if (hidden.has(name) && next !== '/') words = behindHidden(html, name, words);
    open = html.indexOf('<', words);
  }
  // After the last tag, or in a mail that only claims to be HTML, line breaks are the writer's own.
  text.add(html.slice(words));
  if (text.full) return null;
  return unescaped(text.toString())
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
