/** The optional slot that the operating system keeps: an extra beside the passphrases, never instead of them. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';
import type { Sealer } from './sealer.ts';
import { sealSlot, type UnsealedKeys, unsealSlot } from './sealing.ts';
import type { NewSlot } from './sign-in.ts';
import type { Slot, SlotFile } from './slots.ts';

/** A slot under a random key that the system seals; `null` where the system has only a hard-coded key. */
export async function systemSlot(made: NewSlot, sealer: Sealer): Promise<Slot | null> {
  if (!(await sealer.available())) return null;
  const key = made.ring.keep(randomBytes(32));
  try {
    const wrapped = Buffer.from(await sealer.seal(key)).toString('base64');
    const kdf = { name: 'system' as const, wrapped };
    return sealSlot(made.vaultId, { id: randomUUID(), kind: 'system', label: 'system', kdf }, key, made);
  } finally {
    made.ring.wipe(key);
  }
}

/** The keys, of which the ring takes charge; `null` if there is no such slot, or this system cannot open it. Throws SLOT_FILE_DAMAGED. */
export async function keysBySystem(file: SlotFile, sealer: Sealer, ring: KeyRing): Promise<UnsealedKeys | null> {
  const slot = file.slots.find(({ kind }) => kind === 'system');
  if (slot === undefined || slot.kdf.name !== 'system' || !(await sealer.available())) return null;
  const key = await unwrap(sealer, Buffer.from(slot.kdf.wrapped, 'base64'));
  if (key === null) return null;
  ring.keep(key);
  try {
    return key.length === 32 ? unsealSlot(file, slot, key, ring) : null;
  } finally {
    ring.wipe(key);
  }
}

/** A system that cannot unseal (another machine, another user) may throw anything; the passphrase is still there. */
async function unwrap(sealer: Sealer, wrapped: Buffer): Promise<Buffer | null> {
  try {
    const key = await sealer.unseal(wrapped);
    // The same memory, not a copy: wiping one wipes the other.
    return Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  } catch {
    return null;
  }
}
