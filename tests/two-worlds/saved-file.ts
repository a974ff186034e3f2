/** What was written to a file, as text that can be compared: of a Word file what it says, since its bytes bear the moment at which it was packed. */
import { existsSync, readFileSync } from 'node:fs';
import { partsOf, readXml } from '../support/word-file.ts';

const packed = Buffer.from('PK\u0003\u0004', 'latin1');
const said = /^word\/(?:document|header\d*|footer\d*|footnotes)\.xml$/;

/** `null` where there is no file. */
export async function savedText(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  if (!bytes.subarray(0, packed.length).equals(packed)) return bytes.toString('utf8');
  const parts = await partsOf(bytes);
  return [...parts]
    .filter(([name]) => said.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, xml]) => `${name}\n${readXml(xml).text}`)
    .join('\n');
}
