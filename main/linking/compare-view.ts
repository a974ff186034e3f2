/** A contribution beside an investigation: what both hold, what only one of them holds, and what speaks against it. */
import type { ComparedFeature } from '../../preload/contract/linking.ts';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { caveatsOn } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { requireInvestigation } from '../investigations/require.ts';
import { type Suggestion, type Tip, topicOf } from '../matching/scoring/index.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { loadTip } from './load-tip.ts';
import { standingDecisions } from './standing-decisions.ts';
import { suggestionFor } from './suggestions.ts';

interface HeldItem {
  subjectId: number | null;
  kind: IdentifierKind;
  value: string;
  text: string;
}

async function caseIdentifiersOfInvestigation({ db }: Context, investigationId: number): Promise<HeldItem[]> {
  return db
    .selectFrom('case_identifier')
    .select(['subjectId', 'kind', 'value', 'text'])
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
}

async function subjectsOf({ db }: Context, investigationId: number) {
  return db
    .selectFrom('subject')
    .select(['id', 'name', 'role', 'born'])
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
}

/** Kinds of which a person has few, so that another one in the contribution is worth a look. */
const alignable: ReadonlySet<IdentifierKind> = new Set([
  'phone',
  'vrm',
  'email',
  'handle',
  'postcode',
  'person',
  'vehicle',
  'bank_account',
  'imei',
  'passport',
]);

/** One line for each thing held: what agrees first, then what differs, then what only the investigation holds. */
function features(
  held: readonly HeldItem[],
  subjectName: string | null,
  suggestion: Suggestion | null,
  tip: Tip,
): ComparedFeature[] {
  const reasons = suggestion?.reasons ?? [];
  const used = new Set(reasons.flatMap(({ start, attachment }) => (attachment === undefined ? start : [])));
  const lines = held.flatMap((one): ComparedFeature[] => {
    const { kind, text } = one;
    const reason = reasons.find(
      ({ kind: of, caseText, subjectName: whose }) =>
        of === kind && caseText === text && (whose === null || whose === subjectName),
    );
    if (reason !== undefined) {
      const { tipText, start, end, strength, common, attachment } = reason;
      const says = { text: tipText, start, end, ...(attachment === undefined ? {} : { attachment }) };
      return [{ kind, caseText: text, verdict: 'agrees', tip: says, strength, common }];
    }
    // Words of the summary are held for matching only: nobody put them there as places.
    if (topicOf(one) !== null) return [];
    const other = alignable.has(kind)
      ? tip.identifiers.find((found) => found.kind === kind && !used.has(found.start))
      : undefined;
    const tipSays = other === undefined ? null : { text: other.text, start: other.start, end: other.end };
    return [
      {
        kind,
        caseText: text,
        verdict: tipSays === null ? 'only in case' : 'differs',
        tip: tipSays,
        strength: null,
        common: null,
      },
    ];
  });
  const order = { agrees: 0, differs: 1, 'only in case': 2 };
  return lines.sort((one, other) => order[one.verdict] - order[other.verdict]);
}

/** Throws NOT_FOUND where the viewer may see either of the two not. */
export const compare: UseCase<'linking.compare'> = async (context, { contributionId, investigationId }) => {
  const investigation = await requireInvestigation(context, investigationId);
  const tip = await loadTip(context, contributionId);
  const suggestion = await suggestionFor(context, tip, investigationId);
  const held = await caseIdentifiersOfInvestigation(context, investigationId);
  const subjects = await subjectsOf(context, investigationId);
  const decided = await standingDecisions(context, contributionId);
  const sides = subjects.map(({ name, role, born, id }) => ({
    name,
    role,
    born,
    features: features(
      held.filter((one) => one.subjectId === id),
      name,
      suggestion,
      tip,
    ),
  }));
  const own = features(
    held.filter((one) => one.subjectId === null),
    null,
    suggestion,
    tip,
  );
  const agreeing = ({ features: lines }: { features: readonly ComparedFeature[] }) =>
    lines.filter((line) => line.verdict === 'agrees').length;
  const matched = new Set(
    (suggestion?.reasons ?? []).flatMap(({ start, attachment }) => (attachment === undefined ? start : [])),
  );
  return {
    text: tip.text,
    identifiers: [...tip.identifiers],
    operation: investigation.operation,
    reference: investigation.reference,
    state: investigation.state,
    summary: investigation.summary,
    marking: markingOf(investigation.markingRank),
    caveats: await caveatsOn(context, [{ contributionId }, { investigationId }]),
    matchStrength: suggestion?.matchStrength ?? null,
    sides: [
      ...sides.sort((one, other) => agreeing(other) - agreeing(one)),
      ...(own.length === 0 ? [] : [{ name: null, role: null, born: null, features: own }]),
    ],
    onlyInTip: tip.identifiers.filter((one) => !matched.has(one.start)),
    against: suggestion?.against ?? [],
    decision: decided.find((one) => one.investigationId === investigationId)?.decision ?? null,
  };
};
