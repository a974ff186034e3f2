import { X } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { attempt, save, submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { distance } from './point-words.ts';
import './map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.placesOf;

type Place = Output<'maps.placesOf'>['places'][number];

/** The places that one record names: where they are, and which of them several places share a name with. */
export function PlacesOf({ of, onClose }: { of: { kind: string; value: string }; onClose: () => void }) {
  const id = Number(of.value);
  const input = {
    contributionId: of.kind === 'contribution' ? id : null,
    investigationId: of.kind === 'investigation' ? id : null,
  };
  const known = of.kind === 'contribution' || of.kind === 'investigation';
  const read = useQuery('maps.placesOf', known ? input : { contributionId: 1, investigationId: null }, {
    topics: ['map', `${of.kind}:${of.value}`],
    enabled: known,
  });
  if (!known) return null;
  return (
    <aside className="map__side" aria-label={texts.placesItNames}>
      <header className="map__side-head">
        <h2>{texts.placesItNames}</h2>
        <IconButton label={texts.close} keys="Esc" size="small" onPress={onClose}>
          <X />
        </IconButton>
      </header>
      <QueryView query={read} rows={4}>
        {({ places }) =>
          places.length === 0 ? (
            <p>{texts.noneThatCanBe}</p>
          ) : (
            <ul>
              {places.map((place) => (
                <OnePlace key={`${place.of} ${place.pointId}`} place={place} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </aside>
  );
}

function OnePlace({ place }: { place: Place }) {
  const [choosing, setChoosing] = useState(false);
  const mayChoose = useCan('maps.choosePlace');
  const { written, origin, at, candidates, choice } = place;
  const withdraw = async (choiceId: number) => {
    await save('maps.withdrawChoice', { choiceId }, texts.theChoiceWasTaken);
  };
  return (
    <li className="map__card">
      <p>
        <strong>{written}</strong> <span className="muted">{label(origin).toLowerCase()}</span>
      </p>
      {at !== null ? (
        <p>{texts.within(at.name, distance(at.uncertainty))}</p>
      ) : choice === null ? (
        <p>
          <Badge tone="warning">{texts.placesOfThatName(candidates.length)}</Badge>
          {texts.notOnTheMap}
        </p>
      ) : (
        <p>{texts.noneOfThePlaces}</p>
      )}
      {choice === null ? null : (
        <p className="muted">
          {texts.chosenBy(choice.by)}
          <Time at={choice.at} />: {choice.reason}
        </p>
      )}
      {mayChoose && (candidates.length > 0 || choice !== null) ? (
        <div>
          {candidates.length === 0 ? null : (
            <Button size="small" onPress={() => setChoosing(true)}>
              {choice === null ? texts.chooseButton : texts.chooseAnother}
            </Button>
          )}
          {choice === null ? null : (
            <Button size="small" tone="quiet" onPress={() => withdraw(choice.choiceId)}>
              {texts.takeTheChoiceBack}
            </Button>
          )}
        </div>
      ) : null}
      {choosing ? <Choose place={place} onClose={() => setChoosing(false)} /> : null}
    </li>
  );
}

const none = 'none';

function Choose({ place, onClose }: { place: Place; onClose: () => void }) {
  const form = useForm<{ which: string | null; reason: string }>({
    initial: { which: null, reason: '' },
    draft: null,
    check: ({ which, reason }) => ({
      which: which === null && texts.chooseOneOfThe,
      reason: reason.trim().length < 3 && texts.sayHowYouKnow,
    }),
    send: async ({ which, reason }) => {
      const gazetteerPlaceId = which === none || which === null ? null : Number(which);
      const done = await submit(
        'maps.choosePlace',
        { of: place.of, pointId: place.pointId, gazetteerPlaceId, reason: reason.trim() },
        () => '',
      );
      if (done.ok)
        toast({
          text: texts.chosen,
          undo: () => void attempt('maps.withdrawChoice', { choiceId: done.value.choiceId }),
        });
      return done;
    },
    onClose,
  });
  const options = [
    ...place.candidates.map(({ gazetteerPlaceId, name, within, lat, lon }) => ({
      value: String(gazetteerPlaceId),
      label: within === null ? name : `${name}, ${within}`,
      detail: `${Math.abs(lat).toFixed(3)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(3)}° ${lon < 0 ? 'W' : 'E'}`,
    })),
    { value: none, label: texts.noneOfThese },
  ];
  return (
    <FormDialog title={texts.whichIsMeant(place.written)} size="small" submit={texts.choose} form={form}>
      <Select label={texts.place} options={options} isRequired {...form.field('which')} />
      <TextField label={texts.howItIsKnown} {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}
