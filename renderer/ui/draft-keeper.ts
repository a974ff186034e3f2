import { createContext } from 'react';

export interface KeptDraft {
  /** When it was last saved: ISO 8601. */
  at: string;
  content: string;
}

/** Where forms keep what is typed until it is sent. `form` names the form and the records that it concerns. */
export interface DraftKeeper {
  find(form: string): Promise<KeptDraft | null>;
  /** Saves a moment after the last call. */
  keep(form: string, content: string): void;
  /** Saves whatever is waiting at once; false where it could not be saved. */
  settle(form: string): Promise<boolean>;
  drop(form: string): Promise<void>;
}

/** Null where nothing can be kept: forms then ask before what is typed is lost. */
export const DraftKeeperContext = createContext<DraftKeeper | null>(null);
