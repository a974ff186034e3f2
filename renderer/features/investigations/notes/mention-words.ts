/** What stands after an @ while somebody types it, and the text once they have chosen whom they mean. */

import { timesMentioned } from '../../../../preload/contract/notes.ts';

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

/**
 * Of those who were chosen, the ones whom the text still mentions. Of people with one name, as many as it mentions, the last chosen first:
 * whoever was chosen by mistake and taken out again is not told.
 */
export function stillMentioned(text: string, people: readonly Person[]): Person[] {
  const byId = [...new Map(people.map((person) => [person.id, person])).values()];
  return [...Map.groupBy(byId, ({ name }) => name)].flatMap(([name, namesakes]) => {
    const times = timesMentioned(text, name);
    return times === 0 ? [] : namesakes.slice(-times);
  });
}
