/** What an officer is told about how a mail was read: a word for each thing that was not plain. */
import type { NoteCode } from '../../../../preload/contract/reading-notes.ts';

export type MailNote = Extract<NoteCode, `MAIL_${string}`>;
