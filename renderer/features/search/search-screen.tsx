import { SearchX } from 'lucide-react';
import { Fragment, useEffect } from 'react';
import { z } from 'zod';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { noteSearched } from '../../shell/considering.ts';
import { ListView } from '../../shell/list-view.tsx';
import { go, Link } from '../../shell/router.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useViewState } from '../../shell/view-state.ts';
import { Badge, MarkingBadge, WithCaveats } from '../../ui/badge.tsx';
import { countOf } from '../../ui/figures.ts';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { catalogue } from './catalogue.ts';
import { routeOf } from './search-everything.tsx';

const texts = catalogue.searchScreen;

const Order = z.enum(['relevance', 'newest']);
const Kind = z.enum(['all', 'contribution', 'investigation', 'subject', 'entity', 'document']);
type Hit = Output<'search.find'>['hits'][number];

/** A passage with its words found brought out; U+0002 and U+0003 stand around each. */
export function passagePieces(passage: string): { text: string; found: boolean; at: number }[] {
  const parts = passage.split('\u0002').flatMap((part, index) => {
    if (index === 0) return [{ text: part, found: false }];
    const [found = '', ...rest] = part.split('\u0003');
    return [
      { text: found, found: true },
      { text: rest.join(''), found: false },
    ];
  });
  let at = 0;
  return parts.flatMap(({ text, found }) => {
    at += text.length + 1;
    return text === '' ? [] : [{ text, found, at }];
  });
}

function Passage({ passage }: { passage: string }) {
  return (
    <span>
      {passagePieces(passage).map((piece) =>
        piece.found ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
      )}
    </span>
  );
}

const columns: readonly DataColumn<Hit>[] = [
  {
    id: 'kind',
    header: texts.kind,
    value: (hit) => hit.kind,
    cell: (hit) => <Badge>{label(hit.kind)}</Badge>,
    width: 116,
  },
  { id: 'reference', header: texts.reference, value: (hit) => hit.reference, width: 130 },
  { id: 'title', header: texts.what, value: (hit) => hit.title, width: '1fr', identifies: true },
  {
    id: 'passage',
    header: texts.passage,
    value: (hit) => hit.passage,
    cell: (hit) => (
      <WithCaveats caveats={hit.caveats}>
        {hit.spelt === undefined ? null : (
          <>
            <Badge tone="violet">{texts.speltThere(hit.spelt)}</Badge>{' '}
          </>
        )}
        <Passage passage={hit.passage} />
      </WithCaveats>
    ),
    width: '3fr',
    sortable: false,
  },
  { id: 'at', header: texts.when, value: (hit) => hit.at, cell: (hit) => <Time at={hit.at} show="date" />, width: 108 },
  {
    id: 'marking',
    header: texts.marking,
    value: (hit) => hit.marking,
    // What stands beside it is in the passage, which has room for it.
    cell: (hit) => <MarkingBadge marking={hit.marking} caveats={[]} />,
    width: 164,
  },
];

function factsOf({ hits, more, weighed }: Output<'search.find'>): string {
  const among = weighed === null ? '' : texts.theBestOfThe(weighed);
  return `${more ? texts.firstResults(hits.length) : countOf(hits.length, 'result')}${among}`;
}

/** Words of records in place of those that were mistyped, each a search. */
function Meant({ texts: others }: { texts: readonly string[] }) {
  return (
    <span>
      {texts.didYouMean}{' '}
      {others.map((other, at) => (
        <Fragment key={other}>
          {at === 0 ? null : ' · '}
          <Link to={{ name: 'search', text: other }}>{other}</Link>
        </Fragment>
      ))}
    </span>
  );
}

/** All that a search found. */
export default function SearchScreen({ route }: ScreenProps<'search'>) {
  const [order, setOrder] = useViewState('search order', Order, 'relevance');
  const [kind, setKind] = useViewState('search kind', Kind, 'all');
  const read = useQuery(
    'search.find',
    { text: route.text, limit: 100, order, ...(kind === 'all' ? {} : { kinds: [kind] }) },
    { topics: ['contribution', 'investigation', 'document'], keepsLast: true },
  );
  useEffect(() => noteSearched(route.text), [route.text]);
  return (
    <ListView
      title={texts.search(route.text)}
      label={texts.found}
      query={read}
      facts={(found) => (
        <>
          {factsOf(found)}
          {found.hits.length > 0 && found.meant.length > 0 ? (
            <>
              {' · '}
              <Meant texts={found.meant} />
            </>
          ) : null}
        </>
      )}
      actions={
        <>
          <ToggleGroup
            label={texts.whatToShow}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'all', label: texts.everything },
              { value: 'contribution', label: texts.contributions },
              { value: 'investigation', label: texts.operations },
              { value: 'subject', label: texts.people },
              { value: 'entity', label: texts.things },
              { value: 'document', label: texts.documents },
            ]}
          />
          <ToggleGroup
            label={texts.order}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'relevance', label: texts.bestFirst },
              { value: 'newest', label: texts.newestFirst },
            ]}
          />
        </>
      }
      likely={10}
      rows={({ hits }) => hits}
      table={{
        columns,
        rowKey: (hit) => `${hit.kind}:${hit.id}`,
        onOpen: (hit) => go(routeOf(hit)),
        empty: (
          <EmptyState icon={<SearchX aria-hidden="true" />} title={texts.noResultsThatYou}>
            {read.value === undefined || read.value.meant.length === 0 ? (
              texts.tryFewerWordsOr
            ) : (
              <Meant texts={read.value.meant} />
            )}
          </EmptyState>
        ),
      }}
    />
  );
}
