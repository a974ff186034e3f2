/** What a file is by its bytes, whatever its name or the mail that it came in says. */
import { fileTypeFromBuffer } from 'file-type';

export const unknownType = 'application/octet-stream';

/** Looked at for characters that no text has. */
const looked = 64 * 1024;
/** Programs that read PDF accept so much in front of it (PDF 32000-1, annex H.3.4.1). */
const beforePdf = 1_024;

/** Those of lines and tabs are no others. */
const isControl = (code: number) => code < 32 && ![9, 10, 12, 13].includes(code);

/** The beginning of a text in UTF-8, or in UTF-16 with its mark; `null` for what is none. */
function plainStart(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, looked);
  const mark =
    start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    // A character may be cut at the end.
    const text = new TextDecoder(mark, { fatal: true }).decode(start, { stream: true });
    for (let at = 0; at < text.length; at += 1) if (isControl(text.charCodeAt(at))) return null;
    return text;
  } catch {
    return null;
  }
}

const mailHeader = /^(?:from|to|date|subject|received|return-path|delivered-to|message-id|mime-version):/im;

/** Whether a text begins with the header lines of a mail. */
const isMail = (text: string): boolean => {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/);
  return lines.length > 2 && lines.every((line) => /^[\w-]+:|^[ \t]/.test(line)) && mailHeader.test(head);
};

/** Of files of Office before 2007, of which one is a mail as Outlook saves it. */
const compound = 'application/x-cfb';
const ofOutlook = Buffer.from('__properties_version1.0', 'utf16le');

/** A type such as `application/pdf`; `unknownType` for what nobody knows. Never throws, however the bytes are. */
export async function sniff(bytes: Uint8Array): Promise<string> {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (held.subarray(0, beforePdf).includes('%PDF-')) return 'application/pdf';
  const found = await fileTypeFromBuffer(held).catch(() => undefined);
  if (found?.mime === compound) return held.includes(ofOutlook) ? 'application/vnd.ms-outlook' : compound;
  const text = plainStart(held);
  // Marks of HTML, XML and scripts make it nothing more than a text here: it is shown as it stands.
  if (text !== null) return isMail(text) ? 'message/rfc822' : 'text/plain';
  return found?.mime ?? unknownType;
}
