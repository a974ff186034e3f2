/** What services tell each other crosses a database that others run: sealed under a key of the unit's, so that nobody reads it or makes it up. */
import { nonceBytes, seal, tagBytes, unseal } from '../vault/sealed-box.ts';

export interface PeerSeal {
  seal(message: string): string;
  /** `null` for what was not sealed by a service of this unit, or was said by another one. */
  unseal(sealed: string, from: string): string | null;
}

/** `key`: 32 bytes, the same at every service. `node`: this service's own name, by which what it says is known to be its own. */
export function peerSeal(key: Buffer, node: string): PeerSeal {
  return {
    seal(message) {
      const { nonce, tag, sealed } = seal(key, Buffer.from(message), Buffer.from(node));
      return Buffer.concat([nonce, tag, sealed]).toString('base64');
    },
    unseal(text, from) {
      const bytes = Buffer.from(text, 'base64');
      const end = nonceBytes + tagBytes;
      const box = {
        nonce: bytes.subarray(0, nonceBytes),
        tag: bytes.subarray(nonceBytes, end),
        sealed: bytes.subarray(end),
      };
      try {
        return unseal(key, box, Buffer.from(from)).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
