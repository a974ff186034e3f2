/** The words of a DOCX: of its body, and of its notes and comments. No link is followed and no field is worked out. */
import { heldSource } from '../../files/held-source.ts';
import { walkXml } from '../../intake/read/xml.ts';
import { openArchive } from '../../intake/read/zip.ts';
import { longestText } from '../texts.ts';

/** Unpacked, of one part. */
const largestPart = 256 * 1024 * 1024;
const parts = /^word\/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/;
const rank = (name: string) => (name === 'word/document.xml' ? 0 : 1);

const newLine: ReadonlySet<string> = new Set(['p', 'br', 'cr', 'tr']);

/** Throws FILE_DAMAGED, FILE_TOO_LARGE. */
export async function textOfWord(bytes: Buffer): Promise<string> {
  const archive = await openArchive(heldSource(bytes, '.docx'));
  const found: string[] = [];
  let letters = 0;
  const add = (text: string) => {
    if (letters > longestText) return;
    found.push(text);
    letters += text.length;
  };
  try {
    const names = archive.names.filter((name) => parts.test(name)).sort((one, other) => rank(one) - rank(other));
    for (const name of names) {
      const stream = await archive.part(name, largestPart);
      if (stream === null) continue;
      let inText = 0;
      const words = walkXml(stream, {
        open(tag) {
          if (tag === 't') inText += 1;
          else if (tag === 'tab') add('\t');
        },
        close(tag) {
          if (tag === 't') inText -= 1;
          else if (tag === 'tc') add('\t');
          else if (newLine.has(tag)) add('\n');
        },
        text(text) {
          if (inText > 0) add(text);
        },
      });
      for await (const _ of words) if (letters > longestText) break;
      add('\n');
    }
  } finally {
    archive.close();
  }
  return found.join('').trim();
}
