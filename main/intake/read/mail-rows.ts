/** The rows of mails, whatever they come in. */
import type { OpenSource } from '../../files/byte-source.ts';
import type { RawRow } from './file-shape.ts';
import { emlRows, mailboxRows, msgRows } from './mail/rows.ts';
import { packedMailRows } from './packed.ts';

export type MailKind = 'eml' | 'mbox' | 'msg' | 'zip';
const kinds: readonly string[] = ['eml', 'mbox', 'msg', 'zip'];
export const isMailKind = (kind: string): kind is MailKind => kinds.includes(kind);

/** Throws as the readers of each kind do. */
export function mailRows(source: OpenSource, kind: MailKind, signal?: AbortSignal): AsyncIterable<RawRow> {
  switch (kind) {
    case 'eml':
      return emlRows(source, signal);
    case 'mbox':
      return mailboxRows(source, signal);
    case 'msg':
      return msgRows(source, signal);
    case 'zip':
      return packedMailRows(
        source,
        (mail) => mailRows(mail, mail.extension === '.msg' ? 'msg' : 'eml', signal),
        signal,
      );
  }
}
