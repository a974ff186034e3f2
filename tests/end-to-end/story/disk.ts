/** Looks for words in files, byte by byte, as somebody with the disk in hand would. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone meanwhile, as temporary folders of a browser are.
    return [];
  }
}

export function filesUnder(folder: string): string[] {
  return entries(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The files that hold one of the words as UTF-8 or UTF-16LE, each as `path: word`; `looked` is how many were read. */
export function findOnDisk(files: readonly string[], words: readonly string[]): { found: string[]; looked: number } {
  const needles = words.flatMap((word) => [
    { word, bytes: Buffer.from(word, 'utf8') },
    { word, bytes: Buffer.from(word, 'utf16le') },
  ]);
  const found = files.flatMap((path) => {
    const content = contentOf(path);
    return needles.filter(({ bytes }) => content.includes(bytes)).map(({ word }) => `${path}: ${word}`);
  });
  return { found: [...new Set(found)], looked: files.length };
}
