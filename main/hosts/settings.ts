/** The settings of a workstation, and how the machine's policy limits them. Nothing here is secret. */
import { z } from 'zod';
import { Appearance, usualAppearance } from '../../preload/contract/appearance.ts';
import { Notifications } from '../../preload/contract/host.ts';
import { BackupEvery, BackupsKept } from '../../preload/contract/vault.ts';
import { Marking } from '../../preload/contract/vocabulary.ts';
import type { Settings, SettingsChange } from '../gate/host.ts';

/** Vaults that the first screen offers. */
export const mostRecent = 5;

/** Vaults that this workstation may back up by itself. */
export const mostScheduled = 20;

const Scheduled = z.object({
  vault: z.string().max(4096),
  folder: z.string().max(4096),
  everyDays: BackupEvery,
  keep: BackupsKept,
});

const KeptAppearance = z.object({
  theme: Appearance.shape.theme.catch(usualAppearance.theme),
  density: Appearance.shape.density.catch(usualAppearance.density),
  textSize: Appearance.shape.textSize.catch(usualAppearance.textSize),
  motion: Appearance.shape.motion.catch(usualAppearance.motion),
});

/** What is kept for the person. Each field falls back by itself, so that one damaged value costs one value. */
export const Kept = z.object({
  appearance: z.preprocess((kept) => kept ?? {}, KeptAppearance).catch(usualAppearance),
  notifications: Notifications.catch('off'),
  idleLockMinutes: z.int().min(1).max(60).catch(10),
  lateMatchMonths: z.int().min(1).max(240).catch(18),
  lastVault: z.string().max(4096).nullable().catch(null),
  recentVaults: z.array(z.string().max(4096)).max(mostRecent).catch([]),
  backups: z.array(Scheduled).max(mostScheduled).catch([]),
});
export type Kept = z.infer<typeof Kept>;

/** What an administrator of the machine prescribes. */
export const Policy = z.strictObject({
  maximumMarking: Marking.default('OFFICIAL-SENSITIVE'),
  /** The longest idle time that may be chosen, in minutes. */
  idleLockMinutes: z.int().min(1).max(60).default(60),
});
export type Policy = z.infer<typeof Policy>;

export const noPolicy: Policy = { maximumMarking: 'OFFICIAL-SENSITIVE', idleLockMinutes: 60 };
/**
 * In force when there is a policy file that cannot be trusted or read: the strictest, so that damage never loosens
 * anything.
 */
export const strictestPolicy: Policy = { maximumMarking: 'OFFICIAL', idleLockMinutes: 1 };

/** Whatever the file contained, as values that are all valid. */
function whole(kept: unknown): Kept {
  const read = Kept.safeParse(kept);
  return read.success ? read.data : Kept.parse({});
}

/** Whatever was stored, as settings in which every field is valid and none goes beyond the policy. */
export function effective(kept: unknown, policy: Policy): Settings {
  const { appearance, notifications, idleLockMinutes, lateMatchMonths, lastVault, recentVaults, backups } = whole(kept);
  return {
    appearance,
    notifications,
    idleLockMinutes: Math.min(idleLockMinutes, policy.idleLockMinutes),
    lateMatchMonths,
    maximumMarking: policy.maximumMarking,
    lastVault,
    recentVaults,
    backups,
  };
}

function withChange(before: Appearance, change: SettingsChange['appearance']): Appearance {
  const { theme, density, textSize, motion } = before;
  return {
    theme: change?.theme ?? theme,
    density: change?.density ?? density,
    textSize: change?.textSize ?? textSize,
    motion: change?.motion ?? motion,
  };
}

/** What is to be stored after a change; fields of the policy are not included. */
export function changed(kept: unknown, change: SettingsChange): Kept {
  const before = whole(kept);
  return {
    appearance: withChange(before.appearance, change.appearance),
    notifications: change.notifications ?? before.notifications,
    idleLockMinutes: change.idleLockMinutes ?? before.idleLockMinutes,
    lateMatchMonths: change.lateMatchMonths ?? before.lateMatchMonths,
    lastVault: change.lastVault === undefined ? before.lastVault : change.lastVault,
    recentVaults: change.recentVaults?.slice(0, mostRecent) ?? before.recentVaults,
    backups: change.backups?.slice(0, mostScheduled) ?? before.backups,
  };
}
