/** What the page finds at `window.vigil`: the verbs by room, and one stream of events. Nothing else crosses the border. */
import type { Failure, Result } from './errors.ts';
import type { LineNews } from './host.ts';

/** What the engine pushes to the page. */
export type BridgeEvent =
  | { kind: 'progress'; task: string; done: number; total: number | null; note: string }
  | { kind: 'changed'; topics: string[] }
  /** Somebody chose a notification of the operating system. */
  | { kind: 'summoned' }
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
