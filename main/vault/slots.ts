/**
 * The key file `vault.json`: one random data key, sealed once for each way in. Kept twice. Opening a vault never overwrites
 * a key file that it could not read; `restoreSlots` does, once a person has asked for it.
 *
 * Each way in has a key pair. Its private half is sealed under what only that way yields, and the data key is sealed to the public half:
 * so another data key can be given to people who are not there. Since anybody could seal to a public half, the whole file bears an
 * HMAC under the key of the file, which lies beside each private half.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { writeAtomically } from './atomic-file.ts';
import { holdFolder } from './folder-lock.ts';
import { productionN } from './key-derivation-cost.ts';
import { privateKeyBytes, publicKeyBytes } from './sealed-to-key.ts';
import { sealOf } from './signed-note.ts';
import { vaultFiles, vaultPresent } from './vault-files.ts';

const format = 'vigil key slots';
const formatVersion = 1;

/** A key file of a thousand accounts is about 1.1 MB; more than this is not ours. */
const largestFile = 8 * 1024 * 1024;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** 1 GiB of memory at r = 8: a hostile file cannot ask for more. */
const largestN = 2 ** 20;
const powerOfTwo = (N: number) => Number.isInteger(Math.log2(N));

function schemaFor(minimumN: number) {
  const scrypt = z.strictObject({
    name: z.literal('scrypt'),
    N: z.int().min(minimumN).max(largestN).refine(powerOfTwo),
    r: z.literal(8),
    p: z.int().min(1).max(4),
    salt: hex(32),
  });
  /** `wrapped` is the key of this slot, sealed by the operating system; base64. */
  const system = z.strictObject({ name: z.literal('system'), wrapped: z.base64().min(1).max(16_384) });
  const box = (bytes: number) => ({ nonce: hex(12), sealed: hex(bytes), tag: hex(16) });
  const sealed = {
    id: z.uuid(),
    publicKey: hex(publicKeyBytes),
    own: z.strictObject(box(privateKeyBytes + 32)),
    dataKey: z.strictObject({ ephemeral: hex(publicKeyBytes), ...box(32) }),
  };
  const slot = z.discriminatedUnion('kind', [
    z.strictObject({ ...sealed, kind: z.literal('passphrase'), label: hex(32), kdf: scrypt }),
    z.strictObject({ ...sealed, kind: z.literal('recovery'), label: z.literal('recovery'), kdf: scrypt }),
    z.strictObject({ ...sealed, kind: z.literal('system'), label: z.literal('system'), kdf: system }),
  ]);
  return z
    .strictObject({
      format: z.literal(format),
      version: z.literal(formatVersion),
      vaultId: hex(16),
      store: hex(16),
      slots: z.array(slot).min(1).max(5000),
      /** HMAC under the key of the file. */
      seal: hex(32),
      /** Hex SHA-256 of the rest: finds damage in slots that nobody opens today. Not a defence against forgery. */
      check: hex(32),
    })
    .refine(({ slots }) => new Set(slots.map(({ label }) => label)).size === slots.length);
}

type Stored = z.infer<ReturnType<typeof schemaFor>>;
/** Hex, as all of it. */
export interface Sealed {
  nonce: string;
  sealed: string;
  tag: string;
}
export type Slot = {
  id: string;
  kind: Stored['slots'][number]['kind'];
  label: string;
  kdf: Stored['slots'][number]['kdf'];
  publicKey: string;
  /** The private half and the key of the file, sealed under the key that `kdf` yields. */
  own: Sealed;
  /** Sealed to the public half. */
  dataKey: Sealed & { ephemeral: string };
};

/** What is in a key file, before it is sealed. */
export interface Slots {
  /** 32 hex characters. */
  vaultId: string;
  /** The salt at the head of the store that the data key opens, 32 hex characters: it names the store that these keys belong to. */
  store: string;
  slots: readonly Slot[];
}

export interface SlotFile extends Slots {
  seal: string;
}

/** 16 random bytes, hex. */
export function newVaultId(): string {
  return randomBytes(16).toString('hex');
}

function checkOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

/** There is only one order in which its fields are written. */
function ordered({ vaultId, store, slots }: Slots) {
  const box = ({ nonce, sealed, tag }: Sealed) => ({ nonce, sealed, tag });
  const inOrder = slots.map(({ id, kind, label, kdf, publicKey, own, dataKey }) => {
    const method = kdf.name === 'system' ? kdf : { name: kdf.name, N: kdf.N, r: kdf.r, p: kdf.p, salt: kdf.salt };
    const given = { ephemeral: dataKey.ephemeral, ...box(dataKey) };
    return { id, kind, label, kdf: method, publicKey, own: box(own), dataKey: given };
  });
  return { format, version: formatVersion, vaultId, store, slots: inOrder };
}

const purpose = 'key file';

