/**
 * Mails that stand quoted in the text of another. What they say stays; who sent them goes to the sealed source, since the text is
 * read and searched by everybody.
 */

export interface Quoted {
  text: string;
  /** The lines that were taken out, as written. */
  people: string[];
}

const prefix = /^[\s>|*_]*/;
/** The names of header lines as mail programs write them above what they quote, in the languages of our neighbours too. */
const people =
  /^(?:from|to|cc|bcc|reply[- ]to|sender|von|an|de|à|a|para|da|van|aan|od|do|kime|kimden)\s?[*_]*\s?:[*_]*\s*(.*)$/i;
const others =
  /^(?:sent|date|subject|importance|attachments?|gesendet|datum|betreff|envoyé|objet|enviado|asunto|assunto|inviato|oggetto|data|verzonden|onderwerp|wysłano|temat|konu|tarih|gönderilme tarihi)\s?[*_]*\s?:/i;
const about = /^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|konu)\s?[*_]*\s?:/i;
const sentBy = /^(?:from|von|de|da|van|od|kimden)\s?[*_]*\s?:/i;
const address = /[^\s<>@"',;:()[\]]{1,64}@[\p{L}\p{N}.-]{1,253}/u;

const plain = (line: string) => line.slice(0, 2_000).replace(prefix, '');
const isHead = (line: string) => people.test(plain(line)) || others.test(plain(line));

/** The lines from `at` on that look like the header of a quoted mail, and whether they are one. A long list of receivers is folded. */
function headAt(lines: readonly string[], at: number): { length: number; sure: boolean } {
  if (!sentBy.test(plain(lines[at] ?? ''))) return { length: 0, sure: false };
  let length = 1;
  let named = 1;
  while (length < 24) {
    const line = lines[at + length];
    if (line === undefined) break;
    const blank = plain(line) === '';
    const folded = !blank && named > 1 && plain(line).includes('@');
    if (isHead(line)) named += 1;
    else if (!folded && !(blank && isHead(lines[at + length + 1] ?? ''))) break;
    length += 1;
  }
  // A sentence with a colon is no header: two lines more have to look like one, and one of them like that of a mail.
  const sure = lines.slice(at, at + length).some((line) => address.test(plain(line)) || about.test(plain(line)));
  return { length, sure: named >= 3 && sure };
}

/** “On Friday, Nadia Orrell <nadia@example.net> wrote:”, on up to three lines. */
function attribution(lines: readonly string[], at: number): { length: number; who: string; kept: string } | null {
  if (!/^(?:on|am|le|el|il|op|em|den|w dniu)\s/i.test(plain(lines[at] ?? ''))) return null;
  let whole = '';
  for (let length = 1; length <= 3; length += 1) {
    const line = lines[at + length - 1];
    if (line === undefined || line.length > 400) return null;
    whole = `${whole} ${plain(line)}`.trim();
    if (
      !/(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał\(?a?\)?)\s?:\s*$/i.test(
        whole,
      )
    )
      continue;
    const found = address.exec(whole);
    if (found === null) return null;
    const date = /^.*?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?/i.exec(whole)?.[0] ?? '';
    return {
      length,
      who: whole.slice(date.length),
      kept: `${date}: [sender kept with the sealed source]`.replace(/^: /, ''),
    };
  }
  return null;
}

/** The text without the people of quoted mails. Each line is looked at a fixed number of times. */
export function withoutQuotedPeople(text: string): Quoted {
  const lines = text.split('\n');
  const kept: string[] = [];
  const taken: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const { length, sure } = headAt(lines, at);
    const said = length === 0 ? attribution(lines, at) : null;
    if (length > 0 && !sure) {
      // No part of it is a header either, so that nothing is looked at again.
      kept.push(...lines.slice(at, at + length));
      at += length;
    } else if (length > 0) {
      const lead = prefix.exec(lines[at] ?? '')?.[0].replace(/[*_]/g, '') ?? '';
      kept.push(`${lead}[Quoted mail: its sender is kept with the sealed source]`);
      let ofPeople = true;
      for (const line of lines.slice(at, at + length)) {
        const head = plain(line);
        if (people.test(head)) ofPeople = true;
        else if (others.test(head)) ofPeople = false;
        if (!ofPeople) kept.push(line);
        else if (head.trim() !== '') taken.push(head.replace(/[*_]/g, '').trim());
      }
      at += length;
    } else if (said !== null) {
      kept.push(said.kept);
      taken.push(said.who.replace(/^[\s,:]+|[\s:]+$/g, ''));
      at += said.length;
    } else {
      kept.push(lines[at] ?? '');
      at += 1;
    }
  }
  return { text: kept.join('\n'), people: taken };
}
