/** What services tell each other crosses a database that others run: sealed under a key of the unit's, so that nobody reads it or makes it up. */
import { sealWhole, unsealWhole } from '../vault/sealed-box.ts';

export interface PeerSeal {
  seal(message: string): string;
  /** `null` for what was not sealed by a service of this unit, or was said by another one. */
  unseal(sealed: string, from: string): string | null;
}

/** `key`: 32 bytes, the same at every service. `node`: this service's own name, by which what it says is known to be its own. */
export function peerSeal(key: Buffer, node: string): PeerSeal {
  return {
    seal: (message) => sealWhole(key, Buffer.from(message), Buffer.from(node)).toString('base64'),
    unseal(text, from) {
      try {
        return unsealWhole(key, Buffer.from(text, 'base64'), Buffer.from(from)).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
