import { IdCard, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { z } from 'zod';
import { Text } from '../../../preload/contract/core.ts';
import { EntityRecordKind } from '../../../preload/contract/entity-words.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { useOnward } from '../../shell/look-further.tsx';
import { useRowOnMap } from '../../shell/open-on-map.tsx';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AddEntity } from './add-entity.tsx';
import { catalogue } from './catalogue.ts';
import { EntityTable } from './entity-table.tsx';
import { kindOptions } from './words.ts';

const texts = catalogue.entityRecordsScreen;

const Kind = z.union([EntityRecordKind, z.literal('any')]);
type Kind = z.infer<typeof Kind>;
const kinds: { value: Kind; label: string }[] = [{ value: 'any', label: texts.everyKind }, ...kindOptions];

/** People, vehicles, phones and places that cases have records of. */
export default function EntityRecordsScreen() {
  const [text, setText] = useViewState('entity records text', Text, '');
  const [kind, setKind] = useViewState('entity records kind', Kind, 'any');
  const place = useTablePlace('People and things');
  const map = useRowOnMap('entity-record', place.left?.current ?? null);
  const list = usePages(
    'entities.list',
    { investigationId: null, text: text.trim(), kind: kind === 'any' ? null : kind, limit: 50 },
    ['entity', 'investigation'],
  );
  const { pages, loading, loadingMore, ended, error, loadMore, retry } = list;
  const [adding, setAdding] = useFormOpen('add-entity');
  const adds = useCan('entities.add');
  const rows = useMemo(() => pages.flatMap((page) => page.entities), [pages]);
  // Among those that it looked through nothing was found; there are others.
  useOnward(list, (page) => page.entities);
  const add = adds ? (
    <Button size="small" icon={<Plus />} onPress={() => setAdding(true)}>
      {texts.recordAPersonOr}
    </Button>
  ) : null;
  return (
    <View
      title={texts.peopleAndThings}
      facts={loading ? null : ended ? countOf(rows.length, 'record') : texts.first(rows.length.toLocaleString('en-GB'))}
      actions={
        <>
          <TextField
            aria-label={texts.filter}
            label=""
            placeholder={texts.namePhonePlate}
            value={text}
            onChange={setText}
          />
          <Select label={texts.kind} hideLabel options={kinds} value={kind} onChange={setKind} />
          {map.button}
          {add}
        </>
      }
    >
      {error !== null ? (
        <ErrorState failure={error} onRetry={retry} />
      ) : loading || (rows.length === 0 && !ended) ? (
        <Skeleton rows={12} />
      ) : (
        <EntityTable
          rows={rows}
          place={{
            ...place,
            onCurrent: map.onCurrent,
            onEndReached: loadMore,
            loadingMore,
            empty: (
              <EmptyState icon={<IdCard aria-hidden="true" />} title={texts.noneThatYouCan}>
                {texts.aCaseRecordsA}
              </EmptyState>
            ),
          }}
        />
      )}
      {adding ? <AddEntity investigationId={null} opens onClose={() => setAdding(false)} /> : null}
    </View>
  );
}
