/** The last of what has happened, in order, as the bell shows it. */
import type { Route } from './routes.ts';

export interface Notice {
  /** What happened, without a word of what a record says. */
  text: string;
  place: Route;
  urgent: boolean;
  /** Milliseconds since 1970, of the last time. */
  at: number;
  /** How often it happened since it was last read. */
  times: number;
  read: boolean;
}

/** The last so many are kept. */
const mostKept = 30;

const sameAs = (one: Notice) => (other: Notice) => other.text === one.text && !other.read;

/** One more of the same kind is counted with those that nobody has read, so that a busy morning is one line. */
export function withNotice(before: readonly Notice[], one: Notice): Notice[] {
  const same = before.find(sameAs(one));
  const added = same === undefined ? one : { ...one, times: same.times + 1 };
  return [added, ...before.filter((other) => other !== same)].slice(0, mostKept);
}

/** How often something happened that nobody has read of: three of a kind are three. */
export const unreadOf = (notices: readonly Notice[]): number =>
  notices.reduce((sum, one) => sum + (one.read ? 0 : one.times), 0);
