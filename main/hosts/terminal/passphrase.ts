/** Where the passphrase comes from: a file, the environment, or the terminal with nothing shown. Never an argument. */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { VigilError } from '../../../preload/contract/errors.ts';

export async function askPassphrase(file: string | undefined, question: string): Promise<string> {
  if (file !== undefined) {
    try {
      return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
    } catch {
      throw new VigilError('FILE_UNREADABLE', 'passphrase-file');
    }
  }
  const given = process.env.VIGIL_PASSPHRASE;
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new VigilError('INPUT_INVALID', 'passphrase');
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      // Ctrl C and the end of the input close the line, and the question would then never be answered.
      line.once('close', () => reject(new VigilError('CANCELLED')));
      line.question('', resolve);
    });
  } finally {
    line.close();
    process.stderr.write('\n');
  }
}
