import { X } from 'lucide-react';
import type { MapPoint } from '../../../preload/contract/maps.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { MarkingBadge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster } from '../../ui/line.tsx';
import { Time } from '../../ui/time.tsx';
import { openRecord, placedBy, recordOf } from './point-words.ts';
import { PointSymbol } from './symbol.tsx';
import './map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.side;

const listedAtMost = 100;

export function PointCard({ point, far }: { point: MapPoint; far?: string }) {
  return (
    <li className="map__card">
      <Cluster>
        <PointSymbol kind={point.kind} />
        <strong>{recordOf(point)}</strong>
        {point.at === null ? null : (
          <span className="muted">
            <Time at={point.at} show="date" />
          </span>
        )}
        <MarkingBadge marking={point.marking} caveats={point.caveats} />
      </Cluster>
      <p>{point.title}</p>
      <p className="muted">
        {far === undefined ? label(point.kind) : far}: {point.name}
        {point.written === point.name ? '' : ` (“${point.written}”)`}. {placedBy(point)}.
      </p>
      <div>
        <Button size="small" onPress={() => openRecord(point)}>
          {texts.open(recordOf(point))}
        </Button>
      </div>
    </li>
  );
}

/** What was picked on the map: one point, or those that lie together. */
export function Picked({ points, onClose }: { points: readonly MapPoint[]; onClose: () => void }) {
  return (
    <aside className="map__side" aria-label={texts.selectedOnTheMap}>
      <header className="map__side-head">
        <h2>{points.length === 1 ? texts.selected : texts.here(countOf(points.length, 'point'))}</h2>
        <IconButton label={texts.close} keys="Esc" size="small" onPress={onClose}>
          <X />
        </IconButton>
      </header>
      <ul>
        {points.slice(0, listedAtMost).map((point) => (
          <PointCard key={`${point.kind} ${point.pointId}`} point={point} />
        ))}
      </ul>
      {points.length > listedAtMost ? <p className="muted">{texts.theFirstAreListed(listedAtMost)}</p> : null}
    </aside>
  );
}
