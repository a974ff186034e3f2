/** Mails in a file, and the rows that they become. */
import type { RawRow } from '../../../../main/intake/read/file-shape.ts';
import { fileOf, readWhole } from '../files.ts';

export const from = 'From: Nadia Orrell <nadia@example.net>';
export const date = 'Date: Fri, 20 Nov 2026 10:40:00 +0000';
const usual = [from, 'To: intake@example.org', 'Subject: the garage', date, 'MIME-Version: 1.0'];

export const mailOf = (headers: readonly string[], body: string) => [...headers, '', body].join('\r\n');
/** A plain mail with further header lines. */
export const plain = (body: string, ...more: string[]) => mailOf([...usual, ...more], body);
export const part = (headers: readonly string[], body: string) => [...headers, '', body].join('\r\n');
export function multipart(type: string, parts: readonly string[], boundary = 'b1'): string {
  const lines = parts.flatMap((one) => [`--${boundary}`, one]);
  return plain(
    [...lines, `--${boundary}--`, ''].join('\r\n'),
    `Content-Type: multipart/${type}; boundary="${boundary}"`,
  );
}

export interface ReadMail {
  line: number;
  from: string;
  people: string;
  date: string;
  subject: string;
  text: string;
  notes: string[];
  attachments: { name: string; size: number; sha256: string }[];
}

function readMail(row: RawRow): ReadMail {
  if (row.cells === undefined) throw new Error(row.problem);
  const [from = '', people = '', date = '', subject = '', text = ''] = row.cells;
  return {
    line: row.line,
    from,
    people,
    date,
    subject,
    text,
    notes: (row.notes ?? []).map(({ code }) => code),
    attachments: (row.attachments ?? []).map(({ name, bytes, sha256 }) => ({ name, size: bytes.length, sha256 })),
  };
}

/** Every mail of a file. Throws its problem where one could not be taken. */
export async function mailsIn(content: string | Uint8Array, name = 'tip.eml'): Promise<ReadMail[]> {
  return (await readWhole(fileOf(content, name))).found.map(readMail);
}

export async function mailIn(content: string | Uint8Array, name?: string): Promise<ReadMail> {
  const [mail, ...more] = await mailsIn(content, name);
  if (mail === undefined || more.length > 0) throw new Error(`${more.length + 1} mails`);
  return mail;
}
