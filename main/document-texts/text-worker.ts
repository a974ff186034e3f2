/** Runs as a thread: says what a document is, and reads its words. The engine ends it when it takes too long or too much. */
import { parentPort, workerData } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import { sniff } from '../files/sniff.ts';
import type { PageText, TextOrder, TextRead } from './texts.ts';

if (parentPort === null) throw new Error('this file runs as a thread only');
const order: TextOrder = workerData;
const bytes = Buffer.from(order.bytes.buffer, order.bytes.byteOffset, order.bytes.byteLength);

/** The character 0 can stand in no text of the store. */
const plain = (text: string) => text.replaceAll('\0', '').toWellFormed();

/** Loads what finds names only where there are words to look at. */
async function withIdentifiers(
  texts: readonly { page: number; text: string }[],
  misread: boolean,
): Promise<PageText[]> {
  if (texts.length === 0) return [];
  const { extract } = await import('../matching/extract/index.ts');
  return texts.map(({ page, text }) => {
    const kept = plain(text);
    const found = extract(kept, { receivedAt: order.addedAt });
    return {
      page,
      text: kept,
      identifiers: found.map(({ kind, value, text: written, start, end, doubtful }) => ({
        kind,
        value,
        text: written,
        start,
        end,
        doubtful: misread || doubtful === true ? 1 : 0,
      })),
    };
  });
}

async function parts(type: string, text: string, confidence: number | null = null): Promise<TextRead> {
  const { divide } = await import('./read/divide.ts');
  const texts = divide(text).map((part, at) => ({ page: at + 1, text: part }));
  const some = texts.filter((part) => part.text.trim() !== '');
  const read = await withIdentifiers(some, confidence !== null);
  return { type, state: some.length === 0 ? 'none' : 'read', pages: null, confidence, texts: read };
}

/** Below this, in a hundred, what was read is lines and leaves that only look like letters. */
const leastConfidence = 40;

async function picture(type: string): Promise<TextRead> {
  const nothing = { type, pages: null, confidence: null, texts: [] };
  if (order.pictures === 'off') return { ...nothing, state: 'not_read' };
  if (order.pictures === 'too large') return { ...nothing, state: 'too_large' };
  const { textOfPicture } = await import('./read/picture.ts');
  const { text, confidence } = await textOfPicture(bytes, order.pictures);
  return confidence < leastConfidence ? { ...nothing, state: 'none' } : parts(type, text, confidence);
}

function decoded(): string {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return new TextDecoder(marked ?? 'utf-8').decode(bytes);
}

async function read(type: string): Promise<TextRead> {
  switch (type) {
    case 'application/pdf': {
      const { textOfPdf } = await import('./read/pdf.ts');
      const found = await textOfPdf(bytes, order.mostPages);
      return { type, ...found, confidence: null, texts: await withIdentifiers(found.texts, false) };
    }
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
      const { textOfWord } = await import('./read/word.ts');
      return parts(type, await textOfWord(bytes));
    }
    case 'message/rfc822': {
      const { textOfMail } = await import('./read/mail.ts');
      return parts(type, textOfMail(bytes));
    }
    case 'application/vnd.ms-outlook': {
      const { textOfOutlook } = await import('./read/mail.ts');
      return parts(type, textOfOutlook(bytes));
    }
    case 'text/plain':
      return parts(type, decoded());
    case 'image/png':
    case 'image/jpeg':
    case 'image/gif':
    case 'image/webp':
    case 'image/bmp':
      return picture(type);
    default:
      return { type, state: 'not_read', pages: null, confidence: null, texts: [] };
  }
}

async function answer(): Promise<TextRead> {
  const type = await sniff(bytes);
  if (order.typeOnly) return { type, state: 'too_large', pages: null, confidence: null, texts: [] };
  try {
    return await read(type);
  } catch (error) {
    const tooLarge = error instanceof VigilError && error.code === 'FILE_TOO_LARGE';
    return { type, state: tooLarge ? 'too_large' : 'damaged', pages: null, confidence: null, texts: [] };
  }
}

parentPort.postMessage(await answer());
