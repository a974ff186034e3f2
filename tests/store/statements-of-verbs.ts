/**
 * Calls every verb of the engine with inputs made from its own schema, each field that may be left out filled in at least once, and
 * gives every statement that it sent with the way that SQLite goes about it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { record, type Sent } from '../../build/bench/recorder.ts';
import { pick, type Random, stream } from '../../main/demonstration/generate/random.ts';
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { chooser, plainMapping } from '../inputs/choose.ts';
import { kindOf } from '../inputs/id-kinds.ts';
import { type Choose, inputSchema, makeInput, type Schema } from '../inputs/make-input.ts';
import { placesFile, tilesFile } from '../inputs/places.ts';
import { everybody, type Person, spare } from '../two-worlds/cast.ts';
import { prepare } from '../two-worlds/stage.ts';
import { entryOf, lookAt, may, needsVersion, verbs } from '../two-worlds/verbs.ts';
import { type Files, openWorld, tokensOf } from '../two-worlds/world.ts';

/** Everybody of the two worlds, and somebody who reads the log. */
const people: readonly Person[] = [
  ...everybody,
  { login: 'dunn', roles: ['auditor'], clearance: 'SECRET', compartments: [] },
];

/** The lists that an answer has at its top. */
export function outputLists(verb: VerbName): string[] {
  const schema = z.toJSONSchema(entryOf(verb).output, { io: 'output', unrepresentable: 'any' });
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    typeof field === 'object' && field.type === 'array' ? [name] : [],
  );
}

/** Verbs that touch a vault's records: all but those of the host and those that open the vault. */
export const played = verbs.filter(
  (verb) => entryOf(verb).runsIn === 'engine' && entryOf(verb).permission !== 'anyone',
);

/** Of contributions and of subjects: more than a page of them holds. */
const rows = 130;

function writeFiles(folder: string): Files {
  const line = (at: number) => `2026-02-${String(1 + (at % 28)).padStart(2, '0')}T09:00:00Z,Note ${at} on the harbour,`;
  const subjects = Array.from({ length: rows }, (_, at) => ({
    role: 'suspect',
    name: `Craig Dunmore ${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}${'uvwxyz'[Math.floor(at / 100)]}`,
    phones: [`07700 900${String(100 + (at % 900)).padStart(3, '0')}`],
    vehicles: [{ vrm: 'TX21 ABC' }],
  }));
  const plain = { state: 'live', kind: 'other', priority: 'P3', summary: 'From another force' };
  const files = {
    'a-file-of-contributions': `received,text,contact\n${Array.from({ length: rows }, (_, at) => line(at)).join('\n')}\n,no date,\n`,
    'a-file-of-places': placesFile,
    'a-file-of-investigations': JSON.stringify([{ ...plain, operation: 'GREY HERON', subjects }]),
  };
  const read = Object.fromEntries(
    Object.entries(files).map(([token, text], at) => {
      const path = join(folder, `${at}.${token.endsWith('investigations') ? 'json' : 'csv'}`);
      writeFileSync(path, text);
      return [token, path];
    }),
  );
  const tiles = join(folder, 'map.pmtiles');
  writeFileSync(tiles, tilesFile);
  return { read: { ...read, 'a-file-with-tiles': tiles }, folder };
}

type Path = readonly string[];

/** What narrows a list, or says where it goes on: fields of a question that may be left out or be null. What a file's columns mean does not. */
function narrowing(verb: VerbName): Path[] {
  const { transaction, processing } = entryOf(verb);
  const asks = transaction === 'read' || processing === 'disclosure';
  return asks ? optionalFields(inputSchema(verb)).filter(([first]) => first !== 'mapping') : [];
}

/** Fields of an input that may be left out or be null. */
function optionalFields(schema: Schema, path: Path = []): Path[] {
  const alternatives = [schema, ...((schema.anyOf ?? schema.oneOf ?? []) as Schema[])];
  return alternatives.flatMap((one) =>
    Object.entries((one.properties ?? {}) as Record<string, Schema>).flatMap(([name, field]) => {
      const own = [...path, name];
      const left =
        !(one.required ?? []).includes(name) || (field.anyOf ?? []).some((of) => (of as Schema).type === 'null');
      return [...(left ? [own] : []), ...optionalFields(field, own)];
    }),
  );
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined),
    value,
  );
