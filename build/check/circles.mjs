// Cycles in a graph: sets of places from each of which every other one can be reached (Tarjan's strongly connected
// components).

/**
 * @param {readonly (readonly [string, string])[]} arrows from, to; an arrow to itself is none
 * @returns {string[][]} each circle sorted by name
 */
export function circles(arrows) {
  /** @type {Map<string, Set<string>>} */
  const ways = new Map();
  for (const [from, to] of arrows) {
    const known = ways.get(from) ?? new Set();
    ways.set(from, known);
    if (from !== to) known.add(to);
  }
  /** @type {Map<string, { index: number, low: number }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {Set<string>} */
  const waiting = new Set();
  /** @type {string[][]} */
  const found = [];

  /** @param {string} place */
  function visit(place) {
    const mark = { index: seen.size, low: seen.size };
    seen.set(place, mark);
    stack.push(place);
    waiting.add(place);
    for (const next of ways.get(place) ?? []) {
      const before = seen.get(next);
      if (before === undefined) mark.low = Math.min(mark.low, visit(next));
      else if (waiting.has(next)) mark.low = Math.min(mark.low, before.index);
    }
    if (mark.low === mark.index) {
      const circle = stack.splice(stack.indexOf(place));
      for (const one of circle) waiting.delete(one);
      if (circle.length > 1) found.push(circle.sort());
    }
    return mark.low;
  }

  for (const place of ways.keys()) if (!seen.has(place)) visit(place);
  return found;
}
