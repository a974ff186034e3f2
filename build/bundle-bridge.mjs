// Compiles the bridge, with the compiler alone, into one CommonJS file. As a script: bundle-bridge.mjs FOLDER.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './places.mjs';

/**
 * Its type-only imports vanish, so that one file is left; the contract's own output beside it is not wanted. Throws when
 * the bridge does not compile, or would need another file to run.
 * @param {string} folder where `bridge.cjs` goes
 */
export async function bundleBridge(folder) {
  const aside = mkdtempSync(join(tmpdir(), 'vigil-bridge-'));
  const args = ['-p', 'preload', '--noEmit', 'false', '--rewriteRelativeImportExtensions', '--rootDir', 'preload'];
  let text = '';
  try {
    const { code, output } = await run('tsc', [...args, '--outDir', aside], { quiet: true });
    if (code !== 0) throw new Error(`the bridge does not compile:\n${output}`);
    text = readFileSync(join(aside, 'bridge.cjs'), 'utf8');
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  const asked = [...text.matchAll(/require\("([^"]+)"\)/g)].map((found) => found[1]);
  if (asked.some((name) => name !== 'electron')) throw new Error('the bridge may import nothing but types');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bridge.cjs'), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleBridge(process.argv[2] ?? '.');
