/**
 * The order of receipt as one number: milliseconds since 2000 times 1,024, plus a number that sets apart what came in the same
 * millisecond. Every list of contributions is in this order, so that indices hold eight bytes for it instead of an instant and
 * an id, and the index of words, whose rows have the same number, gives its finds in the order that a page wants them.
 */
const epoch = Date.parse('2000-01-01T00:00:00.000Z');

/** How many contributions of one millisecond have a place of their own; more of them take places of the next. */
export const placesInMillisecond = 1024;

const week = 7 * 24 * 3_600_000 * placesInMillisecond;

/** The first place of an instant. Whole numbers that JavaScript holds exactly, from 1722 to 2278. */
export function orderOf(instant: string): number {
  return (Date.parse(instant) - epoch) * placesInMillisecond;
}

/** The week, counted from 2000, whose index holds the words of a contribution; what is older is in the first. */
export function weekOf(order: number): number {
  return Math.max(0, Math.floor(order / week));
}
