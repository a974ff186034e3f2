/**
 * Break-glass: in an emergency somebody opens one record that compartment or named readers keep from them, by its reference, for a few hours
 * and to read. Clearance is never exceeded. Its people are told at once and one of them reviews it.
 *
 * Naming a reference says whether there is such a record, and nothing else of it. That cannot be helped where somebody is to open it; so every
 * attempt costs: it is kept with its reason whether or not anything was opened, auditors read all of them, and few are allowed in a day.
 * A record above one's clearance answers as one that does not exist.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import { BreakGlassRule } from '../../preload/contract/rule-shapes.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const hour = 3_600_000;
const later = (now: string, milliseconds: number) => new Date(Date.parse(now) + milliseconds).toISOString();

type Rule = InForce<BreakGlassRule>;

const ruleNow = (context: Context): Promise<Rule> =>
  ruleInForce(context, 'break_glass_rule', ukDay(context.now), BreakGlassRule);

async function attemptsLeft({ db, me, now }: Context, { rule }: Rule): Promise<number> {
  const { n } = await db
    .selectFrom('break_glass')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('accountId', '=', me.id)
    .where('at', '>', later(now, -rule.perHours * hour))
    .executeTakeFirstOrThrow();
  return Math.max(0, rule.attempts - n);
}

interface Found {
  contributionId: number | null;
  investigationId: number | null;
}

const nothing: Found = { contributionId: null, investigationId: null };

/** By the reference that it has, or one that it had before it was moved. */
async function named({ db }: Pick<Context, 'db'>, reference: string, clearance: number): Promise<Found> {
  const former = await db
    .selectFrom('marking_change')
    .select(['contributionId', 'investigationId'])
    .where('formerReference', '=', reference)
    .executeTakeFirst();
  const cases = db.selectFrom('investigation').select('id').where('markingRank', '<=', clearance);
  const one = await (former?.investigationId == null
    ? cases.where('reference', '=', reference)
    : cases.where('id', '=', former.investigationId)
  ).executeTakeFirst();
  if (one !== undefined) return { contributionId: null, investigationId: one.id };
  const tips = db.selectFrom('contribution').select('id').where('markingRank', '<=', clearance);
  const other = await (former?.contributionId == null
    ? tips.where('reference', '=', reference)
    : tips.where('id', '=', former.contributionId)
  ).executeTakeFirst();
  return other === undefined ? nothing : { contributionId: other.id, investigationId: null };
}

const isFound = ({ contributionId, investigationId }: Found) => contributionId !== null || investigationId !== null;

/** Those who see the record hear of it at once. */
function tellItsPeople(context: Context, { contributionId, investigationId }: Found): void {
  if (investigationId !== null) context.changed('break-glass', `investigation:${investigationId}`);
  if (contributionId !== null) context.changed('break-glass', `contribution:${contributionId}`);
}

/**
 * Throws BREAK_GLASS_LIMIT, and BREAK_GLASS_NOT_NEEDED for a record that one sees as it is. Where nothing is opened, that is an answer and not a
 * failure, so that the attempt is kept.
 */
export const breakGlass: UseCase<'access.breakGlass'> = async (context, { reference, reason }) => {
  const { db, me, now } = context;
  const inForce = await ruleNow(context);
  const { rule } = inForce;
  const left = await attemptsLeft(context, inForce);
  if (left === 0) throw new VigilError('BREAK_GLASS_LIMIT');
  if (isFound(await named(context, reference, me.clearance))) throw new VigilError('BREAK_GLASS_NOT_NEEDED');
  const found = await context.withUnrestrictedAccess((everything) => named(everything, reference, me.clearance));
  const opens = isFound(found);
  const until = opens ? later(now, rule.hours * hour) : null;
  const reviewBy = opens ? later(now, rule.reviewDays * 24 * hour) : null;
  const { id } = await db
    .insertInto('break_glass_row')
    .values({
      accountId: me.id,
      asked: reference,
      reason,
      at: now,
      ...found,
      ruleVersion: inForce.version,
      until,
      reviewBy,
      reviewedBy: null,
      reviewedAt: null,
      verdict: null,
      review: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  tellItsPeople(context, found);
  context.changed('own-break-glass');
  return {
    useId: id,
    opened: until === null || reviewBy === null ? null : { ...found, until, reviewBy },
    attemptsLeft: left - 1,
  };
};

export const breakGlassState: UseCase<'access.breakGlassState'> = async (context) => {
  const { db, me, now } = context;
  const inForce = await ruleNow(context);
  const { version, wording, rule } = inForce;
  const { hours, attempts } = rule;
  const rows = await db
    .selectFrom('break_glass')
    .select(['id', 'asked', 'contributionId', 'investigationId', 'until'])
    .where('accountId', '=', me.id)
    .where('at', '>', later(now, -7 * 24 * hour))
    .where('until', '>', now)
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
  return {
    rule: { version, hours, attempts, wording },
    attemptsLeft: await attemptsLeft(context, inForce),
    open: rows.map(({ id, until, ...row }) => ({ useId: id, until: until ?? now, ...row })),
  };
};

async function mayReviewContribution({ db, me }: Context, id: number): Promise<boolean> {
  if (me.opened.contribution.includes(id)) return false;
  const row = await db.selectFrom('contribution').select('recordedBy').where('id', '=', id).executeTakeFirst();
  return row !== undefined && (row.recordedBy === me.id || me.roles.includes('supervisor'));
}

async function mayReviewCase({ db, me }: Context, id: number): Promise<boolean> {
  if (me.opened.investigation.includes(id)) return false;
  const row = await db.selectFrom('investigation').select('ownerId').where('id', '=', id).executeTakeFirst();
  if (row === undefined) return false;
  if (row.ownerId === me.id || me.roles.includes('supervisor')) return true;
  const member = await db
    .selectFrom('team_member')
    .select('accountId')
    .where('investigationId', '=', id)
    .where('accountId', '=', me.id)
    .executeTakeFirst();
  return member !== undefined;
}

/** Of one's own records: those whose case one owns or works on, what one recorded, and what one supervises. */
async function mayReview(context: Context, { contributionId, investigationId }: Found): Promise<boolean> {
  if (contributionId !== null) return mayReviewContribution(context, contributionId);
  return investigationId !== null && mayReviewCase(context, investigationId);
}

/**
 * Throws NOT_FOUND where the viewer may not know of the record, SECOND_PERSON_NEEDED for whoever used it, NOT_ALLOWED for whoever neither owns
 * the record nor supervises, CHANGED_SINCE where it was reviewed already.
 */
export const reviewBreakGlass: UseCase<'access.reviewBreakGlass'> = async (context, { useId, verdict, reason }) => {
  const { db, me, now } = context;
  const row = await db.selectFrom('break_glass').selectAll().where('id', '=', useId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.accountId === me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  if (!(await mayReview(context, row))) throw new VigilError('NOT_ALLOWED');
  if (row.reviewedAt !== null) throw new VigilError('CHANGED_SINCE');
  await db
    .updateTable('break_glass_row')
    .set({ verdict, review: reason, reviewedBy: me.id, reviewedAt: now })
    .where('id', '=', row.id)
    .execute();
  tellItsPeople(context, row);
  return {};
};
