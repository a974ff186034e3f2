/**
 * Backups that this workstation makes by itself while a vault is open here: when one is due, whoever is signed in, in the background. The
 * folder was chosen in the system's own dialog; the page never sees more of it than its name.
 */
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { type ErrorCode, type Result, VigilError } from '../../preload/contract/errors.ts';
import type { DeskSchedule, SettingsStore } from './host.ts';

/** Milliseconds: after the sign-in, which has more urgent things to ask; after a failure; and between two looks at the clock. */
const pause = { first: 2_000, again: 15 * 60_000, longest: 60 * 60_000 } as const;

const Done = z.object({ nextAt: z.string() });

export interface ScheduledBackups {
  /** The vault in that folder has been opened; another, or none, is open no longer. */
  opened(place: string): void;
  closed(): void;
  /** For the open vault; `null` ends it. Throws NOT_ALLOWED where no vault of this workstation's own is open. */
  set(chosen: Omit<DeskSchedule, 'vault'> | null): void;
  read(): { schedule: (Omit<DeskSchedule, 'vault'> & { nextAt: string | null; failed: ErrorCode | null }) | null };
}

export interface ScheduledBackupsOptions {
  settings: SettingsStore;
  /** Asks the engine for the verb of the same name. */
  backUp: (input: object, paths: Record<string, string>) => Promise<Result<unknown>>;
  /** The page should ask again. */
  told: () => void;
}

/** Ended with the vault, and no failure of the backup. */
const endings: ReadonlySet<ErrorCode> = new Set(['VAULT_LOCKED', 'CANCELLED', 'ENGINE_STOPPED']);

export function scheduledBackups({ settings, backUp, told }: ScheduledBackupsOptions): ScheduledBackups {
  let place: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let nextAt: string | null = null;
  let failed: ErrorCode | null = null;

  const own = (): DeskSchedule | undefined => settings.read().backups.find(({ vault }) => vault === place);

  function wait(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), milliseconds);
    timer.unref();
  }

  async function turn(): Promise<void> {
    const mine = own();
    if (mine === undefined) return;
    const { vault, folder, everyDays, keep } = mine;
    const folderToken = randomBytes(24).toString('base64url');
    const order = { folderToken, everyDays, keep, task: 'backup on schedule' };
    const result = await backUp(order, { [folderToken]: folder });
    // Closed meanwhile, or told otherwise: what came of it concerns nobody here.
    if (place !== vault || own() === undefined) return;
    if (result.ok) {
      failed = null;
      ({ nextAt } = Done.parse(result.value));
      wait(Math.min(Math.max(Date.parse(nextAt) - Date.now(), pause.first), pause.longest));
    } else if (!endings.has(result.error.code)) {
      failed = result.error.code;
      wait(pause.again);
    }
    told();
  }

  function closed(): void {
    clearTimeout(timer);
    place = null;
    nextAt = null;
    failed = null;
  }

  return {
    opened(opened) {
      closed();
      place = opened;
      if (own() !== undefined) wait(pause.first);
    },
    closed,
    set(chosen) {
      if (place === null) throw new VigilError('NOT_ALLOWED');
      const vault = place;
      const others = settings.read().backups.filter((each) => each.vault !== vault);
      settings.write({ backups: chosen === null ? others : [{ vault, ...chosen }, ...others] });
      clearTimeout(timer);
      nextAt = null;
      failed = null;
      if (chosen !== null) wait(0);
      told();
    },
    read() {
      const mine = own();
      if (mine === undefined) return { schedule: null };
      const { folder, everyDays, keep } = mine;
      return { schedule: { folder: basename(folder), everyDays, keep, nextAt, failed } };
    },
  };
}
