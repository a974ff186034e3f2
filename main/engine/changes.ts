/** Who is notified that something changed. Nobody is notified of what they may not see, not even that something happened. */
import type { Reading, Viewer } from '../store/policy.ts';
import type { Standing } from '../store/port.ts';

/** Words (`queue`) and records (`contribution:12`) that were announced together. */
export type Topics = readonly string[];

/** What one transaction changed. */
export interface Change {
  topics: readonly Topics[];
  /** The standing of the contributions and investigations among the topics. */
  standing: ReadonlyMap<string, Standing>;
  /** The account that made the change, and the session in which it did so. */
  accountId: number;
  sessionId: string;
}

/** Kept for one person and shown to nobody else. */
const personal: ReadonlySet<string> = new Set([
  'draft',
  'view',
  'mapping',
  'watch',
  'disclosure',
  'own-break-glass',
  'snooze',
  'import',
  'brief-list',
]);

/** Of no concern to anybody except administrators. */
const ofKeepers: ReadonlySet<string> = new Set(['proposal', 'backup']);

const opens: Readonly<Record<Standing['of'], Reading>> = {
  contribution: 'readsContributions',
  investigation: 'readsInvestigations',
};

function sees(viewer: Viewer, record: string, standing: Standing | undefined): boolean {
  if (record.startsWith('account:')) return viewer.readsAccounts || record === `account:${viewer.accountId}`;
  if (standing === undefined) return false;
  const { of, markingRank, compartmentId, readers } = standing;
  const within = compartmentId === 0 || viewer.compartments.includes(compartmentId);
  const named = readers === null || readers.includes(viewer.accountId);
  return named && viewer[opens[of]] && markingRank <= viewer.clearance && within;
}

/** Names no record, but a standing that decides who hears what was announced with it. */
export const placeTopic = 'standing:';

const isRecord = (topic: string) => topic.includes(':');

/** The record that a topic is about: `presence/contribution:12` says that something is new about the record, and not the record itself. */
export const recordOf = (topic: string): string => topic.slice(topic.indexOf('/') + 1);

/** Whether it says who is at a record, and nothing of the record itself. */
export const isOfPresence = (topic: string): boolean => topic.startsWith('presence/');

/** Of records announced together: all of them if the viewer may see each one, otherwise none. */
export function heardBy(viewer: Viewer, { topics, standing, accountId }: Change): string[] {
  const heard = topics.flatMap((together) =>
    together.filter(isRecord).every((record) => sees(viewer, recordOf(record), standing.get(recordOf(record))))
      ? together.filter(
          (topic) =>
            !topic.startsWith(placeTopic) &&
            (!personal.has(topic) || viewer.accountId === accountId) &&
            (!ofKeepers.has(topic) || viewer.readsAccounts),
        )
      : [],
  );
  return [...new Set(heard)];
}

/** For the person who made the change. */
export const allTopics = ({ topics }: Change): string[] =>
  [...new Set(topics.flat())].filter((topic) => !topic.startsWith(placeTopic));
