/** The words of an HTML mail as plain text. Nothing of it is ever shown as HTML. */
import { decode } from 'html-entities';

/** Each named letter of HTML, those without a semicolon and the numbers of Windows-1252 included. */
const unescaped = (text: string): string => decode(text, { level: 'html5', scope: 'body' });

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
  'h5',
  'h6',
  'hr',
  'pre',
  'section',
  'article',
  'header',
  'footer',
  'dl',
  'dt',
  'dd',
  'option',
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
  /** How much there is, to find again what comes after. */
  get pieces(): number {
    return this.#parts.length;
  }
  since(pieces: number): string {
    return this.#parts.slice(pieces).join('');
  }
  toString(): string {
    return this.#parts.join('');
  }
}

/** No attribute further behind in a tag is looked at. */
const longestTag = 4_096;
const hrefOf = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/i;
const altOf = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

function attribute(pattern: RegExp, html: string, open: number, close: number): string {
  const found = pattern.exec(html.slice(open, Math.min(close, open + longestTag))) ?? [];
  return unescaped(found[1] ?? found[2] ?? found[3] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where a link leads, as a reader would write it; nothing for one that leads nowhere outside of the mail. */
function target(href: string): string {
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(href) ?? [];
  switch (scheme.toLowerCase()) {
    case 'tel':
    case 'sms':
    case 'callto':
    case 'mailto':
    case 'whatsapp':
      return decodedAddress(href.slice(scheme.length + 1).split('?', 1)[0] ?? '');
    case 'javascript':
    case 'cid':
    case 'data':
    case 'about':
    case 'file':
      return '';
    case '':
      return href.startsWith('//') ? href.slice(2) : /^[\w-]+\.[\w./-]+/.test(href) ? href : '';
    default:
      return behindFilter(href);
  }
}

function decodedAddress(written: string): string {
  try {
    return decodeURIComponent(written).replace(/^\/\//, '');
  } catch {
    return written;
  }
}

/** Mail filters put an address of their own before the one that was written. */
function behindFilter(href: string): string {
  if (!/^https:\/\/[\w.-]{1,100}\.safelinks\.protection\.outlook\.com\//i.test(href)) return href;
  const written = /[?&]url=([^&]+)/i.exec(href)?.[1];
  return written === undefined ? href : decodedAddress(written);
}

const bareAddress = (text: string) => text.toLowerCase().replace(/^https?:\/\/|[\s<>()-]|\/$/g, '');

/** A link whose end has not come yet. */
interface OpenLink {
  target: string;
  from: number;
}

/** The address of a link behind its words, unless they are the address. */
function endLink(link: OpenLink | null, text: Gathered): null {
  if (link === null || link.target === '') return null;
  if (!bareAddress(unescaped(text.since(link.from))).includes(bareAddress(link.target)))
    text.add(` <${link.target.replaceAll('&', '&amp;')}>`);
  return null;
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
  let link: OpenLink | null = null;
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
    if (name === 'a' || name === 'area') {
      link = endLink(link, text);
      if (next !== '/') link = { target: target(attribute(hrefOf, html, open, words)), from: text.pieces };
    } else if (name === 'img') text.add(` ${attribute(altOf, html, open, words).replaceAll('&', '&amp;')} `);
    else if (newLine.has(name)) text.add('\n');
    else if (name === 'td' || name === 'th') text.add(' ');
    else if (hidden.has(name) && next !== '/') words = behindHidden(html, name, words);
    open = html.indexOf('<', words);
  }
  // After the last tag, or in a mail that only claims to be HTML, line breaks are the writer's own.
  text.add(html.slice(words));
  endLink(link, text);
  if (text.full) return null;
  return unescaped(text.toString())
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
