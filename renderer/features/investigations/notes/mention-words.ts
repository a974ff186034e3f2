/** What stands after an @ while somebody types it, and the text once they have chosen whom they mean. */

/** A name may have a blank in it, so that two words are looked at, and no more. */
const fragment = /(?:^|\s)@([\p{L}.'’-]*(?: [\p{L}.'’-]*)?)$/u;

/** The words after the @ before `caret`; null where nobody is being mentioned. */
export function mentionAt(text: string, caret: number): string | null {
  return fragment.exec(text.slice(0, caret))?.[1] ?? null;
}

/** The text with the name in place of what was typed after the @, and where the caret goes. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const typed = mentionAt(text, caret);
  if (typed === null) return { text, caret };
  const before = `${text.slice(0, caret - typed.length)}${name} `;
  return { text: before + text.slice(caret).trimStart(), caret: before.length };
}

interface Person {
  id: number;
  name: string;
}

/** Of those who were chosen, the ones whose name still stands in the text. */
export const stillMentioned = (text: string, people: readonly Person[]): Person[] =>
  people.filter(({ name }, at) => text.includes(`@${name}`) && people.findIndex((one) => one.name === name) === at);
