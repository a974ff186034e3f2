/** What closing a contribution takes, by the rule in force: shown beforehand, and asked for when it is done. */
import type { ClosingNeeds, FactShown } from '../../preload/contract/closing.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { contributionOfficers } from '../../preload/contract/roles.ts';
import type { Rcap } from '../../preload/contract/triage.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import type { ReportsOn } from '../linking/earlier-reports.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type FactsRead, readFacts } from './sign-off-facts.ts';
import { type Needs, needsOf, type Outcome, SignOffRule, sentencesFor, takesReason } from './sign-off-rule.ts';

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
  return { inForce, read, needs: alone ? { ...needs, supervisor: false, rcap: false } : needs, alone };
}

const refused = (code: 'SUPERVISOR_NEEDED' | 'RCAP_NEEDED', { inForce, needs }: Asked): VigilError =>
  new VigilError(code, `${inForce.version}: ${sentencesFor(needs, code === 'RCAP_NEEDED' ? 'rcap' : 'supervisor')}`);

/** Throws REASON_NEEDED where the rule asks for one with this outcome. */
export async function assertReasoned(context: Context, outcome: Outcome, reason: string | null): Promise<void> {
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
  if (asked.needs.rcap) throw refused('RCAP_NEEDED', asked);
}

/** Throws SUPERVISOR_NEEDED and RCAP_NEEDED where the rule asks for them as this is signed off. */
export async function assertMayClose(
  context: Context,
  contributionId: number,
  rcap: Rcap | null,
  known: ReportsOn,
): Promise<void> {
  const asked = await askedOf(context, contributionId, known);
  if (asked.needs.supervisor && !context.me.roles.includes('supervisor')) throw refused('SUPERVISOR_NEEDED', asked);
  if (asked.needs.rcap && !isAssessed(rcap)) throw refused('RCAP_NEEDED', asked);
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
      earlier: fact === 'repeat' ? [...read.earlier] : [],
    };
  });
}

/** Throws NOT_FOUND. */
export const closingNeeds: UseCase<'triage.closingNeeds'> = async (context, { id }): Promise<ClosingNeeds> => {
  const asked = await askedOf(context, id, null);
  const { inForce, needs, alone } = asked;
  return {
    rule: { version: inForce.version, wording: inForce.wording },
    facts: factsShown(asked),
    reasonFor: [...inForce.rule.reason],
    supervisor: needs.supervisor,
    rcap: needs.rcap,
    alone,
  };
};