/** The key file, sealed: `fileKey` (32 bytes) is known to whoever can open the vault, and shows that nobody else wrote it. */
export function sealedSlots(slots: Slots, fileKey: Buffer): SlotFile {
  return { ...slots, seal: sealOf(purpose, fileKey, ordered(slots)) };
}

/** Whether it was sealed with that key. */
export function sealHolds(file: SlotFile, fileKey: Buffer): boolean {
  return timingSafeEqual(Buffer.from(sealedSlots(file, fileKey).seal), Buffer.from(file.seal));
}

export function slotFileText(file: SlotFile): string {
  const body = { ...ordered(file), seal: file.seal };
  return `${JSON.stringify({ ...body, check: checkOf(body) }, null, 1)}\n`;
}

const Newer = z.looseObject({ format: z.literal(format), version: z.int().gt(formatVersion), check: z.string() });

/** Every version of this file ends in `check`, so that a damaged number is not mistaken for a newer version. */
function fromNewerVersion(content: unknown): boolean {
  if (!Newer.safeParse(content).success) return false;
  const { check, ...body } = Newer.parse(content);
  return check === checkOf(body);
}

/**
 * Reads the text of a key file. Throws SLOT_FILE_DAMAGED if anything at all is wrong, including a scrypt cost under `minimumN` or
 * absurdly high, and VAULT_FROM_NEWER_VERSION if the file says it is newer.
 */
export function parseSlotFile(text: string, minimumN = productionN): SlotFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new VigilError('SLOT_FILE_DAMAGED');
  }
  if (fromNewerVersion(content)) throw new VigilError('VAULT_FROM_NEWER_VERSION');
  const stored = schemaFor(minimumN).safeParse(content);
  if (!stored.success) throw new VigilError('SLOT_FILE_DAMAGED');
  const { vaultId, store, slots, seal } = stored.data;
  const file = { vaultId, store, slots, seal };
  // Compared as text, so that a single altered character shows.
  if (slotFileText(file) !== text) throw new VigilError('SLOT_FILE_DAMAGED');
  return file;
}

function readText(path: string): string {
  if (!existsSync(path) || statSync(path).size > largestFile) throw new VigilError('SLOT_FILE_DAMAGED');
  return readFileSync(path, 'utf8');
}

/** The key file at `path`, wherever it is kept. Throws as `parseSlotFile` does. */
export function readSlotFile(path: string, minimumN = productionN): SlotFile {
  return parseSlotFile(readText(path), minimumN);
}

/** The key file of the vault in `folder`. Never looks at the copy: which of the two counts is for a person to decide. */
export function readSlots(folder: string, minimumN = productionN): SlotFile {
  return readSlotFile(vaultFiles(folder).slots, minimumN);
}

/** Writes the key file and its copy. A stop between the two leaves a sound key file and a copy of the previous one. */
export function writeSlots(folder: string, file: SlotFile): void {
  const { slots, slotsCopy } = vaultFiles(folder);
  writeAtomically([slots, slotsCopy], slotFileText(file));
}

/** Brings the copy up to date with `file`, which has just opened the vault. */
export function refreshCopy(folder: string, file: SlotFile): void {
  const { slotsCopy } = vaultFiles(folder);
  const text = slotFileText(file);
  if (existsSync(slotsCopy) && statSync(slotsCopy).size === text.length && readFileSync(slotsCopy, 'utf8') === text)
    return;
  writeAtomically([slotsCopy], text);
}

/** `file` with `slot` in place of any other with its label. */
export function withSlot(file: Slots, slot: Slot): Slots {
  return { ...file, slots: [...file.slots.filter(({ label }) => label !== slot.label), slot] };
}

/** `file` without the slot with that label. */
export function withoutSlot(file: Slots, label: string): Slots {
  return { ...file, slots: file.slots.filter((slot) => slot.label !== label) };
}

/**
 * Puts the copy of the key file in place of a damaged or missing one; a damaged one is kept beside it under another name.
 * A sound key file stays as it is. Throws SLOT_FILE_DAMAGED, with nothing changed, if the copy is damaged too;
 * VAULT_NOT_FOUND and VAULT_IN_USE.
 */
export function restoreSlots(folder: string, minimumN = productionN): void {
  const { slots, slotsCopy } = vaultFiles(folder);
  if (!vaultPresent(folder)) throw new VigilError('VAULT_NOT_FOUND');
  const lock = holdFolder(folder);
  try {
    if (isSound(slots, minimumN)) return;
    const file = parseSlotFile(readText(slotsCopy), minimumN);
    if (existsSync(slots)) copyFileSync(slots, `${slots}.damaged-${Date.now()}`);
    writeAtomically([slots], slotFileText(file));
  } finally {
    lock.release();
  }
}

function isSound(path: string, minimumN: number): boolean {
  try {
    parseSlotFile(readText(path), minimumN);
    return true;
  } catch (error) {
    if (error instanceof VigilError && error.code === 'SLOT_FILE_DAMAGED') return false;
    throw error;
  }
}
