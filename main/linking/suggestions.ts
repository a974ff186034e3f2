/** Possible links of a contribution, or of a text as it is typed. Nothing is decided here: a person decides. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { SuggestedLink } from '../../preload/contract/linking.ts';
import type { LinkDecision } from '../../preload/contract/words.ts';
import { markingOf } from '../access/marking.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { candidatesFor } from './candidates.ts';
import { type Suggestion, suggest, type Tip } from './compare/index.ts';
import { standingDecisions } from './decided.ts';
import { extract } from './extract/index.ts';

/** A contribution as it comes to the comparison. Throws NOT_FOUND. */
export async function tipOf({ db }: Context, contributionId: number): Promise<Tip> {
  const row = await db
    .selectFrom('contribution')
    .select(['text', 'area', 'place', 'receivedAt'])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  // Read anew: dates and vehicles count for a comparison, and an import keeps neither.
  return { text: row.text, identifiers: extract(row.text, row), receivedAt: row.receivedAt };
}

/** What speaks for a link with one investigation now, or `null`. */
export async function suggestionFor(context: Context, tip: Tip, investigationId: number): Promise<Suggestion | null> {
  const { held, frequency } = await candidatesFor(context, tip, investigationId);
  return suggest(tip, held, frequency)[0] ?? null;
}

async function withInvestigations(
  { db }: Context,
  found: readonly Suggestion[],
  decisions: ReadonlyMap<number, LinkDecision>,
): Promise<SuggestedLink[]> {
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'state', 'priority', 'tier'])
    .where(
      'id',
      'in',
      found.map((one) => one.investigationId),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap((one) => {
    const row = byId.get(one.investigationId);
    if (row === undefined) return [];
    const { reference, operation, state, priority, tier } = row;
    return {
      investigationId: row.id,
      reference,
      operation,
      state,
      priority,
      marking: markingOf(tier),
      tier: one.tier,
      reasons: one.reasons,
      against: one.against,
      decision: decisions.get(row.id) ?? null,
    };
  });
}

async function suggested(context: Context, tip: Tip, decisions: ReadonlyMap<number, LinkDecision>) {
  const { held, frequency } = await candidatesFor(context, tip);
  const links = await withInvestigations(context, suggest(tip, held, frequency), decisions);
  // What somebody has ruled out stays in sight, at the end.
  return [...links.filter((l) => l.decision !== 'not_this'), ...links.filter((l) => l.decision === 'not_this')];
}

/** Best first; what was decided to be "not this" last. Throws NOT_FOUND. */
export const suggestions: UseCase<'linking.suggestions'> = async (context, input) => {
  const tip = await tipOf(context, input.contributionId);
  const decided = await standingDecisions(context, input.contributionId);
  const decisions = new Map(decided.map((one) => [one.investigationId, one.decision]));
  return { suggestions: await suggested(context, tip, decisions), decided };
};

export const suggestForText: UseCase<'linking.suggestForText'> = async (context, input) => {
  const identifiers = extract(input.text, { receivedAt: context.now });
  const tip = { text: input.text, identifiers, receivedAt: context.now };
  return { identifiers, suggestions: await suggested(context, tip, new Map()) };
};