const isSet = (value: unknown, path: Path) => at(value, path) !== undefined && at(value, path) !== null;

export interface Statement {
  verb: VerbName;
  sql: string;
  /** What SQLite says that it does. */
  steps: readonly string[];
}

export interface Played {
  statements: readonly Statement[];
  accepted: ReadonlySet<VerbName>;
  /** Verbs and fields that no accepted call filled in. */
  leftOut: readonly string[];
}

/** The steps of a plan. */
export function stepsOf({ database, sql, parameters }: Pick<Sent, 'database' | 'sql' | 'parameters'>): string[] {
  const plan = database.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
  return plan.map(({ detail }) => detail);
}

/** What people narrow the queue by, more than one thing at once. */
const queueFilters: readonly QueueFilter[] = [
  { states: ['untriaged', 'nfa_proposed'] },
  { states: ['linked', 'lead', 'trace'] },
  { channels: ['online', 'email'], kinds: ['tip'] },
  { from: '2026-01-01', to: '2026-02-01', states: ['linked'], channels: ['hotline'] },
  { olderThanHours: 4, channels: ['hotline'] },
  { area: 'Halverton', states: ['trace'], channels: ['email'] },
  { triaged: { from: '2024-10', to: '2026-03' }, states: ['linked', 'nfa'], channels: ['hotline'] },
  { triaged: { from: '2024-10', to: '2026-03' }, area: 'Halverton', text: 'harbour' },
  { importId: 1, triaged: { from: '2026-01', to: '2026-03' } },
  { text: 'harb', states: ['untriaged'] },
  { immediateRisk: true, states: ['untriaged', 'lead'] },
  { immediateRisk: false },
  { match: 'probable', states: ['untriaged'] },
  { snooze: 'on', states: ['untriaged'] },
  { snooze: 'over', text: 'harbour' },
];

/** Calls of a verb at least, and attempts at most to have one accepted. */
const least = 4;
const most = 80;

