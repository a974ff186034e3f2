/** What officers do most often, and what has to appear in the window once it is done. */
import type { BenchPage } from './bench-page.ts';

export interface Act {
  name: string;
  /** Takes the window to where the act begins; not measured. */
  from: (bench: BenchPage) => Promise<void>;
  /** A key, or the address of a view as clicking in the bar would set it. */
  press: { key: string } | { hash: string };
  /** A selector for what has to be drawn. */
  shows: string;
  /** A selector for something whose text has to differ from before. */
  changes?: string;
  /** Undoes it, so that it can be done again. */
  after?: (bench: BenchPage) => Promise<void>;
}

const inHelp = (bench: BenchPage) => bench.goTo('#/help', 'Help');
const view = (name: string, hash: string, shows: string): Act => ({
  name,
  from: inHelp,
  press: { hash },
  shows,
});

async function inQueue(bench: BenchPage): Promise<void> {
  await bench.goTo('#/queue', 'Queue');
  await bench.page.locator('.tip .marked').waitFor();
  await bench.page.getByRole('grid', { name: 'Queue' }).focus();
}

const closed = (bench: BenchPage) => bench.page.keyboard.press('Escape');
const cleared = (bench: BenchPage) => bench.page.getByRole('button', { name: 'Clear' }).click();

const tip = '.tip__head h2';

/** The commonest. */
export const acts: readonly Act[] = [
  view('my work', '#/my-work', 'main h2'),
  view('queue', '#/queue', '.tip .marked'),
  view('new matches', '#/late-matches', '.table, .state'),
  view('watch-list', '#/watch-list', '.section, .state'),
  view('investigations', '#/investigations', '.table__row'),
  view('overview of a case', '#/investigation/1/overview', '.section'),
  view('timeline of a case', '#/investigation/1/timeline', '.mark'),
  view('subjects of a case', '#/investigation/1/subjects', '.section, .record-list'),
  view('tips of a case', '#/investigation/1/tips', '.table__row, .state'),
  view('link chart of a case', '#/new-chart/investigation%3A1', '.chart-canvas:not([data-drawn="0"])'),
  view('plots', '#/plots', '.table__row, .state'),
  view('entities', '#/entities', '.table__row'),
  view('people and things', '#/entity-records', '.table__row, .state'),
  view('map', '#/map', '.map__says'),
  view('search', '#/search/van', '.table__row'),
  // Its figures, and the first of its charts.
  view('dashboard', '#/dashboard', '.recharts-surface'),
  view('record', '#/record', 'main textarea'),
  { name: 'next tip', from: inQueue, press: { key: 'j' }, shows: '.tip .marked', changes: tip },
  { name: 'tip before', from: inQueue, press: { key: 'k' }, shows: '.tip .marked' },
  { name: 'trace asked for', from: inQueue, press: { key: 't' }, shows: '[role="dialog"]', after: closed },
  { name: 'lead asked for', from: inQueue, press: { key: 'e' }, shows: '[role="dialog"]', after: closed },
  { name: 'snooze asked for', from: inQueue, press: { key: 'z' }, shows: '[role="dialog"]', after: closed },
  { name: 'rows selected', from: inQueue, press: { key: 'Shift+j' }, shows: '.bulk-bar', after: cleared },
  { name: 'palette', from: inHelp, press: { key: 'Control+k' }, shows: '.palette__input', after: closed },
  { name: 'keys', from: inHelp, press: { key: '?' }, shows: '.shortcut-help', after: closed },
];
