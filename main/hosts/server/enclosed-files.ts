/** What a unit needs besides its vault, as it goes into a backup: sealed under the vault's key, since private keys are among it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import { unitFiles } from './unit-folder.ts';

/** A path is never taken from a backup: these files go where they belong, and there are no others. */
const kept = ['config', 'workstations', 'authority', 'authorityKey', 'certificate', 'certificateKey'] as const;

const Text = z.string().max(1_000_000);
const Enclosed = z.strictObject({
  format: z.literal('vigil unit'),
  version: z.literal(1),
  files: z.partialRecord(z.enum(kept), Text),
});

/** `unit.key` is not among them: whoever restores opens the vault with it, or has a new one made. */
export function enclosedFiles(folder: string): string {
  const files = unitFiles(folder);
  const present = kept.filter((name) => existsSync(files[name]));
  const texts = Object.fromEntries(present.map((name) => [name, readFileSync(files[name], 'utf8')]));
  return JSON.stringify({ format: 'vigil unit', version: 1, files: texts } satisfies z.input<typeof Enclosed>);
}

/** Puts them into the folder. Returns the names of those that were not in the backup. Throws NOT_OF_A_UNIT. */
export function putEnclosed(folder: string, enclosed: string | null): string[] {
  if (enclosed === null) throw new VigilError('NOT_OF_A_UNIT');
  const { files } = Enclosed.parse(JSON.parse(enclosed));
  const places = unitFiles(folder);
  for (const name of kept) {
    const text = files[name];
    if (text !== undefined) writeFileSync(places[name], text, { mode: 0o600, flag: 'wx' });
  }
  return kept.filter((name) => files[name] === undefined).map((name) => basename(places[name]));
}
