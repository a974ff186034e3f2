/** What somebody at the keyboard knows of: the records that answers have shown, to choose from for the next input. */
import { below, chance, pick, type Random } from '../../main/demonstration/generate/random.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { investigationOfficers } from '../../preload/contract/roles.ts';
import type { Processing } from '../../preload/contract/vocabulary.ts';
import { changeIds, type Kind, kindOf } from './id-kinds.ts';

export interface Thing {
  kind: Kind;
  id: number;
  /** The investigation that it belongs to. */
  of: number | null;
  /** Who made it, where that was seen. */
  by: string | null;
  /** The verb that it was first seen by. */
  from: VerbName;
  version: number | null;
  state: string | null;
  withdrawn: boolean;
  /** Of an investigation: that nobody owns it, where that was seen. */
  ownerless: boolean;
  /** Of an investigation: that only named readers see it. */
  narrowed: boolean;
  /** Who changed it last, where that was seen. */
  changedBy: string | null;
  /** Of a contribution: who has decided on it, and on which investigation. */
  decided: readonly { by: string; on: number }[];
}

/** Only their owner has anything of these. */
export const ofOnePerson: ReadonlySet<Kind> = new Set([
  'draft',
  'view',
  'mapping',
  'watch',
  'import',
  'change',
  'brief-list',
]);
/** Whoever made one of these can do more with it. */
const bestOfMaker: ReadonlySet<Kind> = new Set([...ofOnePerson, 'compartment']);
const inInvestigation: ReadonlySet<Kind> = new Set([
  'subject',
  'identifier',
  'event',
  'arrest',
  'assessment',
  'disruption',
  'case-proposal',
  'exhibit',
  'entity',
  'enquiry',
  'note',
  'decision',
  'action',
]);

/** Who made one of these decides who may answer it. */
const answered: ReadonlySet<Kind> = new Set(['case-proposal', 'marking-change']);
const anybodys: readonly VerbName[] = [
  'investigations.take',
  'investigations.reopen',
  'investigations.countersign',
  'investigations.answerProposal',
  'investigations.withdrawProposal',
  'investigations.answerMarking',
];

const keepsMaker = (verb: VerbName, kind: Kind) =>
  bestOfMaker.has(kind) ||
  answered.has(kind) ||
  (kind === 'investigation' && verb === 'investigations.open') ||
  (kind === 'contribution' && verb === 'intake.record') ||
  (kind === 'disclosure' && verb === 'charts.export') ||
  (kind === 'document' && verb === 'documents.begin');

/** How far a document is after these, and how far it must be before them. */
const documentAfter: Partial<Record<VerbName, string>> = {
  'documents.begin': 'arriving',
  'documents.addPiece': 'arrived',
  'documents.finish': 'kept',
  'documents.cancel': 'gone',
};
const documentBefore: Partial<Record<VerbName, string>> = {
  'documents.addPiece': 'arriving',
  'documents.finish': 'arrived',
  'documents.cancel': 'arriving',
};
const brings: readonly VerbName[] = ['documents.restore', 'exhibits.restore', 'entities.restore'];
const takes: readonly VerbName[] = ['documents.withdraw', 'exhibits.withdraw', 'entities.withdraw'];

/** Whether the verb changes a case, which its owner does best. */
const changesCase = (verb: VerbName) =>
  verb.startsWith('investigations.') && contract[verb].permission === investigationOfficers;

const answers: readonly VerbName[] = [
  'investigations.answerProposal',
  'investigations.withdrawProposal',
  'investigations.answerMarking',
  'contributions.answerMarking',
];
const isOfMarking = (verb: VerbName) => verb.endsWith('Marking') || verb.endsWith('Readers');
/** Whether what waits is answered by this verb. */
const answeredBy = (thing: { kind: Kind; from: VerbName }, verb: VerbName) =>
  (thing.kind === 'marking-change') === isOfMarking(verb) && thing.from.split('.')[0] === verb.split('.')[0];

export interface Wanted {
  verb: VerbName;
  login: string;
  kind: Kind;
  /** What has been chosen beside it. */
  beside: Readonly<Record<string, unknown>>;
}

