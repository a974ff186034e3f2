/** The installation's own map, read by ranges over the bridge: nothing is ever fetched. */
import MVT from 'ol/format/MVT.js';
import type RenderFeature from 'ol/render/Feature.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import type Tile from 'ol/Tile.js';
import { createXYZ } from 'ol/tilegrid.js';
import VectorTile from 'ol/VectorTile.js';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { call } from '../../shell/client.ts';

/** What one call may ask for. */
const mostBytes = 1_048_576;

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function ranges(id: number, digest: string): Source {
  return {
    getKey: () => digest,
    async getBytes(offset: number, length: number): Promise<RangeResponse> {
      const whole = new Uint8Array(length);
      let read = 0;
      while (read < length) {
        const input = { id, offset: offset + read, length: Math.min(mostBytes, length - read) };
        const piece = bytesOf((await call('maps.readTiles', input)).bytes);
        if (piece.length === 0) break;
        whole.set(piece, read);
        read += piece.length;
      }
      return { data: whole.buffer.slice(0, read) };
    },
  };
}

const errorState = 3;

type Format = MVT<RenderFeature>;

function load(map: PMTiles, format: Format, tile: VectorTile<RenderFeature>): void {
  const [z, x, y] = tile.getTileCoord();
  tile.setLoader(async (extent, _resolution, projection) => {
    try {
      const found = await map.getZxy(z ?? 0, x ?? 0, y ?? 0);
      const features =
        found === undefined ? [] : format.readFeatures(found.data, { extent, featureProjection: projection });
      tile.setFeatures(features);
      return features;
    } catch {
      tile.setState(errorState);
      return [];
    }
  });
}

/** The map as a source of layers. Rejects where its header cannot be read; the outline is drawn as ever. */
export async function tileSource(id: number, digest: string): Promise<VectorTileSource> {
  const map = new PMTiles(ranges(id, digest));
  const { minZoom, maxZoom } = await map.getHeader();
  const format = new MVT();
  return new VectorTileSource({
    format,
    tileGrid: createXYZ({ minZoom, maxZoom }),
    url: '{z}/{x}/{y}',
    tileLoadFunction: (tile: Tile) => {
      if (tile instanceof VectorTile) load(map, format, tile);
    },
  });
}
