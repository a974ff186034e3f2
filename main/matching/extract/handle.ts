import { type Identifier, identifier } from './identifier.ts';

const userCue =
  /\b(?:user ?name|user|handle|screen name|account|profile)(?: is| was|:)? ['"‘“]?([A-Za-z][A-Za-z0-9_.]{2,29})/gi;

/** Handles that are named without `@`: "user jarek_ostrow". Only forms that no ordinary word has. */
export function findNamedHandles(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of text.matchAll(userCue)) {
    const name = (match[1] ?? '').replace(/\.+$/, '');
    if (!/[_0-9]/.test(name)) continue;
    const start = match.index + match[0].length - (match[1] ?? '').length;
    found.push(identifier('handle', text, start, start + name.length, `@${name.toLowerCase()}`));
  }
  return found;
}
