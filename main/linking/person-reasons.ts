/** Why two contributions may speak of one person, as the contract tells it and as a decision keeps it. */
import { z } from 'zod';
import { PersonReason } from '../../preload/contract/earlier-reports.ts';
import type { PersonMatch } from '../matching/persons/index.ts';

/** So many are told: beyond these they say little. */
const toldAtMost = 12;

/** What says most comes first. */
export function reasonsOf({ reasons }: PersonMatch): PersonReason[] {
  return reasons
    .map(({ kind, one, other, bits, how }) => ({
      kind,
      here: one,
      there: other,
      speaks: bits < 0 ? ('against' as const) : ('for' as const),
      bits: Math.round(bits * 10) / 10,
      how: [...(how ?? [])],
    }))
    .sort((one, other) => Math.abs(other.bits) - Math.abs(one.bits))
    .slice(0, toldAtMost);
}

/** The evidence that a decision was made on, as the contribution with the lower number says it first. */
export const Basis = z.array(PersonReason);
export type Basis = z.infer<typeof Basis>;

export const turned = (reasons: readonly PersonReason[]): PersonReason[] =>
  reasons.map(({ here, there, ...rest }) => ({ ...rest, here: there, there: here }));

/** A reason that says less is no news. */
const newsFrom = 3;

const said = ({ kind, here, there }: PersonReason): string => `${kind} ${here.toLowerCase()} ${there.toLowerCase()}`;

/** Whether something speaks for it that did not when it was said to be somebody else. A word beside a name is no news. */
export function hasNews(reasons: readonly PersonReason[], basis: Basis): boolean {
  const known = new Set(basis.map(said));
  return reasons.some(
    (one) => one.speaks === 'for' && one.kind !== 'word' && one.bits >= newsFrom && !known.has(said(one)),
  );
}
