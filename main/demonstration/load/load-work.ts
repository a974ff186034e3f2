/** Loads the work on sample cases: lines of enquiry, actions with their history, decisions with what they rested on, and notes. */
import type { ActionStep } from '../../../preload/contract/actions.ts';
import type { DecisionTaskKind } from '../../../preload/contract/decisions.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { day, hour, iso, isoDay, nextWorkTime, workTime } from '../generate/calendar.ts';
import { caseWords, inWords } from '../generate/case-words.ts';
import { consideredIn, notCountersigned, reviewed } from '../generate/considered-words.ts';
import { cancelled, enquiryWords } from '../generate/enquiry-words.ts';
import { threads } from '../generate/note-words.ts';
import { between, chance, pick, type Random, shuffled, stream } from '../generate/random.ts';
import type { SampleAction, SampleInvestigation } from '../generate/sample.ts';
import { countersignerOf, people } from '../people.ts';

export interface Worked {
  investigationId: number;
  from: SampleInvestigation;
  who: (login: string) => number;
  now: string;
}

const noDay = '9999-12-31';
const turnOf = { raised: 0, allocated: 0, in_progress: 0, resulted: 1, filed: 2, cancelled: 2 } as const;
const laterOf = (...times: readonly (string | null)[]) =>
  times
    .filter((at) => at !== null)
    .sort()
    .at(-1) ?? '';
const nameOf = (login: string) => people.find((one) => one.login === login)?.name ?? login;

const enquiryOf = ({ title }: SampleAction) => enquiryWords.findIndex(({ fits }) => fits.test(title));

/** The ids by their place among the words. One whose actions are all over is resolved, and all are in a closed case. */
async function addEnquiries(into: WriteTransaction, { investigationId, from, who }: Worked, random: Random) {
  const ids = new Map<number, number>();
  const places = [...new Set(from.actions.map(enquiryOf))].sort();
  for (const [index, place] of places.entries()) {
    const words = enquiryWords[place];
    if (words === undefined) continue;
    const own = from.actions.filter((action) => enquiryOf(action) === place);
    const over = own.every(({ state }) => state === 'filed' || state === 'cancelled');
    const state = from.state === 'closed' || over ? 'resolved' : 'open';
    const first = own.map(({ at }) => at).sort()[0] ?? from.openedAt;
    const closedAt = state === 'open' ? null : laterOf(...own.map(({ course }) => course.overAt), first);
    const { title, aim } = words;
    const id = await into.fill('enquiry_row', [
      {
        ...{ investigationId, number: index + 1, title, aim, state, priority: pick(random, ['H', 'M', 'M', 'L']) },
        ...{ by: who(from.owner), at: first, changedAt: closedAt ?? first, closedAt },
        outcome: state === 'open' ? null : pick(random, words.outcomes),
      },
    ]);
    ids.set(place, id);
  }
  return ids;
}

async function addActions(
  into: WriteTransaction,
  worked: Worked,
  enquiries: ReadonlyMap<number, number>,
  random: Random,
) {
  const { investigationId, from, who } = worked;
  const supervisor = countersignerOf(from.owner, from.compartment);
  for (const [index, action] of from.actions.entries()) {
    const { at, title, due, state, result, by, allocatedTo, priority, course } = action;
    const doer = allocatedTo === null ? null : who(allocatedTo);
    // Who gives a result does not file it.
    const filer = who(allocatedTo === supervisor ? from.owner : supervisor);
    const id = await into.fill('action_row', [
      {
        ...{ investigationId, number: index + 1, title, detail: '', state, turn: turnOf[state], priority, due },
        ...{ dueOrder: due ?? noDay, enquiryId: enquiries.get(enquiryOf(action)) ?? null, raisedBy: who(by) },
        ...{ allocatedTo: doer, result, resultedBy: result === null ? null : doer, resultedAt: course.resultedAt },
        ...{ at, changedAt: laterOf(at, course.startedAt, course.resultedAt, course.overAt) },
      },
    ]);
    const step = (what: ActionStep, when: string, person: number, more: object = {}) => ({
      ...{ investigationId, actionId: id, at: when, by: person, what, toId: null, detail: null, reason: null },
      ...more,
    });
    const steps = [
      step('raised', at, who(by)),
      ...(doer === null ? [] : [step('allocated', at, who(by), { toId: doer })]),
      ...(course.startedAt === null || doer === null ? [] : [step('started', course.startedAt, doer)]),
      ...(course.resultedAt === null || doer === null
        ? []
        : [step('resulted', course.resultedAt, doer, { detail: result })]),
      ...(course.overAt === null
        ? []
        : [
            state === 'filed'
              ? step('filed', course.overAt, filer)
              : step('cancelled', course.overAt, who(from.owner), { reason: pick(random, cancelled) }),
          ]),
    ];
    for (const row of steps) await into.fill('action_step_row', [row]);
  }
}

