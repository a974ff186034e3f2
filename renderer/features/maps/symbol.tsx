import type { PointKind } from '../../../preload/contract/vocabulary.ts';
import './map.css';

/** The sign of a kind, as the map draws it: by its shape and its colour. */
export function PointSymbol({ kind }: { kind: PointKind }) {
  return (
    <svg className={`map__symbol map__symbol--${kind}`} viewBox="0 0 14 14" aria-hidden="true">
      {kind === 'report' ? <circle cx="7" cy="7" r="6" /> : null}
      {kind === 'vehicle_sighting' ? <path d="M7 0.5 13.5 12.5 0.5 12.5Z" /> : null}
      {kind === 'case_event' ? <rect x="1.5" y="1.5" width="11" height="11" /> : null}
      {kind === 'case_address' ? <path d="M7 0 14 7 7 14 0 7Z" /> : null}
    </svg>
  );
}
