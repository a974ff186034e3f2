export function tileNumber(z: number, column: number, line: number): number;
export function writePmtiles(
  tiles: readonly { z: number; x: number; y: number; bytes: Uint8Array }[],
  about: {
    minZoom: number;
    maxZoom: number;
    west: number;
    south: number;
    east: number;
    north: number;
    metadata: object;
  },
): Buffer;
