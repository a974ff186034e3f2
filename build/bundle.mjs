// Builds everything that runs into dist/: the page, the bridge, and the main side. Skips what has not changed.
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleBridge } from './bundle-bridge.mjs';
import { againUnderNode24, alone, at, filesUnder, hashOf, readStamp } from './places.mjs';

/** What is packaged, and what only a checkout runs. A source that does not exist (yet) is left out. */
const product = {
  electron: 'main/hosts/electron/main.ts',
  engine: 'main/engine/process.ts',
  'import-worker': 'main/intake/import-worker.ts',
  'text-worker': 'main/document-texts/text-worker.ts',
  'measuring-worker': 'main/accuracy/measuring-worker.ts',
  'word-worker': 'main/exports/word/word-worker.ts',
  admin: 'main/hosts/terminal/main.ts',
  server: 'main/hosts/server/main.ts',
};
const development = {
  chromium: 'main/hosts/chromium/main.ts',
  tour: 'main/hosts/chromium/tour.ts',
  seed: 'main/demonstration/seed-command.ts',
  bench: 'build/bench/bench.ts',
  eval: 'build/eval/eval.ts',
  load: 'build/load/load.ts',
  'load-watch': 'build/load/watch-event-loop.ts',
};
/** What the engine reads as it is: the reader of pictures and what it knows of English (main/document-texts/picture-reader.ts). */
const besideTheEngine = /** @type {const} */ ([
  ['tesseract.js-core/tesseract-core-simd-lstm.wasm', 'picture-reader.wasm'],
  ['@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz', 'picture-words.gz'],
]);
const external = [/^node:/, 'electron', /^better-sqlite3-multiple-ciphers/, 'playwright-core', 'pg-native'];

let quiet = false;
/** @param {string} line */
const say = (line) => {
  if (!quiet) process.stderr.write(`bundle: ${line}\n`);
};

/** @param {Record<string, string>} entries */
function present(entries) {
  return Object.fromEntries(
    Object.entries(entries)
      .map(([name, source]) => /** @type {const} */ ([name, at(source)]))
      .filter(([, source]) => existsSync(source)),
  );
}

/**
 * One part of dist/, built again only when one of its inputs has changed.
 * @param {string} name
 * @param {readonly string[]} inputs
 * @param {() => Promise<void>} build
 */
async function part(name, inputs, build) {
  const stampFile = at('dist', '.stamps', name);
  const wanted = hashOf([...inputs, at('package-lock.json'), fileURLToPath(import.meta.url)]);
  if (readStamp(stampFile) === wanted) return;
  const started = Date.now();
  await build();
  mkdirSync(at('dist', '.stamps'), { recursive: true });
  writeFileSync(stampFile, wanted);
  say(`${name} in ${Date.now() - started} ms`);
}

async function renderer() {
  const { build } = await import('vite');
  await build({ configFile: at('vite.config.ts'), logLevel: 'warn' });
}

/**
 * Everything is flat in one folder, so that a file finds its neighbours (workers, the engine) from wherever it is built to.
 * @param {Record<string, string>} input
 * @param {string} chunkNames
 * @param {string} outDir
 */
export async function mainSide(input, chunkNames, outDir = at('dist', 'main')) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: at(),
    logLevel: 'warn',
    ssr: { noExternal: true },
    resolve: { conditions: ['node', 'import', 'default'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input,
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: chunkNames },
      },
    },
  });
}

/**
 * Throws where a part cannot be built. Two runs at once wait for each other, so that neither reads what is only half written.
 */
export async function bundle(options = {}) {
  quiet = options.quiet === true;
  await alone(at('dist', '.building'), () => parts(options.mainOnly === true));
}

/** @param {boolean} mainOnly */
async function parts(mainOnly) {
  const contract = filesUnder(at('preload'));
  const mainFiles = filesUnder(at('main'));
  const measures = ['bench', 'eval', 'load'].flatMap((folder) => filesUnder(at('build', folder)));
  if (!mainOnly && existsSync(at('renderer', 'index.html')))
    await part('renderer', [...filesUnder(at('renderer')), ...contract, at('vite.config.ts')], renderer);
  if (!mainOnly) await part('preload', contract, () => bundleBridge(at('dist', 'preload')));
  await part('main', [...mainFiles, ...contract, ...measures], async () => {
    rmSync(at('dist', 'main'), { recursive: true, force: true });
    await mainSide(present(product), '[name]-[hash].js');
    await mainSide(present(development), 'development-[name]-[hash].js');
    for (const [from, to] of besideTheEngine) {
      cpSync(at('node_modules', ...from.split('/')), at('dist', 'main', to));
      chmodSync(at('dist', 'main', to), 0o644);
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(await againUnderNode24(process.argv[1]))) {
  try {
    await bundle();
  } catch (error) {
    say(error instanceof Error ? error.message : 'did not succeed');
    process.exitCode = 1;
  }
}
