/** Tables of where things were; see schema.ts. */
import type { Generated } from 'kysely';
import type { MapFileKind, PointKind, PointOrigin } from '../../preload/contract/vocabulary.ts';
import type { Flag } from './schema-values.ts';

/** Where something is; all of it is empty for a name that several places have. */
interface Placed {
  lat: number | null;
  lon: number | null;
  /** In metres. */
  uncertainty: number | null;
}

interface PointTable extends Placed {
  id: Generated<number>;
  kind: PointKind;
  written: string;
  key: string;
  origin: PointOrigin;
  name: string;
  candidates: number;
  scale: number | null;
  cell: number | null;
  chosen: Flag;
}

export interface MapTables {
  map_file: {
    id: Generated<number>;
    kind: MapFileKind;
    name: string;
    digest: string;
    size: number;
    places: number | null;
    source: string;
    loadedAt: string;
    by: number | null;
    withdrawnAt: string | null;
    withdrawnBy: number | null;
    reason: string | null;
    dueFrom: number | null;
  };
  map_piece: { mapFileId: number; place: number; bytes: Uint8Array };
  gazetteer_place: {
    id: Generated<number>;
    mapFileId: number;
    key: string;
    name: string;
    kind: PointOrigin;
    within: string | null;
    lat: number;
    lon: number;
    uncertainty: number;
  };
  contribution_point: PointTable & {
    contributionId: number;
    compartmentId: number;
    markingRank: number;
    textStart: number;
    textEnd: number;
    week: number;
  };
  case_point: PointTable & {
    investigationId: number;
    eventId: number | null;
    caseIdentifierId: number | null;
    week: number | null;
  };
  point_choice: Placed & {
    id: Generated<number>;
    contributionId: number | null;
    investigationId: number | null;
    eventId: number | null;
    caseIdentifierId: number | null;
    key: string;
    name: string;
    at: string;
    by: number;
    reason: string;
    withdrawnAt: string | null;
    withdrawnBy: number | null;
  };
}
