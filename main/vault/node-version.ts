/** The native store runs in Node 22 and later; in an older one the process ends with a segmentation fault and no message. */

const oldestNode = 22;

/** A sentence for the person who started this, with what to do; `null` where this Node will do. `version`: `20.20.2`. */
export function whyNodeIsTooOld(version: string): string | null {
  if (Number.parseInt(version, 10) >= oldestNode) return null;
  return `Vigil needs Node ${oldestNode} or later, and this is Node ${version}. Node 24 comes with the packages: use npm start and npm test, or put node_modules/.bin first on the path.`;
}