export async function playEveryVerb(seed: number): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-plans-'));
  const files = writeFiles(folder);
  const template = await prepare(folder, files, people);
  const world = await openWorld(template.folder, files, new Date(template.clock).toISOString(), people);
  const { known } = template;
  const found = new Map<string, Statement>();
  const accepted = new Set<VerbName>();
  const leftOut: string[] = [];
  const cursors = new Map<VerbName, string[]>();
  const tickets = new Map<string, string[]>();
  let clock = template.clock;

  function keep(verb: VerbName, sent: readonly Sent[]): void {
    for (const one of sent) {
      // A copy that a backup has checked and closed again: what was asked of it is what `vault.verify` asks.
      if (!one.database.open) continue;
      const key = `${verb} ${one.sql}`;
      if (!found.has(key) && /^\s*(with|select|insert|update|delete)\b/i.test(one.sql))
        found.set(key, { verb, sql: one.sql, steps: stepsOf(one) });
    }
  }

  async function ask(login: string, verb: VerbName, input: unknown): Promise<boolean> {
    clock += 60_000;
    world.setClock(new Date(clock).toISOString());
    const answers: Awaited<ReturnType<typeof world.ask>>[] = [];
    keep(verb, await record(async () => void answers.push(await world.ask(login, verb, input))));
    await world.renew();
    const result = answers[0]?.result;
    if (result?.ok !== true) return false;
    accepted.add(verb);
    known.learn(verb, login, input, result.value);
    const { next, ticket } = Object(result.value) as { next?: unknown; ticket?: unknown };
    if (typeof next === 'string') cursors.set(verb, [...(cursors.get(verb) ?? []), `${login} ${next}`]);
    if (typeof ticket === 'string') tickets.set(login, [...(tickets.get(login) ?? []), ticket]);
    return true;
  }

  /** `bare`: without anything that may be left out. */
  function inputFor(verb: VerbName, login: string, random: Random, bare = false): unknown {
    const own = (cursors.get(verb) ?? [])
      .filter((one) => one.startsWith(`${login} `))
      .map((one) => one.slice(login.length + 1));
    const choose = chooser({
      login,
      known,
      guesses: [],
      tokens: tokensOf(files),
      tickets: tickets.get(login) ?? [],
      cursors: new Map([[verb, own]]),
      accounts: people.map((_, number) => number + 1),
      me: people.findIndex((person) => person.login === login) + 1,
      spare: people.flatMap((person, number) => (person.login === spare.login ? [number + 1] : [])),
      compartments: [1],
    });
    const nothingMore: Choose = (field, chance) =>
      field.optional ? undefined : field.nullable ? null : choose(field, chance);
    return makeInput(verb, bare ? nothingMore : choose, random);
  }

  /** One call, with the field filled in where one is named; whether it was accepted so. */
  async function attempt(verb: VerbName, random: Random, field: Path | null, bare = false): Promise<boolean> {
    const able = people.filter((person) => may(person, verb)).map((person) => person.login);
    // Who has seen a first page can ask for the next.
    const begun = able.filter((one) => (cursors.get(verb) ?? []).some((cursor) => cursor.startsWith(`${one} `)));
    const login = pick(random, field?.at(-1) === 'after' && begun.length > 0 ? begun : able);
    if (field?.at(-1) === 'after' && begun.length === 0) return (await attempt(verb, random, null)) && false;
    let input = inputFor(verb, login, random, bare);
    for (let n = 0; n < 60 && field !== null && !isSet(input, field); n += 1) input = inputFor(verb, login, random);
    if (field !== null && !isSet(input, field)) return false;
    const id = at(input, ['id']);
    if (needsVersion(verb) && typeof id === 'number') {
      const kind = kindOf(verb, 'input', ['id'], {});
      const look = lookAt[kind];
      if (look !== undefined) await ask(login, look, { id });
      const version = known.find(kind, id)?.version;
      if (typeof version === 'number') input = { ...Object(input), version };
    }
    return ask(login, verb, input);
  }

  /** What a chance input would hardly come to: long lists, a source that is sealed, a tip of another's that one's case is linked to. */
  async function begin(): Promise<void> {
    const must = async (login: string, verb: VerbName, input: unknown) => {
      if (!(await ask(login, verb, input))) throw new Error(`${verb} by ${login} was not accepted`);
    };
    const take = (fileToken: string) => ({ fileToken, dryRun: false, task: 'a task' });
    await must('adeyemi', 'intake.importInvestigations', { fileToken: 'a-file-of-investigations', task: 'a task' });
    await must('adeyemi', 'intake.importFile', { ...take('a-file-of-contributions'), mapping: plainMapping });
    const page = { filter: {}, sort: 'newest', after: null, limit: 200 };
    await must('adeyemi', 'contributions.queue', page);
    const ids = known.all().flatMap((thing) => (thing.kind === 'contribution' ? [thing.id] : []));
    const investigationId = known.all().find((thing) => thing.kind === 'investigation')?.id;
    await must('adeyemi', 'linking.decideMany', { contributionIds: ids.slice(-rows), investigationId });
    await must('adeyemi', 'investigations.tips', { id: investigationId, after: null });
    await must('adeyemi', 'oversight.plotContributions', { id: investigationId, day: null, after: null });
    const arrest = { id: investigationId, subjectId: null, at: '2026-01-10T05:00:00.000Z', outcome: 'pending' };
    for (let n = 0; n < 52; n += 1) await must('adeyemi', 'investigations.recordArrest', arrest);
    await must('adeyemi', 'oversight.arrestLeads', { day: null, which: 'all', after: null });
    for (const text of ['', 'zq']) await must('adeyemi', 'investigations.entities', { text, kind: null, after: null });
    const named = { id: investigationId, subjectId: null, kind: 'organisation', text: 'Harbour Lights' };
    await must('adeyemi', 'investigations.addIdentifier', named);
    const looked = { kind: 'organisation', value: 'harbour lights' };
    await must('adeyemi', 'investigations.entityTips', { ...looked, after: null });
    const further = cursors.get('investigations.entityTips')?.at(-1)?.split(' ')[1] ?? null;
    for (const thing of [looked, { kind: 'vrm', value: 'TX21ABC' }])
      await must('adeyemi', 'investigations.entityTips', { ...thing, after: further });
    for (let n = 0; n < 52; n += 1)
      await must('brennan', 'publicPage.draft', { from: '2024-01-01', to: '2024-12-31', corrects: null });
    const drafted = known.all().findLast((thing) => thing.kind === 'public-page')?.id;
    await must('hurst', 'publicPage.approve', { id: drafted, agree: true, reason: null });
    const { save: saveToken } = tokensOf(files);
    const given = { reason: 'Yearly figures', recipient: 'Press office' };
    await must('brennan', 'publicPage.figuresAsCsv', { id: drafted, saveToken, ...given });
    await must('brennan', 'publicPage.list', { after: null });
    const drawing = { title: 'At the harbour', format: 'png', things: [{ thing: { investigationId }, x: 0, y: 0 }] };
    await must('adeyemi', 'charts.export', { ...drawing, groups: [], saveToken, ...given });
    const disclosureId = known.all().findLast(({ from }) => from === 'charts.export')?.id;
    await must('adeyemi', 'charts.writePicture', { disclosureId, saveToken, picture: 'iVBORw0KGgoAAAANSUhEUg==' });
    const saved = { investigationId, name: 'At the harbour', note: '', things: [] };
    for (let n = 0; n < 2; n += 1) await must('adeyemi', 'charts.make', saved);
    const charts = { investigationId, withdrawn: false, limit: 1 };
    await must('adeyemi', 'charts.list', { ...charts, after: null });
    const nextChart = cursors.get('charts.list')?.at(-1)?.split(' ')[1] ?? null;
    await must('adeyemi', 'charts.list', { ...charts, after: nextChart });
    await must('adeyemi', 'linking.watch', { text: 'KV19 ZZZ', why: '' });
    await must('adeyemi', 'linking.watchList', {});
    const form = { channel: 'hotline', text: 'A neighbour who will not be named.', sourceContact: '07700 900311' };
    await must('shah', 'intake.record', { form, draftId: null });
    const { id } = known.last() ?? {};
    await must('shah', 'triage.revealSource', { id, reason: 'The caller asked to be rung back' });
    await tellOne();
    await proposeClosures();
    await lookIntoInboxes();
    await goThroughPersons();
    await fillPages();
    await walkQueue(id ?? 0);
  }

  /** Fields of the queue's filter beside each other, first pages and deep ones, both ways. */
  async function walkQueue(investigationId: number): Promise<void> {
    for (const filter of [...queueFilters, { investigationId, states: ['linked'] }]) {
      await ask('adeyemi', 'contributions.count', { filter });
      for (const sort of ['newest', 'oldest']) {
        await ask('adeyemi', 'contributions.queue', { filter: {}, sort, after: null, limit: 1 });
        const deep = cursors.get('contributions.queue')?.at(-1)?.split(' ')[1] ?? null;
        for (const after of [null, deep])
          await ask('adeyemi', 'contributions.queue', { filter, sort, after, limit: 100 });
      }
    }
    for (const first of ['repeats', 'match', 'risk'])
      for (const sort of ['newest', 'oldest'])
        for (const filter of [{ states: ['untriaged'] }, { states: ['untriaged', 'nfa_proposed'], text: 'harbour' }])
          await ask('adeyemi', 'contributions.queue', { filter, sort, first, after: null, limit: 2 });
  }

  /** More than a page of them, for a second person. */
  async function proposeClosures(): Promise<void> {
    for (let n = 0; n < 24; n += 1) {
      const form = { channel: 'online', text: `A bicycle has stood at the pond for ${n} days.` };
      await ask('shah', 'intake.record', { form, draftId: null });
      const closed = { id: known.last()?.id, version: 1, outcome: 'nfa', reason: 'It is the angler’s.' };
      await ask('shah', 'triage.setOutcome', closed);
    }
  }

  /** What has reached somebody is seen and put off by them: a chance pair is hardly one that they have. */
  async function lookIntoInboxes(): Promise<void> {
    for (const { login } of people.filter((person) => may(person, 'inbox.list'))) {
      const { result } = await world.ask(login, 'inbox.list', { scope: 'mine', after: null, limit: 50 });
      const { items = [] } = Object(result.ok ? result.value : null) as {
        items?: { contributionId: number; investigationId: number | null; watchId: number | null }[];
      };
      for (const reached of [
        items
          .filter((one) => one.watchId === null)
          .map(({ contributionId, investigationId }) => ({ contributionId, investigationId })),
        items.filter((one) => one.watchId !== null).map(({ contributionId, watchId }) => ({ contributionId, watchId })),
      ].flatMap((list) => (list[0] === undefined ? [] : [[list[0]]]))) {
        await ask(login, 'inbox.seen', { reached });
        await ask(login, 'inbox.snooze', { reached, until: '2027-01-01' });
        const accountId = people.findIndex((person) => person.login === login) + 1;
        await ask('hurst', 'inbox.reassign', { reached, accountId, reason: 'It is theirs' });
        if (reached.some((one) => 'watchId' in one))
          await ask(login, 'inbox.answerWatched', { matches: reached, outcome: 'accepted' });
      }
    }
  }

  /** Whoever is named in several reports has a page, which few of them fill. */
  async function goThroughPersons(): Promise<void> {
    let first: number | undefined;
    for (const name of ['Mervyn Ashdale', 'Ottilie Brackwater', 'Leofric Sandwell'])
      for (const told of ['keeps drums in the boathouse.', 'was at the boathouse again with his drums.']) {
        const form = { channel: 'hotline', text: `${name} ${told}` };
        await ask('adeyemi', 'intake.record', { form, draftId: null });
        const again = told.includes('again');
        const [otherId, contributionId] = [first, known.last()?.id];
        if (again)
          await ask('adeyemi', 'linking.waiveEarlierReports', { contributionId, otherIds: null, reason: 'Read' });
        if (again) await ask('adeyemi', 'linking.withdrawWaiver', { contributionId, otherId, reason: 'Read too soon' });
        first = contributionId;
      }
    for (const login of ['adeyemi', 'hurst', 'reed']) {
      await ask(login, 'linking.reportedPersons', { after: null, limit: 1 });
      await ask(login, 'linking.reportedPersons', { name: 'Marvin Ashdale', after: null, limit: 1 });
      for (const { id: contributionId } of known
        .all()
        .filter((thing) => thing.kind === 'contribution')
        .slice(0, 12))
        await ask(login, 'linking.reportedPerson', { contributionId, after: null, limit: 1 });
    }
  }

  /** More than a page of what waits between people. */
  async function fillPages(): Promise<void> {
    const cases = known.all().filter((thing) => thing.kind === 'investigation' && thing.from === 'investigations.open');
    const [lark, otter] = [cases.find(({ by }) => by === 'reed')?.id, cases.find(({ by }) => by === 'shah')?.id];
    const form = { channel: 'hotline', marking: 'SECRET', text: 'A man with a map.' };
    const opened = await world.ask('shah', 'investigations.get', { id: otter });
    const { reference } = Object(opened.result.ok ? opened.result.value : null) as { reference?: string };
    const breakers = ['reed', 'hurst', 'brennan', 'adeyemi'];
    for (let n = 0; n < 24; n += 1) {
      await ask('shah', 'investigations.proposeChange', { id: lark, what: 'Add a name', reason: 'Seen there' });
      await ask('shah', 'intake.record', { form, draftId: null });
      const lower = { id: known.last()?.id, version: 1, marking: 'OFFICIAL', compartmentId: null, reason: 'Printed' };
      await ask('shah', 'contributions.changeMarking', lower);
      if (n % 4 === 0) clock += 86_400_000;
      await ask(breakers[n % 4] ?? '', 'access.breakGlass', { reference, reason: 'Somebody is in danger' });
    }
    for (const [login, verb, input] of [
      ['reed', 'investigations.proposals', { id: lark }],
      ['reed', 'investigations.proposalsForMe', {}],
      ['hurst', 'access.markingChanges', {}],
      ['shah', 'access.breakGlassToReview', {}],
      ['shah', 'access.countBreakGlassToReview', {}],
      ['dunn', 'access.breakGlassUses', {}],
    ] as const)
      await ask(login, verb, { ...input, after: null });
    // Of a rule that the story before leaves alone but for what waits.
    for (const { id } of known.all().filter((thing) => thing.kind === 'rule-proposal'))
      for (const login of ['hurst', 'adeyemi']) await ask(login, 'rules.refuse', { id, reason: 'Not now' });
    for (let n = 1; n <= 22; n += 1) {
      const words = Array.from({ length: n + 1 }, (_, at) => ({ word: `word_${at}`, label: `Word ${at}` }));
      const asked = { basedOn: n, fromDay: '2031-01-01', reason: 'Another word' };
      const made = await world.ask('hurst', 'rules.propose', {
        ...asked,
        content: { name: 'subject_matter', rule: { words } },
      });
      const { id } = Object(made.result.ok ? made.result.value : null) as { id?: number };
      if (n === 22) await ask('hurst', 'rules.withdraw', { id });
      else await ask('adeyemi', 'rules.agree', { id });
    }
    await ask('hurst', 'rules.get', { name: 'subject_matter', after: null });
    const further = cursors.get('rules.get')?.at(-1)?.split(' ')[1] ?? null;
    await ask('hurst', 'rules.get', { name: 'subject_matter', after: further });
    const useId = known.all().find((thing) => thing.kind === 'break-glass')?.id;
    await ask('shah', 'access.reviewBreakGlass', { useId, verdict: 'justified', reason: 'It was real' });
    const evidence = { intent: true, target: true, capability: false, rehearsal: false };
    const stage = { id: lark, at: '2026-03-02T09:00:00.000Z', stage: 'intent', evidence, reason: 'Said so' };
    await ask('reed', 'investigations.assessStage', stage);
    const assessmentId = known.all().findLast((thing) => thing.kind === 'assessment' && thing.of === lark)?.id;
    await ask('hurst', 'investigations.countersign', { id: lark, assessmentId, agree: true });
    await workOn(lark ?? 0);
  }

  /** More than a page of what belongs to the work on one case. */
  async function workOn(id: number): Promise<void> {
    const newest = (kind: string) => known.all().findLast((thing) => thing.kind === kind && thing.of === id)?.id;
    const { result } = await world.ask('reed', 'access.me', {});
    const { account } = Object(result.ok ? result.value : null) as { account?: { id: number } };
    const action = { id, title: 'Ask again', priority: 'L', due: null, contributionId: null, allocatedTo: account?.id };
    const decision = { id, title: 'Ask again', text: '', reason: 'Nothing yet', decidedAt: null, supersedes: null };
    await ask('reed', 'investigations.addNote', { id, threadId: null, text: 'Nothing', mentions: [] });
    const noteId = newest('note');
    for (let n = 1; n < 4; n += 1) {
      await ask('reed', 'investigations.raiseAction', action);
      await ask('reed', 'investigations.addDecision', decision);
      await ask('reed', 'investigations.changeNote', { noteId, basedOn: n, text: `Nothing ${n}`, mentions: [] });
    }
    await ask('reed', 'investigations.addEnquiry', { id, title: 'The map', aim: 'Who drew it', priority: 'M' });
    const enquiryId = newest('enquiry');
    for (const { id: contributionId } of known.all().filter((thing) => thing.kind === 'contribution'))
      await ask('reed', 'investigations.placeInEnquiry', { enquiryId, contributionId, belongs: true });
    for (const [verb, input] of [
      ['investigations.actions', { id }],
      ['investigations.myActions', {}],
      ['investigations.enquiryContributions', { enquiryId }],
      ['investigations.decisions', { id }],
      ['investigations.decisionsForMe', { kind: 'complete' }],
      ['investigations.noteVersions', { noteId }],
    ] as const)
      await ask('reed', verb, { ...input, after: null, limit: 1 });
  }

  async function tellOne(): Promise<void> {
    for (const { id: contributionId } of known.all().filter((thing) => thing.kind === 'contribution'))
      for (const { id: investigationId } of known.all().filter((thing) => thing.kind === 'investigation'))
        if (await ask('reed', 'linking.tellRecorder', { contributionId, investigationId, reason: 'They may know' }))
          return;
  }

  try {
    await begin();
    for (const verb of played) {
      const random = stream(seed, verb);
      for (let n = 0; n < most && (n < least || !accepted.has(verb)); n += 1) await attempt(verb, random, null);
    }
    for (const verb of played) {
      const random = stream(seed, `${verb} filled in`);
      if (entryOf(verb).transaction === 'read') await attempt(verb, random, null, true);
      for (const field of narrowing(verb)) {
        let done = false;
        for (let n = 0; n < most && !done; n += 1) done = await attempt(verb, random, field);
        if (!done) leftOut.push(`${verb} ${field.join('.')}`);
      }
    }
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { statements: [...found.values()], accepted, leftOut };
}
