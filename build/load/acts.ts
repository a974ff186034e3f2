/** What officers do, act by act, with what the screens of the product ask for at each. */
import { between, chance, pick, type Random } from '../../main/demonstration/generate/random.ts';
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { Input } from '../../preload/contract/index.ts';
import { accountReaders, investigationReaders } from '../../preload/contract/roles.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';
import type { Desk } from './desk.ts';
import type { Undertaking } from './mix.ts';
import type { Screen, Shown } from './screen.ts';

export interface Officer {
  desk: Desk;
  screen: Screen;
  random: Random;
  /** What callers say. */
  texts: readonly string[];
  words: readonly string[];
  /** Waits as long as somebody thinks; throws when the work is over. */
  pause(): Promise<void>;
}

const shown = <V extends Shown['verb']>(verb: V, input: Input<V>, ...topics: string[]): Shown =>
  ({ verb, input, topics }) as Shown;

/** The numbers beside the places in the bar of every window (`renderer/app/use-badge-counts.ts`). */
export const frameOf = (role: Role): Shown[] => [
  shown('contributions.count', { filter: { states: ['untriaged'] } }, 'contribution'),
  shown('linking.countWatched', {}, 'contribution', 'watch'),
  shown('linking.countDeconflictionHits', {}, 'contribution', 'investigation'),
  ...(investigationReaders.includes(role) ? [shown('linking.countLateMatches', { months: 18 }, 'investigation')] : []),
  ...(accountReaders.includes(role) ? [shown('access.countProposals', {}, 'proposal', 'people')] : []),
];

const everyday: QueueFilter = { states: ['untriaged'] };
const queueOf = (filter: QueueFilter, sort: 'newest' | 'oldest' = 'newest'): Shown[] => [
  shown('contributions.queue', { filter, sort, after: null, limit: 100 }, 'contribution', 'queue'),
  shown('contributions.count', { filter }, 'contribution', 'queue'),
];
const contributionOf = (id: number): Shown[] => [
  shown('triage.get', { id }, `contribution:${id}`),
  shown('linking.suggestions', { contributionId: id }, `contribution:${id}`, 'investigation'),
];

/** The list stays beside the record that is opened from it. */
async function openContribution({ screen }: Officer, id: number, beside: Shown[] = []): Promise<void> {
  await Promise.all([screen.show([...beside, ...contributionOf(id)]), screen.here(id, null)]);
}

/** Typed in four goes; while it grows it is kept as a draft, and compared with what cases hold. */
async function takeCall({ desk, screen, random, texts, pause }: Officer): Promise<void> {
  await screen.here(null, null);
  await screen.show([]);
  const text = pick(random, texts);
  const save = async (before: number | null, typed: string): Promise<number | null> => {
    const saved = await desk.ask('intake.saveDraft', { draftId: before, form: { channel: 'hotline', text: typed } });
    return saved.ok ? saved.value.draftId : before;
  };
  let draftId: number | null = null;
  for (let part = 1; part <= 3; part++) {
    const typed = text.slice(0, Math.ceil((text.length * part) / 3));
    const saving = save(draftId, typed);
    await Promise.all([saving, desk.ask('linking.suggestForText', { text: typed })]);
    draftId = await saving;
    await pause();
  }
  await desk.ask('intake.record', { form: { channel: 'hotline', text, anonymous: chance(random, 0.4) }, draftId });
}

function outcomeOf(random: Random, id: number, version: number): Input<'triage.setOutcome'> {
  const at = random();
  if (at < 0.45) return { id, version, outcome: 'trace', reason: 'Checked against what is held' };
  if (at < 0.55) return { id, version, outcome: 'referred', reason: 'Possible vulnerability to radicalisation' };
  const rcap = { risk: 'medium', credibility: 'medium', actionability: 'low', proportionality: 'medium' } as const;
  // Assessed in any case: the sign-off rule may ask for it.
  if (at < 0.9) return { id, version, outcome: 'nfa', reason: 'Nothing that could be assessed further', rcap };
  return { id, version, outcome: 'lead', rcap };
}

/** Opens one that nobody has claimed, claims it, and links it or gives it an outcome. */
async function triage(officer: Officer): Promise<void> {
  const { desk, screen, random, pause } = officer;
  const queue = queueOf(everyday);
  await screen.here(null, null);
  await screen.show(queue);
  await pause();
  const free = screen.answer('contributions.queue')?.rows.filter((row) => row.claimedBy === null) ?? [];
  if (free.length === 0) return;
  const { id } = pick(random, free);
  await openContribution(officer, id, queue);
  await pause();
  // Somebody else was quicker: on to the next one.
  if (!(await desk.ask('triage.claim', { id })).ok) return;
  await pause();
  const found = screen.answer('linking.suggestions')?.suggestions.filter((one) => one.decision === null) ?? [];
  const [best] = found;
  if (best !== undefined && chance(random, 0.7)) {
    const decision = chance(random, best.matchStrength === 'possible' ? 0.3 : 0.8) ? 'linked' : 'not_this';
    const decided = await desk.ask('linking.decide', {
      contributionId: id,
      investigationId: best.investigationId,
      decision,
    });
    if (decision === 'linked' || !decided.ok) return;
    await pause();
  }
  const opened = screen.answer('triage.get');
  if (opened?.id === id) await desk.ask('triage.setOutcome', outcomeOf(random, id, opened.version));
}

