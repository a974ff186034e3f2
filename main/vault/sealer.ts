/** Seals the optional operating-system key slot. `unavailable` where only a hard-coded key would back it. */
export interface Sealer {
  available(): Promise<boolean>;
  seal(secret: Uint8Array): Promise<Uint8Array>;
  unseal(sealed: Uint8Array): Promise<Uint8Array>;
}
