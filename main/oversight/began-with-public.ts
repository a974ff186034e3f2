/** Whether an investigation began with what somebody from the public had said: by a rule that is data. */
import type { z } from 'zod';
import { BeganRule } from '../../preload/contract/rule-shapes.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

export type BeganRuleInForce = InForce<z.infer<typeof BeganRule>>;

export const beganRule = (context: Context, day: string): Promise<BeganRuleInForce> =>
  ruleInForce(context, { figure: 'began_with_public' }, day, BeganRule);

interface Opening {
  id: number;
  openedAt: string;
  /** When the first contribution that had been received before the opening was linked. */
  firstLink: string | null;
}

const dayLength = 86_400_000;

export const beganWithPublic = ({ rule }: BeganRuleInForce, { openedAt, firstLink }: Opening): boolean =>
  firstLink !== null && Date.parse(firstLink) < Date.parse(openedAt) + rule.linkedWithinDays * dayLength;

/** So many are looked at, the newest first: more are opened in eighteen months nowhere. */
const most = 5_000;

/** With the link by which each may have begun, of those that had been made before `end`. */
const withFirstLink = ({ db }: Context, end: string) =>
  db.selectFrom('investigation').select([
    'investigation.id',
    'investigation.openedAt',
    (eb) =>
      eb
        .selectFrom('link')
        .innerJoin('contribution', 'contribution.id', 'link.contributionId')
        .select((of) => of.fn.min<string | null>('link.at').as('at'))
        .whereRef('link.investigationId', '=', 'investigation.id')
        .where('link.decision', '=', 'linked')
        .where('link.withdrawnAt', 'is', null)
        .where('link.at', '<', end)
        .whereRef('contribution.receivedAt', '<', 'investigation.openedAt')
        .as('firstLink'),
  ]);

/** Those of these investigations that began with the public. */
export async function beganAmong(
  context: Context,
  ids: readonly number[],
  end: string,
  rule: BeganRuleInForce,
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await withFirstLink(context, end).where('investigation.id', 'in', inList(ids)).execute();
  return new Set(rows.filter((row) => beganWithPublic(rule, row)).map(({ id }) => id));
}

/** How many were opened between two instants, and how many of them began with the public. */
export async function beganIn(context: Context, span: { start: string; end: string }, rule: BeganRuleInForce) {
  const rows = await withFirstLink(context, span.end)
    .where('investigation.openedAt', '>=', span.start)
    .where('investigation.openedAt', '<', span.end)
    .orderBy('investigation.openedAt', 'desc')
    .limit(most + 1)
    .execute();
  const counted = rows.slice(0, most);
  return {
    opened: counted.length,
    withPublic: counted.filter((row) => beganWithPublic(rule, row)).length,
    atLeast: rows.length > most,
  };
}
