/** What the process that measures and those of the officers say to each other. */
import type { Recorded } from './recorder.ts';

export interface Workstation {
  /** Whose it is; of how many everybody's place decides what they do. */
  nth: number;
  login: string;
  /** PEM. */
  certificate: string;
  key: string;
}

export type ToOfficers =
  | {
      kind: 'sign in';
      port: number;
      authority: string;
      passphrase: string;
      workstations: Workstation[];
      seed: number;
      /** How many sign in at the same time. */
      atOnce: number;
    }
  /** Look around for so long, then work and be measured. Milliseconds. */
  | { kind: 'work'; pace: number; before: number; measured: number }
  | { kind: 'leave' };

export type FromOfficers =
  /** Milliseconds of each sign-in. */
  | { kind: 'signed in'; times: number[] }
  | { kind: 'worked'; recorded: Recorded; span: number; cpu: number; megabytes: number; delay: number; changes: number }
  | { kind: 'left' }
  | { kind: 'failed'; problem: string };
