/**
 * The units that this workstation has joined: one file for each, beside the vaults. It holds the certificate by which the service
 * knows the workstation, and no record: signing in takes a passphrase besides. Its key is sealed by the operating system where that has
 * a key store of its own.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Units } from '../gate/host.ts';
import { lastingLine } from '../line/lasting-line.ts';
import { outboxIn } from '../line/outbox.ts';
import { type RemoteOptions, remoteEngine } from '../line/remote-engine.ts';
import { openWorkstationFile, WorkstationFile } from '../line/workstation-file.ts';
import { writeAtomically } from '../vault/atomic-file.ts';
import type { Sealer } from '../vault/sealer.ts';

const ending = '.vigil-unit';
const largestFile = 100_000;

/** As the file was handed over, with its key opened by the code and sealed anew for this machine. */
const Joined = WorkstationFile.omit({ key: true }).extend({
  key: z.union([z.strictObject({ sealed: z.base64() }), z.strictObject({ plain: z.string().max(20_000) })]),
});
type Joined = z.infer<typeof Joined>;

async function keyFor(sealer: Sealer, key: string): Promise<Joined['key']> {
  if (!(await sealer.available())) return { plain: key };
  return { sealed: Buffer.from(await sealer.seal(Buffer.from(key))).toString('base64') };
}

async function keyOf(sealer: Sealer, { key }: Joined): Promise<string> {
  if ('plain' in key) return key.plain;
  return Buffer.from(await sealer.unseal(Buffer.from(key.sealed, 'base64'))).toString();
}

async function remoteOf(place: string, sealer: Sealer): Promise<RemoteOptions> {
  const joined = Joined.parse(JSON.parse(readFileSync(place, 'utf8')));
  const { host, port, authority, certificate } = joined;
  return { host, port, tls: { ca: authority, certificate, key: await keyOf(sealer, joined) } };
}

async function readGiven(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new VigilError('FILE_UNREADABLE');
  });
  if (text.length > largestFile) throw new VigilError('FILE_DAMAGED');
  return text;
}

/** `folder`: where vaults are kept. */
export function joinedUnits(folder: string, sealer: Sealer): Units {
  return {
    isUnit: (place) => place.endsWith(ending),
    async join(path, code) {
      const file = openWorkstationFile(await readGiven(path), code);
      const joined: Joined = { ...file, key: await keyFor(sealer, file.key) };
      const name = file.unit.replace(/[^\p{L}\p{N} ._-]/gu, '').replace(/^[. ]+/, '') || 'unit';
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const place = join(folder, `${name}${ending}`);
      writeAtomically([place], `${JSON.stringify(joined, null, 2)}\n`);
      return place;
    },
    connect: (place) =>
      lastingLine({
        connect: () => remoteEngine(remoteOf(place, sealer)),
        outbox: outboxIn(`${place.slice(0, -ending.length)}.vigil-outbox`),
      }),
  };
}