export interface KnownThings {
  learn(verb: VerbName, login: string, input: unknown, output: unknown): void;
  pick(wanted: Wanted, random: Random): Thing | undefined;
  find(kind: Kind, id: unknown): Thing | undefined;
  /** What the last accepted change was about. */
  last(): Thing | undefined;
  all(): readonly Thing[];
  copy(): KnownThings;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function investigationIn(verb: VerbName, input: Readonly<Record<string, unknown>>): number | null {
  if (typeof input.investigationId === 'number') return input.investigationId;
  return typeof input.id === 'number' && kindOf(verb, 'input', ['id'], input) === 'investigation' ? input.id : null;
}

/** Whether something that an answer shows is to be known of from now on. */
export type Meets = (verb: VerbName, kind: Kind, id: number) => boolean;

const changes: readonly Processing[] = ['alteration', 'combination'];

/** After these, a contribution and an investigation have to do with each other. */
const spokenOfTogether: readonly VerbName[] = ['linking.decide', 'linking.deconflictionHits', 'inbox.list'];

interface Pair {
  contributionId: number;
  investigationId: number;
  login: string;
  from: VerbName;
}

/** Two contributions that somebody decided on together. */
type Compared = readonly [number, number];
/** What came in for an entry of somebody’s watch-list. */
interface WatchMatch {
  watchId: number;
  contributionId: number;
  login: string;
}
const withWatchMatches: readonly VerbName[] = ['inbox.answerWatched'];
const withCallBacks: readonly VerbName[] = ['myWork.calledBack', 'myWork.moveCallBack'];

/** What can be done with a pair that has reached one's inbox. */
const withReached: readonly VerbName[] = ['inbox.seen', 'inbox.answer', 'inbox.snooze'];

export function knownThings(
  from: readonly Thing[] = [],
  meets: Meets = () => true,
  together: readonly Pair[] = [],
  compared: readonly Compared[] = [],
  watched: readonly WatchMatch[] = [],
  called: readonly number[] = [],
): KnownThings {
  const things = from.map((thing) => ({ ...thing }));
  const byId = new Map(things.map((thing) => [`${thing.kind}:${thing.id}`, thing]));
  /** Contributions and investigations that were spoken of together, and by whom. */
  const pairs: Pair[] = [...together];
  const decidedTogether: Compared[] = [...compared];
  const matches: WatchMatch[] = [...watched];
  /** Contributions whose caller was promised a call. */
  const promised = new Set(called);
  let touched: Thing | undefined;

  function keepPair(
    verb: VerbName,
    login: string,
    { contributionId, investigationId, watchId }: Readonly<Record<string, unknown>>,
  ): void {
    if (verb === 'inbox.list' && typeof contributionId === 'number' && typeof watchId === 'number')
      matches.push({ contributionId, watchId, login });
    if (verb === 'myWork.callBacks' && typeof contributionId === 'number') promised.add(contributionId);
    if (!spokenOfTogether.includes(verb)) return;
    if (typeof contributionId === 'number' && typeof investigationId === 'number')
      pairs.push({ contributionId, investigationId, login, from: verb });
  }

  function meet(kind: Kind, id: number, first: Pick<Thing, 'of' | 'by' | 'from'>): Thing | undefined {
    const key = `${kind}:${id}`;
    const known = byId.get(key);
    if (known !== undefined || !meets(first.from, kind, id)) return known;
    const thing: Thing = {
      kind,
      id,
      ...first,
      version: null,
      state: null,
      withdrawn: false,
      ownerless: false,
      narrowed: false,
      changedBy: null,
      decided: [],
    };
    byId.set(key, thing);
    things.push(thing);
    return thing;
  }

  function learn(verb: VerbName, login: string, input: unknown, output: unknown): void {
    const asked = asRecord(input);
    const of = isOfMarking(verb) && typeof asked.id === 'number' ? asked.id : investigationIn(verb, asked);
    keepPair(verb, login, asked);
    if (verb === 'linking.decideSamePerson')
      decidedTogether.push([Number(asked.contributionId), Number(asked.otherId)]);
    changeIds(verb, 'output', output, (kind, id, holder) => {
      if (id < 1) return id;
      keepPair(verb, login, holder);
      const own = typeof holder.investigationId === 'number' ? holder.investigationId : of;
      const thing = meet(kind, id, {
        of: own,
        by: keepsMaker(verb, kind) ? login : null,
        from: verb,
      });
      if (thing === undefined) return id;
      if (verb === 'documents.begin') thing.state = 'arriving';
      if (holder.id !== id) {
        if (holder.itemId === id && 'words' in holder) thing.withdrawn = true;
        return id;
      }
      if (typeof holder.version === 'number') thing.version = holder.version;
      if (typeof holder.state === 'string') thing.state = holder.state;
      if (typeof holder.narrowed === 'boolean') thing.narrowed = holder.narrowed;
      if ('ownerId' in holder) thing.ownerless = holder.ownerId === null;
      return id;
    });
    changeIds(verb, 'input', asked, (kind, id, holder) => {
      const thing = byId.get(`${kind}:${id}`);
      if (thing === undefined) return id;
      if (kind === 'contribution' || kind === 'investigation') touched = thing;
      if (changes.includes(contract[verb].processing)) thing.changedBy = login;
      const { version, state } = asRecord(output);
      if (holder.id === id && typeof version === 'number') thing.version = version;
      if (holder.id === id && typeof state === 'string') thing.state = state;
      if (kind === 'document' && documentAfter[verb] !== undefined) thing.state = documentAfter[verb] ?? null;
      if (takes.includes(verb) || brings.includes(verb)) thing.withdrawn = takes.includes(verb);
      if ((kind === 'exhibit' || kind === 'entity') && typeof version === 'number') thing.version = version;
      if (holder.itemId === id) thing.withdrawn = verb === 'investigations.withdraw';
      if (answered.has(kind) && answers.includes(verb)) thing.withdrawn = true;
      if (verb === 'investigations.take') thing.ownerless = false;
      return id;
    });
    const about = verb === 'linking.decide' ? byId.get(`contribution:${asked.contributionId}`) : undefined;
    if (about !== undefined) about.decided = [...about.decided, { by: login, on: Number(asked.investigationId) }];
    const { id } = asRecord(output);
    const made = typeof id === 'number' ? byId.get(`${kindOf(verb, 'output', ['id'], {})}:${id}`) : undefined;
    if (made?.kind === 'contribution' || made?.kind === 'investigation') touched = made;
  }

  /** Those that fit best, where there are any. */
  function narrowed(list: readonly Thing[], fits: (thing: Thing) => boolean): readonly Thing[] {
    const some = list.filter(fits);
    return some.length === 0 ? list : some;
  }

  return {
    learn,
    pick({ verb, login, kind, beside }, random) {
      let list: readonly Thing[] = things.filter((thing) => thing.kind === kind);
      if (list.length === 0) return undefined;
      if (!chance(random, 0.9)) return pick(random, list);
      const of = investigationIn(verb, beside);
      if (inInvestigation.has(kind) && of !== null) list = narrowed(list, (thing) => thing.of === of);
      if (bestOfMaker.has(kind)) list = narrowed(list, (thing) => thing.by === login);
      if (verb === 'linking.tellRecorder') {
        const about = byId.get(`contribution:${beside.contributionId}`);
        list = narrowed(list, ({ id, decided }) =>
          (about?.decided ?? decided).some(({ by, on }) => by === login && (about === undefined || on === id)),
        );
      }
      if (verb === 'linking.withdrawSamePerson') {
        const one = Number(beside.contributionId);
        const partners = new Set(
          decidedTogether.flatMap((both) => (both.includes(one) || !('contributionId' in beside) ? both : [])),
        );
        list = narrowed(list, ({ id }) => partners.has(id) && id !== one);
      }
      if (verb === 'linking.undoMany') list = narrowed(list, (thing) => thing.from === 'linking.decideMany');
      if (verb === 'contributions.undo') list = narrowed(list, (thing) => thing.changedBy === login);
      if (verb === 'triage.signOff') list = narrowed(list, (thing) => thing.state === 'nfa_proposed');
      if (verb === 'investigations.reopenAction')
        list = narrowed(list, ({ state }) => ['resulted', 'filed', 'cancelled'].includes(state ?? ''));
      if (kind === 'investigation' && changesCase(verb) && !anybodys.includes(verb) && chance(random, 0.6))
        list = narrowed(list, (thing) => thing.by === login);
      // Only a plot has stages and is disrupted; a plot is known by its assessments.
      if (
        kind === 'investigation' &&
        (verb === 'investigations.countersign' || verb === 'investigations.recordDisruption')
      )
        list = narrowed(list, ({ id }) => things.some((one) => one.kind === 'assessment' && one.of === id));
      if (verb === 'investigations.take') list = narrowed(list, ({ ownerless }) => ownerless);
      if (verb === 'investigations.liftReaders') list = narrowed(list, (thing) => thing.narrowed);
      if (kind === 'action' && changesCase(verb))
        list = narrowed(list, ({ of: on }) => byId.get(`investigation:${on}`)?.by === login);
      // A picture is awaited of whoever asked for it.
      if (verb === 'charts.writePicture')
        list = narrowed(list, ({ by, from }) => by === login && from === 'charts.export');
      if (verb === 'triage.nameSourceReaders') list = narrowed(list, ({ by }) => by === login);
      if (verb === 'investigations.reopen') list = narrowed(list, ({ state }) => state === 'closed');
      if (answers.includes(verb)) {
        const own = verb === 'investigations.withdrawProposal';
        const open = things.filter(
          (one) => answered.has(one.kind) && answeredBy(one, verb) && !one.withdrawn && (one.by === login) === own,
        );
        if (answered.has(kind)) list = narrowed(list, (thing) => open.includes(thing));
        if (kind === 'investigation' || kind === 'contribution')
          list = narrowed(list, ({ id }) => open.some((one) => one.of === id));
        else list = narrowed(list, (thing) => thing.of === beside.id);
      }
      // An event is corrected where it stands.
      if (verb === 'investigations.changeEvent') {
        const standing = things.filter((thing) => thing.kind === 'event' && !thing.withdrawn);
        if (kind === 'event') list = narrowed(list, (thing) => !thing.withdrawn);
        if (kind === 'investigation') list = narrowed(list, ({ id }) => standing.some((thing) => thing.of === id));
      }
      if ('itemId' in beside || verb === 'investigations.restore' || verb === 'investigations.withdraw')
        list = narrowed(list, (thing) => thing.withdrawn === (verb === 'investigations.restore'));
      const own = pairs.filter((pair) => pair.login === login);
      if (withReached.includes(verb)) {
        const inInbox = own.filter(({ from }) => from === 'inbox.list');
        const { contributionId } = beside;
        if (kind === 'contribution')
          list = narrowed(list, ({ id }) => inInbox.some((pair) => pair.contributionId === id));
        else if (kind === 'investigation')
          list = narrowed(list, ({ id }) =>
            inInbox.some((pair) => pair.investigationId === id && pair.contributionId === contributionId),
          );
      }
      if (withWatchMatches.includes(verb)) {
        const mine = matches.filter((one) => one.login === login);
        if (kind === 'watch') list = narrowed(list, ({ id }) => mine.some((one) => one.watchId === id));
        else
          list = narrowed(list, ({ id }) =>
            mine.some((one) => one.contributionId === id && one.watchId === beside.watchId),
          );
      }
      if (withCallBacks.includes(verb)) list = narrowed(list, ({ id }) => promised.has(id));
      const chosen = pairs.filter((pair) => pair.contributionId === beside.contributionId);
      if (verb === 'linking.tellRecorder' && kind === 'contribution')
        list = narrowed(list, ({ id }) => own.some((pair) => pair.contributionId === id));
      if (kind === 'investigation' && (verb === 'linking.tellRecorder' || chance(random, 0.6)))
        list = narrowed(list, ({ id }) => chosen.some((pair) => pair.investigationId === id));
      if (kind === 'document') {
        const before = documentBefore[verb];
        list = narrowed(list, ({ state, by }) =>
          before === undefined ? state === null || state === 'kept' : state === before && by === login,
        );
      }
      if (kind === 'document' || kind === 'exhibit' || kind === 'entity')
        list = narrowed(list, ({ withdrawn }) => withdrawn === brings.includes(verb));
      if (['exhibit', 'movement', 'entity'].includes(kind) && contract[verb].permission === investigationOfficers)
        list = narrowed(list, ({ of: on, by }) => by === login || byId.get(`investigation:${on}`)?.by === login);
      // What was met last is asked for most.
      return chance(random, 0.4) ? list[list.length - 1 - below(random, Math.min(3, list.length))] : pick(random, list);
    },
    find: (kind, id) => byId.get(`${kind}:${id}`),
    last: () => touched,
    all: () => things,
    copy: () => knownThings(things, meets, pairs, decidedTogether, matches, [...promised]),
  };
}
