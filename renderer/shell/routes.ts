/** Every view of the window. The route is kept in the URL's hash, so that reloading the page returns to the same view. */
import { z } from 'zod';
import { RuleName } from '../../preload/contract/rule-shapes.ts';
import { type HelpArticle, helpArticle } from './help-articles.ts';

const id = z.coerce.number<string>().int().positive();

/** Views without a parameter, by the word used in the hash. */
const plain = [
  'my-work',
  'late-matches',
  'restricted-matches',
  'watch-list',
  'disseminations',
  'reported-persons',
  'reviews',
  'import',
  'investigations',
  'plots',
  'entities',
  'entity-records',
  'brief',
  'outcome',
  'public-pages',
  'threat-level',
  'accuracy',
  'disclosure',
  'people',
  'compartments',
  'break-glass',
  'handling',
  'map-files',
  'vault',
  'settings',
] as const;
export type PlainRoute = (typeof plain)[number];

export const investigationTabs = [
  'overview',
  'timeline',
  'outcome',
  'subjects',
  'charts',
  'tips',
  'actions',
  'decisions',
  'documents',
  'exhibits',
  'notes',
] as const;
export type InvestigationTab = (typeof investigationTabs)[number];

/** Charts of the dashboard that are reached from elsewhere. */
export const dashboardCharts = ['clocks', 'live-plots'] as const;
export type DashboardChartName = (typeof dashboardCharts)[number];

export type Route =
  | { name: PlainRoute }
  /** The queue, with the contribution that is open beside it. */
  | { name: 'queue'; id: number | null }
  /** The intake form; a draft is continued where it was left. */
  | { name: 'record'; draft: number | null }
  | { name: 'investigation'; id: number; tab: InvestigationTab }
  /** The dashboard, or one of its charts. */
  | { name: 'dashboard'; chart: DashboardChartName | null }
  | { name: 'public-page'; id: number }
  /** A link chart that is saved with a case. */
  | { name: 'chart'; id: number }
  /** A link chart of some things, one on a line: `contribution:12`, `phone:+447700900123`. */
  | { name: 'new-chart'; of: string }
  | { name: 'entity'; kind: string; value: string }
  /** A person, a vehicle, a place that a case has a record of. */
  | { name: 'entity-record'; id: number }
  /** Whom several contributions name, by one of these contributions. */
  | { name: 'person'; id: number }
  /** The map of everything, or of one contribution, one investigation, or what names an identifier of this kind. */
  | { name: 'map'; of: { kind: string; value: string } | null }
  | { name: 'search'; text: string }
  /** The log, narrowed to one record where one is named. */
  | { name: 'audit'; record: string | null }
  /** The rules that are data, or one of them. */
  | { name: 'rules'; rule: RuleName | null }
  /** The help, or one of its articles. */
  | { name: 'help'; article: HelpArticle | null };

export type RouteName = Route['name'];
export const home: Route = { name: 'my-work' };

const join = (...parts: readonly (string | number)[]) => `#/${parts.map((part) => encodeURIComponent(part)).join('/')}`;

/** The hash of a route, `#/investigation/12/timeline`. */
export function toHash(route: Route): string {
  switch (route.name) {
    case 'queue':
      return route.id === null ? join('queue') : join('queue', route.id);
    case 'record':
      return route.draft === null ? join('record') : join('record', route.draft);
    case 'investigation':
      return join('investigation', route.id, route.tab);
    case 'dashboard':
      return route.chart === null ? join('dashboard') : join('dashboard', route.chart);
    case 'public-page':
      return join('public-page', route.id);
    case 'chart':
      return join('chart', route.id);
    case 'new-chart':
      return join('new-chart', route.of);
    case 'entity':
      return join('entity', route.kind, route.value);
    case 'entity-record':
      return join('entity-record', route.id);
    case 'person':
      return join('person', route.id);
    case 'map':
      return route.of === null ? join('map') : join('map', route.of.kind, route.of.value);
    case 'search':
      return join('search', route.text);
    case 'help':
      return route.article === null ? join('help') : join('help', route.article);
    case 'rules':
      return route.rule === null ? join('rules') : join('rules', route.rule);
    case 'audit':
      return route.record === null ? join('audit') : join('audit', route.record);
    default:
      return join(route.name);
  }
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The route that a hash names, or null when it names none. Never throws, whatever the hash contains. */
export function fromHash(hash: string): Route | null {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  if (parts.some((part) => part === null)) return null;
  const [name, first, second, ...rest] = parts.filter((part) => part !== null);
  if (rest.length > 0 || name === undefined) return null;
  const number = first === undefined ? null : id.safeParse(first);
  if (second === undefined) {
    if (name === 'search' && first !== undefined && first !== '') return { name, text: first };
    if (name === 'map' && first === undefined) return { name, of: null };
    if (name === 'audit') return first === '' ? null : { name, record: first ?? null };
    if (name === 'dashboard') {
      const chart = first === undefined ? null : dashboardCharts.find((word) => word === first);
      return chart === undefined ? null : { name, chart };
    }
    if (name === 'help') {
      const article = first === undefined ? null : helpArticle(first);
      return article === undefined ? null : { name, article };
    }
    if (name === 'rules') {
      const rule = RuleName.safeParse(first);
      return first === undefined ? { name, rule: null } : rule.success ? { name, rule: rule.data } : null;
    }
    if (name === 'entity-record' && number?.success === true) return { name, id: number.data };
    if (name === 'person' && number?.success === true) return { name, id: number.data };
    if (name === 'queue' && number === null) return { name, id: null };
    if (name === 'queue' && number?.success === true) return { name, id: number.data };
    if (name === 'record' && number === null) return { name, draft: null };
    if (name === 'record' && number?.success === true) return { name, draft: number.data };
    if (name === 'public-page' && number?.success === true) return { name, id: number.data };
    if (name === 'chart' && number?.success === true) return { name, id: number.data };
    if (name === 'new-chart' && first !== undefined && first !== '') return { name, of: first };
    const found = plain.find((word) => word === name);
    if (found !== undefined && first === undefined) return { name: found };
  }
  if (name === 'investigation' && number?.success === true) {
    const tab = second === undefined ? 'overview' : investigationTabs.find((word) => word === second);
    return tab === undefined ? null : { name, id: number.data, tab };
  }
  if (name === 'map' && first !== undefined && first !== '' && second !== undefined && second !== '')
    return { name, of: { kind: first, value: second } };
  if (name === 'entity' && first !== undefined && first !== '' && second !== undefined && second !== '') {
    return { name, kind: first, value: second };
  }
  return null;
}
