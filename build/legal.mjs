// What an administrator wants to see about what ships: the texts of the licences and a bill of materials (CycloneDX 1.6).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { shipped } from './check/shipped.mjs';
import { at } from './places.mjs';

/** Writes `dist/legal/licences.txt` and `dist/legal/sbom.cdx.json`. */
export function writeLegal() {
  const all = shipped();
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const rule = '-'.repeat(72);
  const texts = all.map(
    ({ name, version: v, licence, text }) => `${name} ${v}\nLicence: ${licence}\n\n${text ?? ''}\n`,
  );
  // The finder of names contains lists of words that come with no package.
  texts.push(readFileSync(at('build', 'word-lists.txt'), 'utf8'));
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'vigil', version } },
    components: all.map(({ name, version: v, licence }) => ({
      type: 'library',
      name,
      version: v,
      purl: `pkg:npm/${name.replace('@', '%40')}@${v}`,
      licenses: [{ expression: licence }],
    })),
  };
  mkdirSync(at('dist', 'legal'), { recursive: true });
  writeFileSync(at('dist', 'legal', 'licences.txt'), `${texts.join(`\n${rule}\n\n`)}`);
  writeFileSync(at('dist', 'legal', 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
}
