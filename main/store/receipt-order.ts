/**
 * The order of receipt as one number: milliseconds since 2000 times 1,024, plus a number that distinguishes contributions received
 * in the same millisecond. Every list of contributions is in this order, so that indices need eight bytes for it instead of an
 * instant and an id, and the index of words, whose rows have the same number, returns its hits in the order in which a page wants
 * them.
 */
const epoch = Date.parse('2000-01-01T00:00:00.000Z');

/** How many contributions of one millisecond have places of their own; any more take places in the next. */
export const placesInMillisecond = 1024;

const week = 7 * 24 * 3_600_000 * placesInMillisecond;

/** The first place of an instant. JavaScript represents the number exactly from 1722 to 2278. */
export function orderOf(instant: string): number {
  return (Date.parse(instant) - epoch) * placesInMillisecond;
}

/** The instant of a place, which of a full millisecond's contributions may be the next one. */
export const instantOf = (order: number): Date => new Date(epoch + Math.floor(order / placesInMillisecond));

/** The week, counted from 2000, whose index holds the words of a contribution; anything older is in the first. */
export function weekOf(order: number): number {
  return Math.max(0, Math.floor(order / week));
}
