/** How many investigations have a key, kept until what they hold changes. */
import type { Viewer } from './policy.ts';

/** Beyond this number it no longer matters how many there are, and counting stops. */
export const countedAtMost = 1_000;
export const keptKeys = 60_000;

/** Enough for those asking at the moment, and for unrestricted matching. */
const keptReaches = 6;

/** The counts for one version of the holdings, by reach and key. Shared by all connections of a store. */
export class FrequencyCache {
  #version = 0;
  readonly #counts = new Map<string, Map<string, number>>();

  /** The counts that apply to a snapshot of that version; `null` where a newer version is kept. */
  of(version: number, reach: string): Map<string, number> | null {
    if (version < this.#version) return null;
    if (version > this.#version) {
      this.#version = version;
      this.#counts.clear();
    }
    const before = this.#counts.get(reach);
    if (before !== undefined) return before;
    if (this.#counts.size >= keptReaches) this.#counts.clear();
    const counts = new Map<string, number>();
    this.#counts.set(reach, counts);
    return counts;
  }
}

/** Viewers who may see the same records get the same counts; what break-glass has opened to one of them is theirs alone. */
export const reachOf = (viewer: Viewer | null) =>
  viewer === null
    ? 'nobody'
    : [
        viewer.readsInvestigations,
        viewer.clearance,
        ...[...viewer.compartments].sort((one, other) => one - other),
        'opened',
        ...[...viewer.opened.investigation].sort((one, other) => one - other),
      ].join();
