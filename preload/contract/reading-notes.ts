/**
 * What is told about a file, or one of its rows, that could not be read with certainty or was left out. Refusals are not among
 * them: they have reasons. A note never holds any part of a row; `{about}` is the name of a column, a sheet or a part, or a figure.
 */
import { z } from 'zod';

/** `doubtful`: a row with this note may not say what its sender meant, and is counted as doubtful. */
const sentences = {
  // of the file
  LINES_ABOVE_HEADER: { says: 'Lines above the column names are passed over: {about}.', doubtful: false },
  NO_DATE_COLUMN: {
    says: 'No column holds the date of receipt: the time of the import stands in its place.',
    doubtful: false,
  },
  ENCODING_ASSUMED: {
    says: 'The file is not UTF-8 and does not say what it is: it is read as {about}. If letters look wrong, choose another.',
    doubtful: false,
  },
  ZERO_BYTES: { says: 'The file holds zero bytes, as after a power cut: they are left out.', doubtful: false },
  OTHER_SHEETS: { says: 'These sheets hold something and are not read: {about}.', doubtful: false },
  COLUMNS_LEFT_OUT: { says: 'These columns are not taken: {about}.', doubtful: false },
  DATE_ORDER_ASSUMED: {
    says: 'Every date in column “{about}” could have the day or the month first: see which one is chosen.',
    doubtful: false,
  },
  DATE_ORDER_MIXED: {
    says: 'Some dates in column “{about}” can only be read in another order than the one chosen: those rows are refused.',
    doubtful: false,
  },
  // of a row
  CELLS_MISSING: { says: 'Cells are missing at the end of this row: they are taken as empty.', doubtful: true },
  QUOTE_AS_WRITTEN: {
    says: 'A quotation mark stands where none may stand: it is taken as a character of the text.',
    doubtful: true,
  },
  BYTES_REPAIRED: {
    says: 'Some bytes of this row are not UTF-8: they are read as Windows-1252, or marked \ufffd where a letter is cut.',
    doubtful: true,
  },
  KEY_WITHOUT_COLUMN: {
    says: 'This entry holds “{about}”, which is no column of the file: it is left out.',
    doubtful: true,
  },
  KEY_REPEATED: { says: '“{about}” stands more than once in an entry: the last value is taken.', doubtful: true },
  JSON_MENDED: {
    says: 'This entry is not plain JSON: a comma that nothing follows, a comment, or NaN in place of a number is passed over.',
    doubtful: false,
  },
  ERROR_CELL: { says: 'Column “{about}” holds an error of a spreadsheet: it is left out.', doubtful: true },
  NOUGHT_PUT_BACK: {
    says: 'The number in column “{about}” has lost its first nought, as in a spreadsheet: it is put back.',
    doubtful: true,
  },
  LETTERS_PUT_RIGHT: {
    says: 'Letters in column “{about}” had been encoded twice: they are put right.',
    doubtful: true,
  },
  HIDDEN_ROW: { says: 'This row is hidden in the sheet, as behind a filter: it is read all the same.', doubtful: true },
  MERGED_ABOVE: {
    says: 'Column “{about}” is merged with the rows above: their value stands for this row too.',
    doubtful: true,
  },
  MERGED_LEFT: {
    says: 'Column “{about}” is merged with the one to its left in this row: it is taken as empty.',
    doubtful: true,
  },
  SPOILT_NUMBER: {
    says: 'A spreadsheet has rounded the number in column “{about}”, so that digits are lost: it is left out.',
    doubtful: true,
  },
  TIME_MISSING: {
    says: 'Column “{about}” holds no time that can be read: the start of the day stands for it.',
    doubtful: true,
  },
  DATE_WITHOUT_TIME: { says: 'Column “{about}” gives a date and no time.', doubtful: false },
  CLOCKS_WENT_BACK: {
    says: 'The time in column “{about}” came twice that night, since the clocks went back: the earlier one is taken.',
    doubtful: true,
  },
  CLOCKS_WENT_FORWARD: {
    says: 'The time in column “{about}” was left out that night, since the clocks went forward: it is taken as GMT.',
    doubtful: true,
  },
  RECEIVED_LONG_AGO: {
    says: 'Received more than a year ago: the queue counts these apart from the others that wait.',
    doubtful: false,
  },
  // of a mail
  MAIL_DATE_OF_ARRIVAL: {
    says: 'The mail has no date that can be read: that of the last mail server stands for it.',
    doubtful: true,
  },
  MAIL_DATE_OF_MAILBOX: {
    says: 'The mail has no date that can be read: that of the mailbox stands for it.',
    doubtful: true,
  },
  MAIL_DATE_MISSING: { says: 'The mail has no date.', doubtful: true },
  MAIL_DATE_UNREADABLE: { says: 'The date of the mail cannot be read.', doubtful: true },
  MAIL_DATE_ZONE: {
    says: 'The time zone of the mail is not known: its time is read as one in the United Kingdom.',
    doubtful: true,
  },
  MAIL_SENDER_MISSING: { says: 'The mail does not say who sent it.', doubtful: false },
  MAIL_SEVERAL_SENDERS: { says: 'The mail names several senders.', doubtful: true },
  MAIL_REPLY_ELSEWHERE: {
    says: 'Answers to the mail go to somebody else than its sender, as from a web form.',
    doubtful: false,
  },
  MAIL_ENCLOSED: { says: 'The mail encloses another one, whose words are taken with it.', doubtful: false },
  MAIL_QUOTED_SENDER: {
    says: 'Senders of mails quoted in the text are taken out of it and kept with the sealed source.',
    doubtful: false,
  },
  MAIL_STOOD_IN_TEXT: { says: 'This mail stood in the text of another.', doubtful: true },
  MAIL_ATTACHMENTS: { says: 'Something came with the mail; it is kept among the documents.', doubtful: false },
  MAIL_WITHOUT_WORDS: { says: 'The mail has no words of its own.', doubtful: true },
  MAIL_SEALED: { says: 'The mail is encrypted and cannot be read.', doubtful: true },
  MAIL_SIGNED: { says: 'The mail is signed; the signature is not checked.', doubtful: false },
  MAIL_WINMAIL: { says: 'The mail holds its words in a form of Outlook’s own.', doubtful: true },
  MAIL_PARTIAL: { says: 'The mail is one part of several.', doubtful: true },
  MAIL_CHARACTER_SET: { says: 'The mail names no character set that is known: another is taken.', doubtful: true },
  MAIL_CHARACTERS_LOST: { says: 'Some characters of the mail cannot be read.', doubtful: true },
  MAIL_DAMAGED: { says: 'The mail is damaged, and read as far as it goes.', doubtful: true },
} as const satisfies Record<string, { says: string; doubtful: boolean }>;

