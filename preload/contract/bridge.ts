/** What the page finds at `window.vigil`: the verbs by room, and one stream of events. Nothing else crosses the border. */
import type { Failure, Result } from './errors.ts';

/** Something that was taken while the line was down and that the service does not have yet. */
export interface WaitingEntry {
  id: string;
  /** When it was taken. */
  at: string;
  what: 'contribution' | 'draft';
  /** The first words, for as long as nobody locks: afterwards nobody at this workstation can read it. */
  excerpt: string | null;
  /** Why the service did not accept it; null while it waits. */
  refused: Failure | null;
}

/** How the line to the service of a unit stands. */
export interface LineNews {
  /** `over`: it is back, but the session is not; the window locks as soon as what is typed is kept. */
  state: 'up' | 'down' | 'over';
  /** Since when. */
  since: string;
  waiting: WaitingEntry[];
}

/** What the engine pushes to the page. */
export type BridgeEvent =
  | { kind: 'progress'; task: string; done: number; total: number | null; note: string }
  | { kind: 'changed'; topics: string[] }
  /** Only in a unit. */
  | ({ kind: 'line' } & LineNews)
  /** The vault has been closed; the host reloads the page straight afterwards, so that nothing stays in its memory. */
  | { kind: 'locked'; because: Failure | null };

/** `verbs['intake.record'](input)`; a name that is not in the contract is not there. */
export interface Bridge {
  readonly verbs: Readonly<Record<string, (input: unknown) => Promise<Result<unknown>>>>;
  /** Returns the function that stops listening. */
  listen(listener: (event: BridgeEvent) => void): () => void;
}
