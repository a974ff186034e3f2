/** Reads a Word file part by part, and says what stands in it. Throws where a part is not well-formed XML. */
import { SaxesParser } from 'saxes';
import { heldSource } from '../../main/files/held-source.ts';
import { openArchive } from '../../main/intake/read/zip.ts';

/** Every part that is XML, by its name within the file. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const archive = await openArchive(heldSource(Buffer.from(bytes), '.docx'));
  try {
    for (const name of archive.names.filter((one) => /\.(xml|rels)$/.test(one))) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of (await archive.part(name, 64 * 1024 * 1024)) ?? []) chunks.push(Buffer.from(chunk));
      parts.set(name, Buffer.concat(chunks).toString('utf8'));
    }
  } finally {
    archive.close();
  }
  return parts;
}

/** The text of a part, and how often each of its elements occurs. */
export function readXml(xml: string): { text: string; elements: Map<string, number> } {
  const parser = new SaxesParser({});
  const elements = new Map<string, number>();
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => elements.set(name, (elements.get(name) ?? 0) + 1));
  parser.on('closetag', ({ name }) => {
    if (name === 'w:p') text += '\n';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(xml).close();
  return { text, elements };
}
