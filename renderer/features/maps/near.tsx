import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { MapFilter } from '../../../preload/contract/maps.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { attempt } from '../../shell/save.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Select } from '../../ui/select.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { distance } from './point-words.ts';
import { PointCard } from './side.tsx';
import './map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.near;

type Place = Output<'maps.findPlace'>['places'][number];

export interface Near {
  place: Place;
  metres: number;
  certainty: 'certain' | 'possible';
}

const distances = [100, 250, 500, 1_000, 2_000, 5_000, 10_000].map((metres) => ({
  value: String(metres),
  label: texts.within(distance(metres)),
}));
const certainties = [
  { value: 'certain', label: texts.certainly },
  { value: 'possible', label: texts.possibly },
] as const;

const nameOf = ({ name, within }: Place) => (within === null ? name : `${name}, ${within}`);

/** What lies near an address, a postcode, a name or a position, nearest first. */
export function NearBy(props: {
  near: Near | null;
  filter: MapFilter;
  onNear: (near: Near | null) => void;
  onClose: () => void;
}) {
  const { near, filter, onNear } = props;
  const [text, setText] = useState(near === null ? '' : nameOf(near.place));
  const [found, setFound] = useState<readonly Place[] | null>(null);
  const [metres, setMetres] = useState(near?.metres ?? 500);
  const [certainty, setCertainty] = useState<Near['certainty']>(near?.certainty ?? 'possible');
  const choose = (place: Place) => {
    setFound(null);
    setText(nameOf(place));
    onNear({ place, metres, certainty });
  };
  const look = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length < 2) return;
    const answer = await attempt('maps.findPlace', { text: text.trim() });
    if (answer === undefined) return;
    const [only, ...more] = answer.places;
    if (only !== undefined && more.length === 0) choose(only);
    else setFound(answer.places);
  };
  const change = (next: Partial<Near>) => {
    setMetres(next.metres ?? metres);
    setCertainty(next.certainty ?? certainty);
    if (near !== null) onNear({ ...near, ...next });
  };
  return (
    <aside className="map__side" aria-label={texts.nearAPlace}>
      <header className="map__side-head">
        <h2>{texts.nearAPlace}</h2>
        <IconButton label={texts.close} keys="Esc" size="small" onPress={props.onClose}>
          <X />
        </IconButton>
      </header>
      <form className="map__near" onSubmit={look}>
        <TextField label={texts.addressPostcodePlaceOr} value={text} onChange={setText} maxLength={200} />
        <Select
          label={texts.distance}
          options={distances}
          value={String(metres)}
          onChange={(value) => change({ metres: Number(value) })}
        />
        <ToggleGroup
          label={texts.howSurelyWithinIt}
          options={certainties}
          value={certainty}
          onChange={(value) => change({ certainty: value })}
        />
        <div>
          <Button type="submit" tone="primary">
            {texts.look}
          </Button>
        </div>
      </form>
      {found === null ? null : found.length === 0 ? (
        <p>{texts.noGazetteerOfThis}</p>
      ) : (
        <ul aria-label={texts.placesOfThatName}>
          {found.map((place) => (
            <li key={`${place.gazetteerPlaceId ?? ''} ${place.lat} ${place.lon}`}>
              <Button tone="quiet" onPress={() => choose(place)}>
                {nameOf(place)} ({label(place.origin).toLowerCase()})
              </Button>
            </li>
          ))}
        </ul>
      )}
      {near === null || found !== null ? null : <Found near={near} filter={filter} />}
    </aside>
  );
}

function Found({ near, filter }: { near: Near; filter: MapFilter }) {
  const { lon, lat, uncertainty } = near.place;
  const input = {
    centre: { lon, lat },
    uncertainty,
    metres: near.metres,
    certainty: near.certainty,
    filter,
    limit: 50,
  };
  const list = usePages('maps.near', input, ['contribution', 'investigation', 'map']);
  const found = list.pages.flatMap((page) => page.found);
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={6} />;
  return (
    <>
      <p role="status">
        {found.length === 0
          ? texts.nothingLiesWithinOf(
              near.certainty === 'certain' ? 'certainly' : 'possibly',
              distance(near.metres),
              nameOf(near.place),
            )
          : texts.withinOfNearestFirst(
              countOf(found.length, 'point'),
              list.ended ? '' : texts.soFar,
              distance(near.metres),
              nameOf(near.place),
            )}
      </p>
      <ul aria-label={texts.foundNearBy}>
        {found.map((point) => (
          <PointCard
            key={`${point.kind} ${point.pointId}`}
            point={point}
            far={texts.awayWithin(distance(point.metres), point.certain ? 'certainly' : 'possibly')}
          />
        ))}
      </ul>
      {list.ended ? null : <Button onPress={list.loadMore}>{texts.showMore}</Button>}
    </>
  );
}
