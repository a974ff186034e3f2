/** What closing a contribution takes, by the rule in force: shown beforehand, and asked for when it is done. */
import type { ClosingNeeds, FactShown } from '../../preload/contract/closing.ts';
import type { ClosingNeed } from '../../preload/contract/closing-words.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { rolesAt } from '../../preload/contract/rights.ts';
import { contributionOfficers } from '../../preload/contract/roles.ts';
import { type SignOffOutcome, SignOffRule } from '../../preload/contract/rule-shapes.ts';
import type { Rcap } from '../../preload/contract/triage.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { whoMayKnow } from '../access/absences.ts';
import type { ReportsOn } from '../linking/earlier-reports.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { proposalOf } from './proposal-round.ts';
import { type FactsRead, readFacts } from './sign-off-facts.ts';
import { type Needs, needsOf, sentencesFor, takesReason } from './sign-off-rule.ts';

/** The newest version that is in force today. */
export const signOffRule = (context: Context): Promise<InForce<SignOffRule>> =>
  ruleInForce(context, 'sign_off_rule', ukDay(context.now), SignOffRule);

/** Whether nobody else in the vault could be the second person: asking one person for a supervisor as well would lead nowhere. */
async function isAlone({ db, me }: Context): Promise<boolean> {
  const others = await db.selectFrom('colleague').select(['id', 'roles']).where('disabledAt', 'is', null).execute();
  const works = (roles: string) =>
    Role.array()
      .parse(JSON.parse(roles))
      .some((role) => contributionOfficers.includes(role));
  return !others.some(({ id, roles }) => id !== me.id && works(roles));
}

interface Asked {
  inForce: InForce<SignOffRule>;
  read: FactsRead;
  needs: Needs;
  alone: boolean;
}

async function askedOf(context: Context, contributionId: number, known: ReportsOn | null): Promise<Asked> {
  const inForce = await signOffRule(context);
  const read = await readFacts(context, contributionId, known);
  const alone = await isAlone(context);
  const needs = needsOf(inForce.rule, read.facts);
  const supervisor = needs.supervisor || read.repeats.takesSupervisor;
  const asked = alone ? { supervisor: false, rcap: false } : { supervisor, rcap: needs.rcap };
  return { inForce, read, needs: { ...needs, ...asked }, alone };
}

/** Why a supervisor or an assessment is asked for: the sentences of the rules that ask, each with its version. */
function becauseOf(need: ClosingNeed, { inForce, read, needs }: Asked): string {
  const sentences = sentencesFor(needs, need);
  const byRepeats = need === 'supervisor' && read.repeats.takesSupervisor;
  return [
    ...(sentences === '' ? [] : [`${sentences} (Sign-off rule, version ${inForce.version}.)`]),
    ...(byRepeats
      ? [`Several reports name this person. (Rule on repeats, version ${read.repeats.rule.version}.)`]
      : []),
  ].join(' ');
}

/** Throws REASON_NEEDED where the rule asks for one with this outcome. */
export async function assertReasoned(context: Context, outcome: SignOffOutcome, reason: string | null): Promise<void> {
  if (reason !== null) return;
  if (takesReason((await signOffRule(context)).rule, outcome)) throw new VigilError('REASON_NEEDED');
}

/** Whether anything was assessed: four times "unknown" is none. */
const isAssessed = (rcap: Rcap | null): boolean =>
  rcap !== null &&
  [rcap.risk, rcap.credibility, rcap.actionability, rcap.proportionality].some((level) => level !== 'unknown');

/**
 * Throws RCAP_NEEDED where the rule asks for an assessment before this is closed, and there is none. `known`: what was read of the person
 * already.
 */
export async function assertAssessed(
  context: Context,
  contributionId: number,
  rcap: Rcap | null,
  known: ReportsOn,
): Promise<void> {
  if (isAssessed(rcap)) return;
  const asked = await askedOf(context, contributionId, known);
  if (asked.needs.rcap) throw new VigilError('RCAP_NEEDED', becauseOf('rcap', asked));
}

/** Throws SUPERVISOR_NEEDED and RCAP_NEEDED where the rule asks for them as this is signed off. */
export async function assertMayClose(
  context: Context,
  contributionId: number,
  rcap: Rcap | null,
  known: ReportsOn,
): Promise<void> {
  const asked = await askedOf(context, contributionId, known);
  if (asked.needs.supervisor && !context.me.roles.includes('supervisor'))
    throw new VigilError('SUPERVISOR_NEEDED', becauseOf('supervisor', asked));
  if (asked.needs.rcap && !isAssessed(rcap)) throw new VigilError('RCAP_NEEDED', becauseOf('rcap', asked));
}

function factsShown({ read, needs }: Asked): FactShown[] {
  return needs.facts.map(({ fact, standing, says, needs: takes }) => {
    const answer = read.answers[fact];
    return {
      fact,
      standing,
      says,
      needs: [...takes],
      found: [...(read.found[fact] ?? [])],
      answer: answer === undefined ? null : { by: answer.by, at: answer.at, reason: answer.reason },
      earlier: fact === 'repeat' ? [...read.repeats.all] : [],
    };
  });
}

/**
 * Whether a supervisor could sign off: one who may know of the contribution and has not proposed it. `me`: the viewer could. Where the viewer would be
 * the one who proposes it, they do not count.
 */
async function supervisorsFor(context: Context, contributionId: number): Promise<'other' | 'me' | 'none'> {
  const { db, me, now } = context;
  const row = await db
    .selectFrom('contribution')
    .select(['id', 'state', 'proposedBy', 'markingRank', 'compartmentId'])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const { proposers } = await proposalOf(context, row);
  const people = await db
    .selectFrom('colleague')
    .select(['id', 'roles', 'supervisorUntil'])
    .where('disabledAt', 'is', null)
    .execute();
  const supervisors = people
    .filter(({ roles, supervisorUntil }) =>
      rolesAt(Role.array().parse(JSON.parse(roles)), supervisorUntil, now).includes('supervisor'),
    )
    .map(({ id }) => id);
  const mayKnow = await whoMayKnow(context, supervisors);
  const able = supervisors.filter((id) => !proposers.has(id) && mayKnow(id, [row]));
  if (able.some((id) => id !== me.id)) return 'other';
  return row.state === 'nfa_proposed' && able.includes(me.id) ? 'me' : 'none';
}

/** Throws NOT_FOUND. */
export const closingNeeds: UseCase<'triage.closingNeeds'> = async (context, { id }): Promise<ClosingNeeds> => {
  const asked = await askedOf(context, id, null);
  const { inForce, needs, read, alone } = asked;
  return {
    rule: { version: inForce.version, wording: inForce.wording },
    facts: factsShown(asked),
    reasonFor: [...inForce.rule.reason],
    supervisor: needs.supervisor,
    rcap: needs.rcap,
    repeats: read.repeats.takesSupervisor ? read.repeats.rule : null,
    supervisors: needs.supervisor ? await supervisorsFor(context, id) : null,
    alone,
  };
};
