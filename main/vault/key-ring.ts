/** The one place where keys live in memory, so that closing a vault can wipe every one of them. */

/**
 * Buffers that hold secret bytes. A passphrase reaches the engine as a string, and strings cannot be wiped: it stays in
 * memory until the garbage collector and the end of the process. Everything made from it is a buffer and is wiped.
 */
export class KeyRing {
  readonly #held = new Set<Buffer>();

  /** Takes charge of `secret` and returns it; `wipe` or `wipeAll` wipes it. */
  keep(secret: Buffer): Buffer {
    this.#held.add(secret);
    return secret;
  }

  /** Overwrites one secret with zeros and lets go of it. */
  wipe(secret: Buffer): void {
    secret.fill(0);
    this.#held.delete(secret);
  }

  /** Overwrites every secret with zeros. */
  wipeAll(): void {
    for (const secret of this.#held) secret.fill(0);
    this.#held.clear();
  }

  /** How many secrets are held. */
  get size(): number {
    return this.#held.size;
  }
}
