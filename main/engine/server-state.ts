/** What the engine holds while it runs: at most one open vault, and the connections of those who are using it. */

import type { BytesOfTokens } from '../files/bytes-of-tokens.ts';
import type { Store } from '../store/port.ts';
import type { BackupSchedule, Installation } from '../store/use-case.ts';
import type { Sealer } from '../vault/sealer.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { DueClock } from './due-clock.ts';
import type { Keeper } from './keeper.ts';
import type { VaultKeys } from './keys.ts';
import type { Renewal } from './renewal.ts';
import type { Repeatable } from './repeats.ts';
import type { Connection, Session } from './session.ts';
import type { Services } from './unit-of-work.ts';

/** A store that is open, whoever is signed in. */
export interface Opened {
  readonly keeper: Keeper;
  readonly services: Services;
  /** `null` where nothing is renewed by itself. */
  readonly renewal: Renewal | null;
  readonly keys: VaultKeys;
  readonly due: DueClock;
  /** Somebody signed in, and was told whether it is older than what is known of it. */
  told: boolean;
}

export interface LastingSessions {
  readonly patience: number;
  /** The service's own key, for what it gives to a desk and takes back. */
  readonly sealer: Sealer;
  /** By `performance.now()`, which nobody sets. */
  readonly startedAt: number;
  readonly waiting: Map<string, { session: Session; timer: NodeJS.Timeout }>;
}

export interface ServerState {
  opened: Opened | null;
  /** The vault stays open while nobody is signed in: a service was given its key. */
  staysOpen: boolean;
  /** Sessions that outlive a line that broke, where lines may break. */
  lasting: LastingSessions | null;
  readonly connections: Set<Connection>;
  /** Called when another service has admitted or revoked a workstation. */
  workstationsChanged: () => void;
  /** How many requests are being done. */
  performing: number;
  /** The vault is being replaced by one under a new data key: until this settles, no other request is begun. */
  replacing: Promise<void> | null;
  readonly installation: Installation;
  /** When a service backs the vault up by itself; `null` where nothing of the kind is configured. */
  readonly backupSchedule: () => BackupSchedule | null;
  readonly clock: () => Date;
  /** A whole number from 0 to 99. */
  readonly drawLot: () => number;
  /** What is kept of suggestions is renewed by itself; in tests of the engine it is done when it is asked for. */
  renews: boolean;
  /** For tests only: everybody is told of a change before its maker has their answer. */
  readonly toldAtOnce: boolean;
  /** Where the records of an open vault are: in itself, unless its service has a database. */
  readonly storeOf: StoreOf;
}

export type StoreOf = (vault: OpenVault) => Store | Promise<Store>;

export interface Request {
  id: number;
  verb: string;
  input: unknown;
  paths: Readonly<Record<string, string>>;
  /** What tokens of files mean, where they do not stand for paths of this machine. */
  bytes?: BytesOfTokens | undefined;
  /** For a write that may be asked for again. */
  repeatable?: Repeatable;
  /** For what was taken at a desk while its line was down, and is only done now: when it was taken. */
  takenAt?: string;
}

/** What goes with a request besides its input. */
export interface Asked {
  signal: AbortSignal;
  progress: (done: number, total: number | null, note: string) => void;
  path: (token: string) => string;
  bytes: BytesOfTokens;
}
