/**
 * What the outside world provides to Vigil. Everything except the folders below this one takes these as parameters and
 * runs in plain Node; `hosts/electron` is the only folder that may import Electron.
 */
import type { Appearance, AppearanceChange } from '../../preload/contract/appearance.ts';
import type { BridgeEvent } from '../../preload/contract/bridge.ts';
import type { FilePurpose, Notifications, PageSavePurpose } from '../../preload/contract/host.ts';
import type { Marking } from '../../preload/contract/vocabulary.ts';
import type { EngineProcess } from '../engine/protocol.ts';
import type { Sealer } from '../vault/sealer.ts';

export interface FileChoice {
  path: string;
  /** Bytes. */
  size: number;
}

/** What a dialog is for; the host words it and sets the file filters. */
export type { FilePurpose };
export type FolderPurpose = 'vault' | 'backups';
export type SavePurpose = 'pdf' | PageSavePurpose;

export interface Dialogs {
  /** `null` when the person changed their mind. */
  openFile(purpose: FilePurpose): Promise<FileChoice | null>;
  openFolder(purpose: FolderPurpose): Promise<string | null>;
  saveFile(purpose: SavePurpose, suggestedName: string): Promise<string | null>;
}

/** Settings that are not secret. Policy fields are read from the machine and cannot be changed by the page. */
export interface Settings {
  appearance: Appearance;
  /** What the operating system may show of what waits. */
  notifications: Notifications;
  /** Minutes without input before the vault locks. */
  idleLockMinutes: number;
  /** How far back late matches are looked for. */
  lateMatchMonths: number;
  /** Highest marking this installation may hold. */
  maximumMarking: Marking;
  /** Folder of the vault that was opened last, or null. */
  lastVault: string | null;
  /** Folders of the vaults that were opened or made here, the last one first. */
  recentVaults: readonly string[];
  /** One for each vault at most. */
  backups: readonly DeskSchedule[];
}

/** Where and how often a vault is backed up by this workstation. */
export interface DeskSchedule {
  /** The vault's folder. */
  vault: string;
  folder: string;
  everyDays: 1 | 7;
  keep: number;
}

/** Of the appearance, only what changes is given. */
export type SettingsChange = Partial<Omit<Settings, 'appearance'>> & { appearance?: AppearanceChange };

export interface SettingsStore {
  read(): Settings;
  write(change: SettingsChange): void;
}

export interface Printer {
  /** The window's present page as PDF bytes (A4), with its print style. */
  pdf(options: { header: string; footer: string }): Promise<Uint8Array>;
}

export interface HostWindow {
  push(event: BridgeEvent): void;
  /** Reloads the page, so that nothing of it stays in memory. */
  reload(): Promise<void>;
}

/** Notifications of the operating system. They hold a number and no word of a record: they are shown over other programs, and kept by the system. */
export interface Notifier {
  /** `chosen`: called when the person chooses it. False where the system shows none. */
  show(text: string, chosen: () => void): boolean;
  /** Takes away what is shown. */
  clear(): void;
}

/** Power and session events: the vault locks on each. */
export interface LockEvents {
  onLock(listener: (why: 'suspend' | 'screen-lock' | 'idle') => void): void;
}

/** Units whose service this workstation has joined. What stands for one is a file, as a folder stands for a vault. */
export interface Units {
  isUnit(place: string): boolean;
  /** Reads the file that was handed over, with its code, and returns the unit's place. Throws FILE_UNREADABLE, FILE_DAMAGED, JOIN_CODE_WRONG. */
  join(path: string, code: string): Promise<string>;
  /** The service, in the place of an engine of one's own. */
  connect(place: string): EngineProcess;
}

export interface Host {
  readonly kind: 'electron' | 'chromium' | 'terminal';
  readonly version: string;
  /** Where vaults are kept unless the person chooses another folder. */
  readonly vaultsFolder: string;
  readonly dialogs: Dialogs;
  readonly sealer: Sealer;
  readonly settings: SettingsStore;
  readonly printer: Printer;
  readonly window: HostWindow;
  readonly locks: LockEvents;
  readonly units: Units;
  /** `null` where the host has no such thing. */
  readonly notifier: Notifier | null;
}
