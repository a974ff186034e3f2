/** Pages of the queue and their counts, for everything that its screen can ask. */

import { renewSuggestions } from '../../../main/linking/renew-suggestions.ts';
import { writeCursor } from '../../../main/store/cursor.ts';
import { addDays, ukDay } from '../../../main/store/uk-day.ts';
import type { QueueFilter } from '../../../preload/contract/contributions.ts';
import { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { type Result, timed } from '../result.ts';
import { now } from '../sample-file.ts';
import { type Bench, type Case, readSamples } from './reads.ts';
import { frequentWords } from './vocabulary.ts';

export const pageSize = 100;
/** Who asks: a cursor is valid for one person only. */
const asked = 's.kowal';

export function filters({ plain }: Bench): QueueFilter[] {
  const value = (sql: string) => plain.prepare(sql).pluck().get();
  const area = String(
    value('select area from contribution_row where area is not null group by area order by count(*) desc'),
  );
  const few = String(value('select area from contribution_row where area is not null group by area order by count(*)'));
  const busiest = Number(value('select investigationId from link_row group by investigationId order by count(*) desc'));
  const { common, middling, rare } = frequentWords(plain);
  const [often = '', second = ''] = common;
  const [sometimes = ''] = middling;
  const [seldom = ''] = rare;
  const today = ukDay(now);
  const week = { from: addDays(today, -7), to: today };
  const monthAYearAgo = { from: addDays(today, -395), to: addDays(today, -365) };
  return [
    {},
    ...ContributionState.options.map((state): QueueFilter => ({ states: [state] })),
    { states: ['untriaged', 'nfa_proposed'] },
    { states: ['lead', 'trace', 'linked'] },
    { states: [...ContributionState.options] },
    { channels: ['hotline'] },
    { channels: ['online', 'email', 'police'] },
    { kinds: ['tip'] },
    { kinds: ['referral', 'online_material'] },
    { kinds: ['tip'], channels: ['hotline'], states: ['untriaged'] },
    { kinds: ['referral'], channels: ['walk-in'] },
    { states: ['lead'], channels: ['walk-in'], area },
    week,
    monthAYearAgo,
    { ...week, states: ['untriaged'] },
    { ...monthAYearAgo, channels: ['hotline'], states: ['linked'] },
    { ...monthAYearAgo, immediateRisk: false, kinds: ['tip'] },
    { olderThanHours: 4 },
    { olderThanHours: 24, channels: ['online'] },
    { olderThanHours: 72, kinds: ['referral'] },
    { immediateRisk: true },
    { immediateRisk: true, states: ['linked', 'lead'] },
    { area },
    { area: few },
    { area, states: ['trace'], channels: ['email'] },
    { investigationId: busiest },
    { investigationId: busiest, channels: ['online'] },
    { importId: 1 },
    { importId: 1, states: ['lead'] },
    { text: often },
    { text: sometimes },
    { text: seldom },
    { text: `${often} ${second}` },
    { text: `${often} ${sometimes}`, states: ['nfa'] },
    { text: often.slice(0, 3), channels: ['police'] },
    { text: sometimes, area },
    { text: sometimes, ...monthAYearAgo },
  ];
}

/** The start of the page that lies `share` of the way through all contributions, counted from the oldest. */
function startAt({ harness, plain, rows }: Bench, share: number): string {
  const place = plain
    .prepare<[number], { place: number }>(
      'select receiptOrder as place from contribution_row order by receiptOrder limit 1 offset ?',
    )
    .get(Math.floor(rows * share));
  if (place === undefined) throw new Error('there is no such place in the queue');
  const me = { id: Number(harness.db.prepare('select id from account_row where login = ?').pluck().get(asked)) };
  return writeCursor('contributions.queue', { me }, { ...place, part: 'all' });
}

export async function queue(bench: Bench): Promise<Result> {
  const starts = [null, startAt(bench, 0.1), startAt(bench, 0.5), startAt(bench, 0.9)];
  const cases = filters(bench).flatMap((filter) =>
    (['newest', 'oldest'] as const).flatMap((sort) =>
      starts.map(
        (after): Case<'contributions.queue'> => ({ login: asked, input: { filter, sort, after, limit: pageSize } }),
      ),
    ),
  );
  return timed('queue', await readSamples(bench, 'contributions.queue', cases, 1), 20);
}

/** What a run has at most for matching what waits, in milliseconds: the rest of a large sample stays unmatched. */
const matchingFor = 30_000;

/** The first pages of what waits where the strongest match comes first, and the one after each. */
export async function queueByMatch(bench: Bench): Promise<Result> {
  const { harness } = bench;
  const until = performance.now() + matchingFor;
  const told = async () => undefined;
  await renewSuggestions(harness.store, {
    told,
    ended: () => performance.now() > until,
    now: () => now,
  });
  const sorts = ['newest', 'oldest'] as const;
  const filters: QueueFilter[] = [{ states: ['untriaged'] }, { states: ['untriaged'], channels: ['hotline'] }];
  const cases: Case<'contributions.queue'>[] = [];
  for (const filter of filters)
    for (const sort of sorts)
      for (const first of ['match', 'risk', 'repeats'] as const) {
        let after: string | null = null;
        for (let page = 0; page < 3; page += 1) {
          const input: Case<'contributions.queue'>['input'] = { filter, sort, first, after, limit: pageSize };
          cases.push({ login: asked, input });
          after = (await harness.ask(asked, 'contributions.queue', input)).next;
          if (after === null) break;
        }
      }
  return timed('queue-by-match', await readSamples(bench, 'contributions.queue', cases, 3), 50);
}

/** The number beside the queue, which its screen asks for with every filter. */
export async function queueCount(bench: Bench): Promise<Result> {
  const cases = filters(bench).map((filter): Case<'contributions.count'> => ({ login: asked, input: { filter } }));
  return timed('queue-count', await readSamples(bench, 'contributions.count', cases, 2), null);
}
