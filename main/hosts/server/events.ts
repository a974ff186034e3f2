/** What the service says of its door, and of what it does by itself. */

/** What happened, for the service’s own journal: no record, no login, no address, no path. */
export interface Event {
  event:
    | 'listening'
    | 'connected'
    | 'disconnected'
    | 'refused'
    | 'dropped'
    | 'certificate'
    | 'backed-up'
    | 'backup-failed'
    | 'clock';
  /** As its certificate was issued to it. */
  workstation?: string;
  why?: string;
  port?: number;
  /** Of refusals for one reason that were not told one by one: how many. */
  times?: number;
  /** By how much the clock was set forward, or back where it is below nought. */
  seconds?: number;
  /** Of the backup’s own folder, and how many of this unit there are beside it now. */
  backup?: string;
  kept?: number;
}
export type Report = (event: Event) => void;
