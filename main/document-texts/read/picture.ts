/** Words in a picture, read by Tesseract. Its pictures are decoded inside WebAssembly, whose memory is its own. */
import { gunzipSync } from 'node:zlib';
import core from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { PictureReader } from '../texts.ts';

/** Of the newer of its two engines, for which alone there is data. */
const byNeuralNet = 1;
const cannotRead = 1;
const upright = 1;
/** Where a camera says how it was held. */
const looked = 64 * 1024;

const marks = [
  { tag: Buffer.from([0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00]), at: 9 },
  { tag: Buffer.from([0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00]), at: 8 },
];

/** From 1 to 8, as EXIF counts them. */
function heldHow(bytes: Buffer): number {
  const head = bytes.subarray(0, looked);
  for (const { tag, at } of marks) {
    const found = head.indexOf(tag);
    const held = found < 0 ? 0 : (head[found + at] ?? 0);
    if (held >= 1 && held <= 8) return held;
  }
  return upright;
}

/** `confidence`: in a hundred, over all words. Throws where it is no picture that can be decoded. */
export async function textOfPicture(
  bytes: Buffer,
  { program, english }: PictureReader,
): Promise<{ text: string; confidence: number }> {
  // It asks where it lies, to look for its program there, which it is given. Bundled as a module, it lies nowhere.
  Reflect.set(globalThis, '__dirname', '');
  const silent = () => undefined;
  const tesseract = await core({ wasmBinary: program, print: silent, printErr: silent });
  tesseract.FS.writeFile('./eng.traineddata', gunzipSync(english));
  const reader = new tesseract.TessBaseAPI();
  if (reader.Init(null, 'eng', byNeuralNet) !== 0) throw new Error('the reader of pictures did not start');
  tesseract.FS.writeFile('/input', bytes);
  if (reader.SetImageFile(heldHow(bytes), 0) === cannotRead) throw new Error('no picture');
  reader.Recognize(null);
  return { text: reader.GetUTF8Text(), confidence: reader.MeanTextConf() };
}
