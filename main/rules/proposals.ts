/**
 * Changing a rule takes two people: one proposes another version with a reason and the day from which it counts, and a second one agrees.
 * Where nobody else could ever have agreed it is done alone, and the version says so. A version never counts for what was before: whoever
 * agrees after its day has it begin on the day of the agreement.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { RuleContent } from '../../preload/contract/rule-shapes.ts';
import type { RuleProposal } from '../../preload/contract/rules.ts';
import { readAccounts } from '../access/accounts.ts';
import { givingFor } from '../access/second-person.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { addVersion, contentOf, newestOf } from './places.ts';
import { shownVersions } from './rules.ts';
import { wordingOf } from './wording.ts';

/** As many as there are rules: of each one change waits at a time. */
const most = 50;

/** Questions are known by their key for good: answers are kept under it. A new one has a key that no earlier version had. */
function mayAsk(content: RuleContent, before: RuleContent, version: number): boolean {
  if (content.name !== 'question_set' || before.name !== 'question_set') return true;
  const known = new Set(Object.values(before.rule).flatMap((set) => set.map(({ key }) => key)));
  const own = new RegExp(`^v${version}n\\d{1,3}$`);
  return Object.values(content.rule).every((set) => set.every(({ key }) => known.has(key) || own.test(key)));
}

/** The basis on which a command that names none discloses: it can be reworded, and not taken away. */
const keepsBasis = (content: RuleContent): boolean =>
  content.name !== 'dissemination' || content.rule.bases.some(({ code }) => code === 'dpa-part-3');

interface Asked {
  id: number;
  content: RuleContent;
  fromDay: string;
  wording: string;
}

/** Adds the version and settles the proposal that it came of. */
async function takeEffect(context: Context, { id, content, fromDay, wording }: Asked) {
  const { db, me, now } = context;
  const newest = await newestOf(context, content.name);
  const version = newest.version + 1;
  const day = [fromDay, ukDay(now), newest.fromDay].toSorted().at(-1) ?? fromDay;
  await addVersion(context, content.name, { version, fromDay: day, rule: JSON.stringify(content.rule), wording });
  await db
    .updateTable('rule_proposal_row')
    .set({ settledAt: now, settledBy: me.id, outcome: 'agreed', version })
    .where('id', '=', id)
    .execute();
  context.changed('rule', 'queue', 'dashboard');
  return { version, fromDay: day };
}

/**
 * Throws CHANGED_SINCE where there is a newer version than the one that it is based on, RULE_WAITING where another change of it waits, RULE_UNCHANGED,
 * NOBODY_CAN_AGREE, and INPUT_INVALID about `fromDay` for a day that is over or before the newest version’s, and about `content`.
 */
export const propose: UseCase<'rules.propose'> = async (context, { content, basedOn, fromDay, reason }) => {
  const { db, me, now } = context;
  const newest = await newestOf(context, content.name);
  if (newest.version !== basedOn) throw new VigilError('CHANGED_SINCE');
  if (fromDay < ukDay(now) || fromDay < newest.fromDay) throw new VigilError('INPUT_INVALID', 'fromDay');
  const before = contentOf(content.name, newest.rule);
  if (!mayAsk(content, before, newest.version + 1) || !keepsBasis(content))
    throw new VigilError('INPUT_INVALID', 'content');
  const rule = JSON.stringify(content.rule);
  if (rule === JSON.stringify(before.rule)) throw new VigilError('RULE_UNCHANGED');
  const other = await db
    .selectFrom('rule_proposal')
    .select('id')
    .where('name', '=', content.name)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  if (other !== undefined) throw new VigilError('RULE_WAITING');
  const giving = givingFor(await readAccounts(context), me.id);
  if (giving === 'nobody') throw new VigilError('NOBODY_CAN_AGREE');
  const wording = wordingOf(content);
  const unsettled = { settledAt: null, settledBy: null, outcome: null, answer: null, version: null };
  const { id } = await db
    .insertInto('rule_proposal_row')
    .values({ name: content.name, basedOn, rule, wording, fromDay, reason, by: me.id, at: now, ...unsettled })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('rule');
  if (giving === 'shared') return { id, version: null };
  const { version } = await takeEffect(context, { id, content, fromDay, wording });
  return { id, version };
};

function waiting({ db }: Context) {
  return db
    .selectFrom('rule_proposal')
    .innerJoin('colleague', 'colleague.id', 'rule_proposal.by')
    .selectAll('rule_proposal')
    .select('colleague.name as proposer')
    .where('settledAt', 'is', null);
}

export const waitingChanges: UseCase<'rules.waiting'> = async (context) => {
  // Of each rule one waits at most: so few are put in order here.
  const rows = (await waiting(context).limit(most).execute()).toSorted((one, other) => one.id - other.id);
  const proposals: RuleProposal[] = [];
  for (const { id, name, rule, wording, fromDay, reason, by, at, proposer } of rows) {
    const [before] = await shownVersions(context, name, [await newestOf(context, name)]);
    if (before === undefined) continue;
    proposals.push({
      id,
      content: contentOf(name, rule),
      before,
      wording,
      fromDay,
      reason,
      by: proposer,
      at,
      mine: by === context.me.id,
    });
  }
  return { proposals };
};

/** Throws NOT_FOUND, PROPOSAL_SETTLED. */
async function requireWaiting({ db }: Context, id: number) {
  const row = await db.selectFrom('rule_proposal').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.settledAt !== null) throw new VigilError('PROPOSAL_SETTLED');
  return row;
}

/** Throws NOT_FOUND, PROPOSAL_SETTLED, SECOND_PERSON_NEEDED for whoever proposed it, and CHANGED_SINCE where it is based on an older version. */
export const agree: UseCase<'rules.agree'> = async (context, { id }) => {
  const { name, rule, basedOn, fromDay, wording, by } = await requireWaiting(context, id);
  if (by === context.me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  if ((await newestOf(context, name)).version !== basedOn) throw new VigilError('CHANGED_SINCE');
  return takeEffect(context, { id, content: contentOf(name, rule), fromDay, wording });
};

async function settle(
  { db, me, now, changed }: Context,
  id: number,
  outcome: 'refused' | 'withdrawn',
  answer: string | null,
) {
  await db
    .updateTable('rule_proposal_row')
    .set({ settledAt: now, settledBy: me.id, outcome, answer })
    .where('id', '=', id)
    .execute();
  changed('rule');
}

/** Throws NOT_FOUND, PROPOSAL_SETTLED, SECOND_PERSON_NEEDED for whoever proposed it. */
export const refuse: UseCase<'rules.refuse'> = async (context, { id, reason }) => {
  const { by } = await requireWaiting(context, id);
  if (by === context.me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  await settle(context, id, 'refused', reason);
  return {};
};

/** Throws NOT_FOUND, PROPOSAL_SETTLED, NOT_ALLOWED for somebody else’s. */
export const withdraw: UseCase<'rules.withdraw'> = async (context, { id }) => {
  const { by } = await requireWaiting(context, id);
  if (by !== context.me.id) throw new VigilError('NOT_ALLOWED');
  await settle(context, id, 'withdrawn', null);
  return {};
};
