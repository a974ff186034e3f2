/**
 * What another version of a rule would have come to: the contributions or deliveries of the last ninety days, or the disrupted plots of the
 * dashboard's window, that the version in force acts on, and those that the other one would have. Counted among what the reader may see; nothing of
 * it is kept.
 */

import type { Output } from '../../preload/contract/index.ts';
import type { PreviewedRule, RuleOf } from '../../preload/contract/rule-shapes.ts';
import { deliveryRule, dueFrom } from '../access/delivery-rule.ts';
import { reportsOn } from '../linking/earlier-reports.ts';
import { repeatBy, repeatRule } from '../linking/repeat-rule.ts';
import { knownBy } from '../oversight/disrupted.ts';
import { disruptionsIn } from '../oversight/outcome-of-all.ts';
import { daysBetween, windowOf } from '../oversight/reporting-window.ts';
import { assessmentsOf } from '../plots/assessments.ts';
import { countsAsLateStage } from '../plots/late-stage.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { orderOf } from '../store/receipt-order.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { signOffRule } from '../triage/closing-needs.ts';
import { readFacts } from '../triage/sign-off-facts.ts';
import { needsOf } from '../triage/sign-off-rule.ts';

const days = 90;
/** So many are looked at, the newest first: each is judged by all that is known of it. */
const mostClosures = 300;
const mostDeliveries = 1_000;

type Preview = Output<'rules.preview'>;

/** What each of two versions acts on. */
interface Judged {
  current: boolean;
  proposed: boolean;
}

const counted = (judged: readonly Judged[], atLeast: boolean): Preview => ({
  days,
  considered: judged.length,
  atLeast,
  current: judged.filter(({ current }) => current).length,
  proposed: judged.filter(({ proposed }) => proposed).length,
  added: judged.filter(({ current, proposed }) => proposed && !current).length,
  dropped: judged.filter(({ current, proposed }) => current && !proposed).length,
  plots: [],
});

const sinceOf = (now: string) => new Date(Date.parse(now) - days * 86_400_000).toISOString();

/** Contributions received in these days and closed with no further action. */
async function closures({ db, now }: Context): Promise<{ ids: number[]; atLeast: boolean }> {
  const rows = await db
    .selectFrom('contribution')
    .select('id')
    .where('state', '=', 'nfa')
    .where('receiptOrder', '>=', orderOf(sinceOf(now)))
    .orderBy('receiptOrder', 'desc')
    .limit(mostClosures + 1)
    .execute();
  return { ids: rows.slice(0, mostClosures).map(({ id }) => id), atLeast: rows.length > mostClosures };
}

/** Which closures take a supervisor. */
async function ofSignOff(context: Context, other: RuleOf<'sign_off'>): Promise<Preview> {
  const { rule } = await signOffRule(context);
  const { ids, atLeast } = await closures(context);
  const judged: Judged[] = [];
  for (const id of ids) {
    const { facts } = await readFacts(context, id, null);
    judged.push({ current: needsOf(rule, facts).supervisor, proposed: needsOf(other, facts).supervisor });
  }
  return counted(judged, atLeast);
}

/** Which closures are repeats that take a supervisor. */
async function ofRepeats(context: Context, other: RuleOf<'repeat'>): Promise<Preview> {
  const inForce = await repeatRule(context);
  const { ids, atLeast } = await closures(context);
  const judged: Judged[] = [];
  for (const id of ids) {
    const { before, receivedAt } = await reportsOn(context, id, null);
    const takes = (rule: RuleOf<'repeat'>) => repeatBy({ rule }, receivedAt, before).takesSupervisor;
    judged.push({ current: takes(inForce.rule), proposed: takes(other) });
  }
  return counted(judged, atLeast);
}

/** Which deliveries were, or are by now, not looked at in time. */
async function ofDeliveries(context: Context, other: RuleOf<'delivery'>): Promise<Preview> {
  const { db, now } = context;
  const rule = await deliveryRule(context);
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('contribution', 'contribution.id', 'delivery.contributionId')
    .innerJoin('investigation', 'investigation.id', 'delivery.investigationId')
    .select([
      'delivery.at',
      'delivery.seenAt',
      'delivery.answeredAt',
      'contribution.immediateRisk',
      'investigation.priority',
    ])
    .where('delivery.at', '>=', sinceOf(now))
    .orderBy('delivery.id', 'desc')
    .limit(mostDeliveries + 1)
    .execute();
  const judged = rows.slice(0, mostDeliveries).map(({ at, seenAt, answeredAt, ...pressing }) => {
    const looked = seenAt ?? answeredAt ?? now;
    const late = (by: Pick<RuleOf<'delivery'>, 'seen' | 'answered'>) => looked > dueFrom(by, 'seen', pressing, at);
    return { current: late(rule), proposed: late(other) };
  });
  return counted(judged, rows.length > mostDeliveries);
}

/** Which disrupted plots count as late-stage: as the dashboard of today counts them, by what is known by now. */
async function ofLateStage(context: Context, other: RuleOf<'late_stage'>): Promise<Preview> {
  const window = windowOf(ukDay(context.now));
  const { rule } = await ruleInForce(context, window.to);
  const plots = await disruptionsIn(context, window);
  const ids = plots.map(({ id }) => id);
  const assessments = Map.groupBy(knownBy(await assessmentsOf(context, ids), window.end), (one) => one.investigationId);
  const judged = plots.map(({ id, reference, operation, at }) => {
    const counts = (by: RuleOf<'late_stage'>) => countsAsLateStage(by, assessments.get(id) ?? [], at);
    const plot = { investigationId: id, reference, operation, disruptedAt: at };
    return { plot, current: counts(rule), proposed: counts(other) };
  });
  return {
    ...counted(judged, false),
    days: daysBetween(window.from, window.to).length,
    plots: judged
      .filter(({ current, proposed }) => current !== proposed)
      .map(({ plot, proposed }) => ({ ...plot, proposed })),
  };
}

function previewOf(context: Context, content: PreviewedRule): Promise<Preview> {
  switch (content.name) {
    case 'sign_off':
      return ofSignOff(context, content.rule);
    case 'repeat':
      return ofRepeats(context, content.rule);
    case 'delivery':
      return ofDeliveries(context, content.rule);
    case 'late_stage':
      return ofLateStage(context, content.rule);
  }
}

export const preview: UseCase<'rules.preview'> = (context, { content }) => previewOf(context, content);
