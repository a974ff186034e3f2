/** Who hears that something changed. Nobody hears of what they may not see, not even that there was something. */
import type { Reading, Viewer } from '../store/policy.ts';
import type { Standing } from '../store/port.ts';

/** What one transaction changed. */
export interface Change {
  /** Words (`queue`) and records (`contribution:12`). */
  topics: readonly string[];
  /** Where the records stand that are among the topics. */
  standing: ReadonlyMap<string, Standing>;
  /** The account that did it, and the session it did it in. */
  accountId: number;
  sessionId: string;
}

/** Kept for one person and shown to nobody else. */
const personal: ReadonlySet<string> = new Set(['draft', 'view', 'mapping', 'watch']);

const opens: Readonly<Record<Standing['of'], Reading>> = {
  contribution: 'readsContributions',
  investigation: 'readsInvestigations',
};

const sees = (viewer: Viewer, { of, tier, compartmentId }: Standing): boolean =>
  viewer[opens[of]] && tier <= viewer.clearance && (compartmentId === 0 || viewer.compartments.includes(compartmentId));

/** Those of the topics that this viewer may hear. A word is heard with one of the records that it was said with, or where none was. */
export function heardBy(viewer: Viewer, { topics, standing, accountId }: Change): string[] {
  const named = topics.filter((topic) => topic.includes(':'));
  const seen = named.filter((topic) => {
    const where = standing.get(topic);
    return where !== undefined && sees(viewer, where);
  });
  const words = topics.filter((topic) =>
    topic.includes(':')
      ? false
      : personal.has(topic)
        ? viewer.accountId === accountId
        : named.length === 0 || seen.length > 0,
  );
  return [...words, ...seen];
}
