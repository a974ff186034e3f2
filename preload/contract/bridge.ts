/** What the page finds at `window.vigil`: the verbs by room, and one stream of events. Nothing else crosses the border. */
import type { Failure, Result } from './errors.ts';

/** Pushed to the page. */
export type BridgeEvent =
  | { kind: 'progress'; task: string; done: number; total: number | null; note: string }
  | { kind: 'changed'; topics: string[] }
  /** The vault is closed; the host reloads the page right after, so that its memory goes. */
  | { kind: 'locked'; because: Failure | null };

/** `verbs['intake.record'](input)`; a name that is not in the contract is not there. */
export interface Bridge {
  readonly verbs: Readonly<Record<string, (input: unknown) => Promise<Result<unknown>>>>;
  /** Returns the function that stops listening. */
  listen(listener: (event: BridgeEvent) => void): () => void;
}