export type NoteCode = keyof typeof sentences;
const noteCodes = Object.keys(sentences) as [NoteCode, ...NoteCode[]];

/** A note as it is made and kept. */
export const NoteMark = z.object({ code: z.enum(noteCodes), about: z.string().max(200).nullable() });
export type NoteMark = z.infer<typeof NoteMark>;

/** A note with its sentence, of one row. */
export const RowNote = NoteMark.extend({ says: z.string() });
export type RowNote = z.infer<typeof RowNote>;

/** A note on a file: `rows` is how many of its rows have it, `lines` the first of them; 0 and none where it concerns the file as a whole. */
export const FileNote = RowNote.extend({ rows: z.int(), lines: z.array(z.int()) });
export type FileNote = z.infer<typeof FileNote>;

export const noteMark = (code: NoteCode, about: string | null = null): NoteMark => ({ code, about });

/** The same note with its sentence. */
export function saidNote({ code, about }: NoteMark): RowNote {
  return { code, about, says: sentences[code].says.replace('{about}', () => about ?? '') };
}

/** Notes of a row whose date of receipt has no time: the start of the day that is kept is nobody's word. */
const withoutTime: ReadonlySet<NoteCode> = new Set(['DATE_WITHOUT_TIME', 'TIME_MISSING']);

/** Whether a row with these notes was given a day of receipt and no time of day. */
export function isDateOnly(notes: readonly NoteMark[]): boolean {
  return notes.some(({ code }) => withoutTime.has(code));
}

/** Whether a row with these notes may not say what its sender meant. */
export function isDoubtful(notes: readonly NoteMark[]): boolean {
  return notes.some(({ code }) => sentences[code].doubtful);
}
