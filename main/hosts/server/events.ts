/** What the service says of its door. */

/** What happened at the door, for the service’s own journal: no record, no login, no address. */
export interface Event {
  event: 'listening' | 'connected' | 'disconnected' | 'refused' | 'dropped';
  /** As its certificate was issued to it. */
  workstation?: string;
  why?: string;
  port?: number;
}
export type Report = (event: Event) => void;
