/** Possible links of a contribution, or of a text as it is typed. Nothing is decided here: a person decides. */
import type { SuggestedLink } from '../../preload/contract/linking.ts';
import type { LinkDecision } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { findHomoglyphs } from '../matching/extract/homoglyphs.ts';
import { extract } from '../matching/extract/index.ts';
import type { Suggestion, Tip } from '../matching/scoring/index.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { suggestedLinks } from './candidates.ts';
import { loadTip } from './load-tip.ts';
import { isNew, rejectedEvidence } from './rejected-evidence.ts';
import { standingDecisions } from './standing-decisions.ts';

/** What speaks for a link with one investigation now, or `null`. */
export async function suggestionFor(context: Context, tip: Tip, investigationId: number): Promise<Suggestion | null> {
  const [found] = await suggestedLinks(context, tip, [investigationId]);
  return found ?? null;
}

async function withInvestigations(
  context: Context,
  found: readonly Suggestion[],
  decisions: ReadonlyMap<number, LinkDecision>,
): Promise<SuggestedLink[]> {
  if (found.length === 0) return [];
  const rows = await context.db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'state', 'priority', 'markingRank'])
    .where(
      'id',
      'in',
      found.map((one) => one.investigationId),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const links = found.flatMap((one) => {
    const row = byId.get(one.investigationId);
    if (row === undefined) return [];
    const { reference, operation, state, priority, markingRank } = row;
    return {
      investigationId: row.id,
      reference,
      operation,
      state,
      priority,
      marking: markingOf(markingRank),
      matchStrength: one.matchStrength,
      reasons: one.reasons,
      against: one.against,
      decision: decisions.get(row.id) ?? null,
      newEvidence: false,
    };
  });
  return withCaveats(context, links, ({ investigationId }) => [{ investigationId }]);
}

/** As anybody would be shown them who knows of no decision. */
export const asSuggested = (context: Context, found: readonly Suggestion[]): Promise<SuggestedLink[]> =>
  withInvestigations(context, found, new Map());

async function suggested(context: Context, tip: Tip, decisions: ReadonlyMap<number, LinkDecision>) {
  return withInvestigations(context, await suggestedLinks(context, tip), decisions);
}

/** Best first. What was ruled out is left out until something new speaks for it. Throws NOT_FOUND. */
export const suggestions: UseCase<'linking.suggestions'> = async (context, input) => {
  const tip = await loadTip(context, input.contributionId);
  const decided = await standingDecisions(context, input.contributionId);
  const decisions = new Map(decided.map((one) => [one.investigationId, one.decision]));
  const weighed = await rejectedEvidence(context, input.contributionId);
  const found = (await suggested(context, tip, decisions)).flatMap((link) => {
    const before = weighed.get(link.investigationId);
    if (before === undefined) return [link];
    return isNew(link.reasons, before) ? [{ ...link, newEvidence: true }] : [];
  });
  return { suggestions: found, decided };
};

export const suggestForText: UseCase<'linking.suggestForText'> = async (context, input) => {
  const identifiers = extract(input.text, { receivedAt: context.now });
  const tip = { text: input.text, identifiers, receivedAt: context.now };
  return {
    identifiers,
    suggestions: await suggested(context, tip, new Map()),
    homoglyphs: findHomoglyphs(input.text),
  };
};