async function addDecisions(into: WriteTransaction, worked: Worked, random: Random) {
  const { investigationId, from, who, now } = worked;
  const end = Date.parse(now);
  const stopped = from.disruption === null ? null : Date.parse(from.disruption.at);
  const other = (login: string) => (login === from.owner ? countersignerOf(from.owner, from.compartment) : from.owner);
  for (const [index, { at, title, text, reason, by }] of from.decisions.entries()) {
    const made = Date.parse(at);
    // While people are in custody, what was considered is written down the next day.
    const fast = stopped !== null && made >= stopped && made < stopped + day;
    const newest = index === from.decisions.length - 1 && from.state === 'live';
    const id = await into.fill('decision_row', [
      {
        ...{ investigationId, number: index + 1, at, recordedAt: at, late: 0, by: who(by), title, text, reason },
        considered: fast || (newest && chance(random, 0.2)) ? null : JSON.stringify(consideredIn(random)),
      },
    ]);
    const task = (kind: DecisionTaskKind, dueOn: number, done: number | null, doer: string, more: object = {}) => ({
      ...{ investigationId, decisionId: id, kind, at, by: who(by), dueOn: isoDay(dueOn) },
      ...{ doneAt: done === null ? null : iso(Math.min(done, end)), doneBy: done === null ? null : who(doer), ...more },
    });
    const next = nextWorkTime(made + between(random, 6, 30) * hour, random());
    const rows = [];
    if (fast) rows.push(task('complete', made + day, next, by, { considered: JSON.stringify(consideredIn(random)) }));
    if (chance(random, 0.35)) {
      const waits = newest && end - made < 6 * day;
      const refused = chance(random, 0.06);
      const answer = refused ? { outcome: 'refused', text: notCountersigned } : { outcome: 'agreed' };
      rows.push(task('countersign', made + 3 * day, waits ? null : next, other(by), waits ? {} : answer));
    }
    if (chance(random, 0.4)) {
      const due = made + between(random, 14, 56) * day;
      const over = from.state === 'closed' || due < end - 5 * day;
      const when = workTime(Math.min(due, end - hour, Date.parse(from.closedAt ?? now)), random());
      const found = { text: pick(random, reviewed) };
      rows.push(task('review', due, over ? Math.max(when, made) : null, from.owner, over ? found : {}));
    }
    for (const row of rows) await into.fill('decision_task_row', [row]);
  }
}

/** Between the owner and whoever countersigns for them: both may see the case. */
async function addNotes(into: WriteTransaction, { investigationId, from, who, now }: Worked, random: Random) {
  const supervisor = countersignerOf(from.owner, from.compartment);
  const words = caseWords(from.subjects, from.area);
  const end = Date.parse(from.closedAt ?? now);
  const begin = Math.max(Date.parse(from.openedAt), end - 60 * day);
  const chosen = shuffled(random, threads).slice(0, between(random, 1, 3));
  const times = chosen.map(() => begin + random() * Math.max(0, end - 3 * day - begin)).sort((one, two) => one - two);
  for (const [index, [note, ...replies]] of chosen.entries()) {
    const [writer, to] = chance(random, 0.6) ? [from.owner, supervisor] : [supervisor, from.owner];
    let at = nextWorkTime(times[index] ?? begin, random());
    const add = async (text: string, by: string, threadId: number | null) =>
      into.fill('note_row', [{ investigationId, threadId, text, by: who(by), at: iso(Math.min(at, end)) }]);
    const mentions = note.includes('@{to}');
    const text = inWords(note.replaceAll('{to}', nameOf(to)), words) ?? note.replaceAll('{to}', nameOf(to));
    const noteId = await add(text, writer, null);
    const read = replies.length > 0 || end - at > 4 * day;
    if (mentions)
      await into.fill('mention_row', [
        {
          ...{ investigationId, noteId, accountId: who(to), by: who(writer), at: iso(Math.min(at, end)) },
          seenAt: read ? iso(Math.min(at + between(random, 1, 20) * hour, end)) : null,
        },
      ]);
    for (const [place, reply] of replies.entries()) {
      at = nextWorkTime(at + between(random, 1, 9) * hour, random());
      await add(reply, place % 2 === 0 ? to : writer, noteId);
    }
  }
}

export async function loadWork(into: WriteTransaction, worked: Worked): Promise<void> {
  const random = stream(2, worked.from.operation);
  const enquiries = await addEnquiries(into, worked, random);
  await addActions(into, worked, enquiries, random);
  await addDecisions(into, worked, random);
  await addNotes(into, worked, random);
}
