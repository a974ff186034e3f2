/** What an officer is told about how a mail was read: a word for each thing that was not plain. */

export type MailNote =
  /** There was no date that can be read; that of the last mail server stands in. */
  | 'MAIL_DATE_OF_ARRIVAL'
  /** There was none either; that of the line between two mails of a mailbox stands in. */
  | 'MAIL_DATE_OF_MAILBOX'
  | 'MAIL_DATE_MISSING'
  | 'MAIL_DATE_UNREADABLE'
  /** The zone is not known, so that the time is read as one in the United Kingdom. */
  | 'MAIL_DATE_ZONE'
  | 'MAIL_SENDER_MISSING'
  | 'MAIL_SEVERAL_SENDERS'
  /** Answers go to somebody else than the sender: a web form, mostly. */
  | 'MAIL_REPLY_ELSEWHERE'
  | 'MAIL_ENCLOSED'
  /** Senders of mails that are quoted in the text were taken out of it, and are kept with the sealed source. */
  | 'MAIL_QUOTED_SENDER'
  /** This mail stood in the text of another. */
  | 'MAIL_STOOD_IN_TEXT'
  | 'MAIL_ATTACHMENTS'
  | 'MAIL_WITHOUT_WORDS'
  | 'MAIL_SEALED'
  | 'MAIL_SIGNED'
  | 'MAIL_WINMAIL'
  | 'MAIL_PARTIAL'
  | 'MAIL_CHARACTER_SET'
  | 'MAIL_CHARACTERS_LOST'
  | 'MAIL_DAMAGED';
