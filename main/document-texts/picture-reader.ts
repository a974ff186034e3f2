/**
 * What reads words in pictures: Tesseract as a WebAssembly program, and its data for English, both shipped beside the engine. Where nobody has
 * turned it on, neither is loaded. The thread that runs it gets them from here, so that it opens no file itself.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { imageSize } from '../../preload/contract/image-size.ts';
import type { PictureReader, TextOrder } from './texts.ts';

/** A page of A4 at 600 dots to the inch has 35 million. Their bytes are four times as many, and more while they are read. */
export const mostReadPixels = 50_000_000;

const bundled = !import.meta.url.endsWith('.ts');
const files = {
  program: ['./picture-reader.wasm', 'tesseract.js-core/tesseract-core-simd-lstm.wasm'],
  english: ['./picture-words.gz', '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'],
} as const;

/** Beside the engine when it is bundled (build/bundle.mjs), and in the packages in the source. */
function load([beside, inPackages]: (typeof files)[keyof typeof files]): Promise<Buffer> {
  return readFile(bundled ? new URL(beside, import.meta.url) : createRequire(import.meta.url).resolve(inPackages));
}

let reader: Promise<PictureReader> | null = null;

async function loadReader(): Promise<PictureReader> {
  const [program, english] = await Promise.all([load(files.program), load(files.english)]);
  return { program: new Uint8Array(program), english: new Uint8Array(english) };
}

/** For a document with these bytes. What claims more pixels than any scan has is never decoded. */
export async function picturesOf(bytes: Uint8Array, on: boolean): Promise<TextOrder['pictures']> {
  const size = on ? imageSize(bytes) : null;
  if (size === null) return 'off';
  if (size.width <= 0 || size.height <= 0 || size.width * size.height > mostReadPixels) return 'too large';
  reader ??= loadReader();
  return reader;
}
