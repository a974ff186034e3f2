/** What a service says to the others on its store. */
import type { WriteTransaction } from '../store/port.ts';
import type { Change } from './changes.ts';
import type { OpenAt } from './presence.ts';

export interface Peers {
  /** What is to be told of a change; see `tell` and `tellWith`. */
  changed(change: Change): string[];
  opened(at: OpenAt): string[];
  noLonger(session: string): string[];
  /** At once. Nobody waits for those who cannot be reached. */
  tell(messages: readonly string[]): Promise<void>;
  /** In the moment in which the transaction is kept, in this order. */
  tellWith(transaction: WriteTransaction, messages: readonly string[]): Promise<void>;
  /** That a session goes on here. */
  took(session: string): Promise<void>;
  /** Says that this service is going. */
  leave(): Promise<void>;
}
