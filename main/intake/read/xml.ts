/** Walks through the XML of a workbook part as it is unpacked. */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { VigilError } from '../../../preload/contract/errors.ts';
import { stopIfAsked } from './bytes.ts';

export interface XmlHandler {
  /** Names come without their namespace prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** No single piece of text or mark-up may be larger: the parser holds a piece until it is complete. In UTF-16 units. */
const largestPiece = 8 * 1024 * 1024;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Feeds the handler; yields after each block so that the caller can pass on what it has collected. Entities of a
 * document's own are refused by the parser, so that none can multiply. Throws FILE_DAMAGED, FILE_TOO_LARGE, CANCELLED.
 */
export async function* walkXml(stream: Readable, handler: XmlHandler, signal?: AbortSignal): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let sinceEvent = 0;
  parser.on('opentag', (tag) => {
    sinceEvent = 0;
    handler.open(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    sinceEvent = 0;
    handler.close(local(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('error', () => {
    throw new VigilError('FILE_DAMAGED');
  });
  try {
    for await (const block of stream) {
      stopIfAsked(signal);
      const text = decoder.decode(block as Buffer, { stream: true });
      parser.write(text);
      sinceEvent += text.length;
      if (sinceEvent > largestPiece) throw new VigilError('FILE_TOO_LARGE');
      yield;
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (error) {
    throw error instanceof VigilError ? error : new VigilError('FILE_DAMAGED');
  } finally {
    stream.destroy();
  }
}
