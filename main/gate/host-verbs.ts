/** What the host itself does for the page: settings, dialogs, printing. None of it touches a record. */
import { existsSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { z } from 'zod';
import { AppearanceChange } from '../../preload/contract/appearance.ts';
import { FilePurpose, type LineNews, Notifications, PageSavePurpose } from '../../preload/contract/host.ts';
import { fileSink } from '../files/file-sink.ts';
import { freshFolder } from './folders.ts';
import type { DeskSchedule, Host } from './host.ts';
import { marginLines } from './margin-lines.ts';
import type { ScheduledBackups } from './scheduled-backups.ts';
import type { TokenBook } from './tokens.ts';

/** Asks the engine and returns its value; throws the engine's refusal. */
export type Ask = (verb: string, input: unknown) => Promise<unknown>;

export type HostVerb = (input: unknown) => Promise<unknown>;

const Chosen = z.object({
  appearance: AppearanceChange.optional(),
  notifications: Notifications.optional(),
  idleLockMinutes: z.int().optional(),
  lateMatchMonths: z.int().optional(),
});
const Purpose = z.object({ purpose: FilePurpose });
const Folder = z.object({ purpose: z.enum(['vault', 'backups']).default('vault') });
const Save = z.object({ purpose: PageSavePurpose, suggestedName: z.string() });
const Join = z.object({ fileToken: z.string(), code: z.string() });
const Schedule = z.object({ folderToken: z.string(), everyDays: z.literal([1, 7]), keep: z.int() });
const Waiting = z.object({ urgent: z.int(), waiting: z.int() });
const Ticket = z.object({ ticket: z.string() });
const Recorded = z.object({ form: z.unknown() });
const Redeemed = z.object({ marking: z.string(), name: z.string() });

/** What is shown of what waits, in words that say nothing of it; `null` where the setting shows nothing. */
export function noticeText(setting: Notifications, { urgent, waiting }: z.infer<typeof Waiting>): string | null {
  const items = (n: number) => (n === 1 ? 'item' : 'items');
  if (setting !== 'off' && urgent > 0) return `${urgent} urgent ${items(urgent)}`;
  return setting === 'all' && waiting > 0 ? `${waiting} ${items(waiting)} waiting` : null;
}

/** Removes what a file name may not contain on any system, so that a suggested name can never point into another folder. */
export function safeName(name: string): string {
  const kept = [...name].filter((c) => c >= ' ' && !'<>:"/\\|?*\u007f'.includes(c)).join('');
  const trimmed = kept.replace(/^[. ]+|[. ]+$/g, '').slice(0, 120);
  return trimmed === '' ? 'vigil' : trimmed;
}

/** The table of host verbs. Inputs have been validated by the contract's schemas before they arrive here. */
export function hostVerbs(
  host: Host,
  tokens: TokenBook,
  ask: Ask,
  backups: ScheduledBackups,
  line: () => LineNews | null,
): Readonly<Record<string, HostVerb>> {
  /** What the page may be told of is decided by the engine: only who may back the vault up may say when that is done. */
  const mayBackUp = () => ask('vault.backups', {});
  const schedule = async (chosen: Omit<DeskSchedule, 'vault'> | null) => {
    await mayBackUp();
    backups.set(chosen);
    return backups.read();
  };
  const shownSettings = () => {
    const { appearance, notifications, idleLockMinutes, lateMatchMonths, maximumMarking } = host.settings.read();
    return { appearance, notifications, idleLockMinutes, lateMatchMonths, maximumMarking };
  };
  return {
    'host.info': async () => {
      const { lastVault, recentVaults, maximumMarking } = host.settings.read();
      const last = lastVault !== null && existsSync(lastVault) ? tokens.give('folder', lastVault) : null;
      return {
        version: host.version,
        kind: host.kind,
        maximumMarking,
        folders: {
          last,
          recent: recentVaults
            .filter((folder) => existsSync(folder))
            .map((place) => ({
              token: tokens.give('folder', place),
              name: parse(place).name,
              unit: host.units.isUnit(place),
            })),
          fresh: tokens.give('folder', await freshFolder(host.vaultsFolder)),
          demonstration: tokens.give('folder', join(host.vaultsFolder, 'demonstration')),
        },
      };
    },
    'host.settings.read': async () => shownSettings(),
    'host.settings.write': async (input) => {
      const { appearance, notifications, idleLockMinutes, lateMatchMonths } = Chosen.parse(input);
      host.settings.write({
        ...(appearance === undefined ? {} : { appearance }),
        ...(notifications === undefined ? {} : { notifications }),
        ...(idleLockMinutes === undefined ? {} : { idleLockMinutes }),
        ...(lateMatchMonths === undefined ? {} : { lateMatchMonths }),
      });
      return shownSettings();
    },
    'host.chooseFile': async (input) => {
      const chosen = await host.dialogs.openFile(Purpose.parse(input).purpose);
      return chosen === null
        ? null
        : { token: tokens.give('file', chosen.path), name: basename(chosen.path), size: chosen.size };
    },
    'host.chooseFolder': async (input) => {
      const chosen = await host.dialogs.openFolder(Folder.parse(input).purpose);
      return chosen === null ? null : { token: tokens.give('folder', chosen), name: basename(chosen) };
    },
    'host.chooseSave': async (input) => {
      const { purpose, suggestedName } = Save.parse(input);
      const chosen = await host.dialogs.saveFile(purpose, safeName(suggestedName));
      return chosen === null ? null : { token: tokens.give('save', chosen), name: basename(chosen) };
    },
    'host.backupSchedule.read': async () => backups.read(),
    'host.backupSchedule.write': async (input) => {
      const { folderToken, everyDays, keep } = Schedule.parse(input);
      return schedule({ folder: tokens.resolve({ folderToken })[folderToken] ?? '', everyDays, keep });
    },
    'host.backupSchedule.stop': () => schedule(null),
    'host.joinUnit': async (input) => {
      const { fileToken, code } = Join.parse(input);
      const place = await host.units.join(tokens.resolve({ fileToken })[fileToken] ?? '', code);
      return { token: tokens.give('folder', place), name: parse(place).name };
    },
    'host.line': async () => ({ line: line() }),
    'host.readWaiting': async (input) => ({ form: Recorded.parse(await ask('outbox.read', input)).form }),
    'host.discardWaiting': async (input) => ask('outbox.remove', input),
    'host.notify': async (input) => {
      // Of a vault that is locked nothing is known, and nothing is shown: only the engine can say whether somebody is signed in.
      await ask('access.me', {});
      const text = noticeText(host.settings.read().notifications, Waiting.parse(input));
      const shown = text !== null && host.notifier?.show(text, () => host.window.push({ kind: 'summoned' }));
      return { shown: shown === true };
    },
    'host.print': async (input) => {
      const { marking, name } = Redeemed.parse(await ask('exports.redeemPrint', Ticket.parse(input)));
      const path = await host.dialogs.saveFile('pdf', safeName(name));
      if (path === null) return { written: false };
      const sink = await fileSink(path);
      await sink.write([await host.printer.pdf(marginLines(marking, name))]);
      return { written: true };
    },
  };
}
