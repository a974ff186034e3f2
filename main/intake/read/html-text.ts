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

/** Plain text with a line break for each block; walks the mark-up once, so that no mail can make it slow. */
export function htmlToText(html: string): string {
  // ASCII letters only: other letters may change their length, and places in the text have to stay the same.
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, open).replace(/\s+/g, ' ');
    if (lower.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open);
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const [, name = ''] = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 20)) ?? [];
    if (name === '' && !/[!?]/.test(lower[open + 1] ?? '')) {
      // A bare “<” in careless mark-up is text.
      text += '<';
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', open);
    at = close === -1 ? html.length : close + 1;
    if (newLine.has(name)) text += '\n';
    else if (name === 'td' || name === 'th') text += ' ';
    else if (hidden.has(name) && lower[open + 1] !== '/') {
      const end = lower.indexOf(`</${name}`, at);
      at = end === -1 ? html.length : end;
    }
  }
  return unescaped(text)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
