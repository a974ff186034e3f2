/** Which kept answers a change touches. A topic is a word (`contribution`) or a record (`contribution:12`). */

const word = (topic: string) => topic.split(':', 1)[0] ?? topic;

/**
 * The topics by which to look up answers when `changed` comes in: the topics themselves, and the bare word of each record, since a
 * list of contributions shows contribution 12 too. A bare word does not reach single records: the engine names those it changed.
 */
export function touchedBy(changed: readonly string[]): string[] {
  return [...new Set(changed.flatMap((topic) => [topic, word(topic)]))];
}

/** The same text for equal inputs, whatever the order of their keys; fields that are undefined count as absent. */
export function canonical(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`);
  return `{${fields.join(',')}}`;
}

/** The key of an answer in the query cache. */
export function answerKey(verb: string, input: unknown): string {
  return `${verb} ${canonical(input)}`;
}
