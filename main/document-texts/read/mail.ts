/** The words of a mail that was added as a document: its subject, and what it says. */
import { gathering, type Letter } from '../../intake/read/mail/gathered.ts';
import { letterOf } from '../../intake/read/mail/letter.ts';
import { outlookLetter } from '../../intake/read/mail/outlook.ts';
import { freshBudget } from '../../intake/read/mail/parts.ts';

const wordsOf = ({ subject, text, contact }: Letter): string =>
  [contact, subject, text ?? ''].filter((part) => part.trim() !== '').join('\n\n');

/** Throws FILE_TOO_LARGE, FILE_DAMAGED. */
export const textOfMail = (bytes: Buffer): string => wordsOf(letterOf(bytes, null, freshBudget(), outlookLetter));

/** As Outlook saves it. Throws FILE_TOO_LARGE, FILE_DAMAGED, FILE_IS_DOCUMENT. */
export const textOfOutlook = (bytes: Buffer): string =>
  wordsOf(outlookLetter(bytes, gathering(freshBudget(), outlookLetter)));
