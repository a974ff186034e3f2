import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../shell/client.ts';
import { noteSearched } from '../../shell/considering.ts';
import type { SearchHit } from '../../shell/palette.tsx';
import { type Recent, routeOfRecent } from '../../shell/recent.ts';
import { go } from '../../shell/router.tsx';
import type { Route } from '../../shell/routes.ts';
import { MarkingBadge } from '../../ui/badge.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.searchEverything;

type Hit = Output<'search.find'>['hits'][number];

/** Where a hit of the search opens. */
export function routeOf(hit: Pick<Hit, 'kind' | 'openId' | 'document'>): Route {
  if (hit.document?.of === 'contribution') return { name: 'queue', id: hit.openId };
  if (hit.document !== undefined) return { name: 'investigation', id: hit.openId, tab: 'documents' };
  if (hit.kind === 'entity') return { name: 'entity-record', id: hit.openId };
  return hit.kind === 'contribution'
    ? { name: 'queue', id: hit.openId }
    : { name: 'investigation', id: hit.openId, tab: hit.kind === 'subject' ? 'subjects' : 'overview' };
}

const groups: Readonly<Record<Hit['kind'], string>> = {
  investigation: texts.operations,
  subject: texts.people,
  entity: texts.peopleAndThings,
  contribution: texts.contributions,
  document: texts.documents,
};
const groupOrder: readonly Hit['kind'][] = ['investigation', 'subject', 'entity', 'contribution', 'document'];

/** The passage as plain text: the marks around the words found (U+0002, U+0003) are taken out. */
const unmarked = (passage: string) => passage.split('\u0002').join('').split('\u0003').join('');

/** The palette's search: the vault's own, which logs it and shows only what the person may see. */
export async function searchEverything(text: string): Promise<readonly SearchHit[]> {
  const { hits, meant } = await call('search.find', { text, limit: 8 });
  // By kind, and the kind of the best one first; within a kind as ranked.
  const order = [...new Set([...hits.map(({ kind }) => kind), ...groupOrder])];
  const grouped = hits.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  const found = grouped.map((hit) => ({
    id: `${hit.kind}:${hit.id}`,
    title: hit.title,
    detail: `${hit.reference} · ${hit.spelt === undefined ? '' : texts.speltThere(hit.spelt)}${unmarked(hit.passage)}`,
    group: groups[hit.kind],
    badge: <MarkingBadge marking={hit.marking} caveats={hit.caveats} />,
    // Of what is looked for with every key, the words are kept that led somewhere.
    run: () => {
      noteSearched(text);
      go(routeOf(hit));
    },
  }));
  const others = meant.map((other) => ({
    id: `meant ${other}`,
    title: other,
    detail: texts.searchForThis,
    group: texts.didYouMean,
    run: () => go({ name: 'search', text: other }),
  }));
  return [...found, ...others];
}

/** What was opened last, as far as it may still be seen. */
export async function recentOnes(items: readonly Recent[]): Promise<readonly SearchHit[]> {
  if (items.length === 0) return [];
  const { items: found } = await call('search.recent', { items: [...items] });
  return found.map(({ kind, id, reference, title, marking, caveats }) => ({
    id: `recent ${kind}:${id}`,
    title,
    detail: reference,
    group: texts.openedLast,
    badge: <MarkingBadge marking={marking} caveats={caveats} />,
    run: () => go(routeOfRecent({ kind, id })),
  }));
}