async function lookInQueue({ screen, random, words, pause, desk }: Officer): Promise<void> {
  const filters: QueueFilter[] = [
    everyday,
    { states: ['lead'] },
    { channels: ['hotline'], states: ['untriaged'] },
    { immediateRisk: true },
    { olderThanHours: 24, states: ['untriaged'] },
    { text: pick(random, words) },
  ];
  const filter = pick(random, filters);
  await screen.here(null, null);
  await screen.show(queueOf(filter));
  await pause();
  const after = screen.answer('contributions.queue')?.next ?? null;
  if (after !== null && chance(random, 0.4)) {
    await desk.ask('contributions.queue', { filter, sort: 'newest', after, limit: 100 });
    await pause();
  }
}

async function search(officer: Officer): Promise<void> {
  const { screen, random, words, pause } = officer;
  const one = pick(random, words);
  const whole = chance(random, 0.5) ? `${one} ${pick(random, words)}` : one;
  const text = chance(random, 0.25) ? whole.slice(0, Math.max(3, whole.length - 2)) : whole;
  await screen.here(null, null);
  const results = [shown('search.find', { text, limit: 100 }, 'contribution', 'investigation')];
  await screen.show(results);
  await pause();
  const hit = screen.answer('search.find')?.hits.find(({ kind }) => kind === 'contribution');
  if (hit === undefined) return;
  await openContribution(officer, hit.openId);
  await pause();
}

/** One of the first of the list, then its tabs. */
async function workCase({ screen, random, pause }: Officer): Promise<void> {
  await screen.here(null, null);
  await screen.show([shown('investigations.list', { state: 'live' }, 'investigation')]);
  await pause();
  const rows = screen.answer('investigations.list')?.rows ?? [];
  if (rows.length === 0) return;
  const { id } = pick(random, rows);
  const about = `investigation:${id}`;
  const overview = shown('investigations.get', { id }, about);
  await Promise.all([screen.show([overview]), screen.here(null, id)]);
  await pause();
  const tabs = [
    shown('investigations.timeline', { id }, about, 'threat'),
    shown('investigations.tips', { id, after: null }, about),
    shown('investigations.actions', { id, after: null, limit: 50 }, 'action', about),
    shown('investigations.decisions', { id, after: null, limit: 50 }, about),
  ];
  for (const tab of tabs.slice(0, between(random, 1, tabs.length))) {
    await screen.show([overview, tab]);
    await pause();
  }
}

/** Stays on screen while somebody reads it. */
async function dashboard({ screen, random, pause }: Officer): Promise<void> {
  await screen.here(null, null);
  await screen.show([
    shown('oversight.dashboard', { day: null }, 'dashboard', 'contribution', 'investigation', 'threat'),
  ]);
  for (let looks = between(random, 1, 4); looks > 0; looks--) await pause();
}

async function myWork({ screen, pause }: Officer): Promise<void> {
  await screen.here(null, null);
  await screen.show([
    shown('myWork.get', {}, 'contribution', 'investigation'),
    shown('myWork.countersigns', { after: null, limit: 20 }, 'investigation'),
    shown('myWork.signOffs', { after: null, limit: 20 }, 'contribution'),
    shown('investigations.myActions', { after: null, limit: 20 }, 'action', 'investigation'),
    shown('myWork.drafts', {}, 'draft'),
  ]);
  await pause();
}

async function signOff(officer: Officer): Promise<void> {
  const { desk, screen, random, pause } = officer;
  const queue = queueOf({ states: ['nfa_proposed'] }, 'oldest');
  await screen.here(null, null);
  await screen.show(queue);
  await pause();
  const rows = screen.answer('contributions.queue')?.rows ?? [];
  if (rows.length === 0) return;
  const { id } = pick(random, rows);
  await openContribution(officer, id, queue);
  await pause();
  const opened = screen.answer('triage.get');
  if (opened?.id !== id || opened.needsAnotherPerson || opened.state !== 'nfa_proposed') return;
  const agree = chance(random, 0.85);
  const reason = agree ? {} : { reason: 'The street is named: see whether anybody knows it' };
  await desk.ask('triage.signOff', { id, version: opened.version, agree, ...reason });
}

export const acts: Readonly<Record<Undertaking, (officer: Officer) => Promise<void>>> = {
  'take a call': takeCall,
  triage,
  'look in the queue': lookInQueue,
  search,
  'work a case': workCase,
  dashboard,
  'my work': myWork,
  'sign off': signOff,
};
