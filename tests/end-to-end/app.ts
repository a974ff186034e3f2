/** What a spec gets to work with, whichever host it runs on. */
import type { ElectronApplication, Page } from '@playwright/test';

/** What a host is started with. */
export interface AppParts {
  dist: string;
  profile: string;
  vaults: string;
  files: string;
  /** What the next dialog of each kind answers; `null` is a change of mind. */
  answers: { file(): string | null; folder(): string | null; save(): string | null };
  sizeOf(path: string): number;
}

export interface Started {
  page: Page;
  electron?: ElectronApplication;
  /** Told after the answers of the dialogs were set, where the host does not ask for them itself. */
  beforeDialog?: () => Promise<void>;
  close(): Promise<void>;
}

export interface App {
  readonly kind: 'chromium' | 'electron';
  /** The window's page; another one after `restart`. */
  readonly page: Page;
  readonly electron: ElectronApplication | undefined;
  /** Sets what dialogs answer from now on; a kind left out is answered with a change of mind. */
  dialogs(answers: { file?: string; folder?: string; save?: string }): Promise<void>;
  /** Folders that belong to this test alone. Files for dialogs go into `files`. */
  readonly vaults: string;
  readonly profile: string;
  readonly files: string;
  /** Ends the program and starts it again on the same folders. */
  restart(): Promise<void>;
  close(): Promise<void>;
}
