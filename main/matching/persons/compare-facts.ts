/** Ages and births of two mentions: what agrees, what cannot be. */
import type { Born } from './facts.ts';
import type { Reason } from './person-match.ts';

const weights = {
  sameDay: 10,
  slip: 3,
  otherDay: -8,
  year: 3,
  age: 2,
  near: -3,
  other: -10,
  exactNear: -6,
  exactOther: -14,
};

const gapBetween = (one: Born, other: Born): number => Math.max(0, one.from - other.to, other.from - one.to);

/** One slip of the pen: day and month swapped, or one figure. */
function slipOf(one: string, other: string): boolean {
  const [a, b] = [one.split('-'), other.split('-')];
  if (a[0] === b[0] && a[1] === b[2] && a[2] === b[1]) return true;
  let apart = 0;
  for (let at = 0; at < one.length; at += 1) if (one.charAt(at) !== other.charAt(at)) apart += 1;
  return apart === 1;
}

/** The best of all pairs told: bits and one reason. */
export function compareBorn(a: readonly Born[], b: readonly Born[]): { bits: number; reasons: Reason[] } {
  let best: Reason | null = null;
  for (const one of a)
    for (const other of b) {
      const reason = compareOne(one, other);
      if (best === null || reason.bits > best.bits) best = reason;
    }
  return best === null ? { bits: 0, reasons: [] } : { bits: best.bits, reasons: [best] };
}

function compareOne(one: Born, other: Born): Reason {
  const told = { one: one.text, other: other.text };
  if (one.day !== null && other.day !== null) {
    if (one.day === other.day) return { kind: 'birth date', ...told, bits: weights.sameDay };
    const slip = slipOf(one.day, other.day);
    return { kind: slip ? 'birth date' : 'other birth date', ...told, bits: slip ? weights.slip : weights.otherDay };
  }
  const gap = gapBetween(one, other);
  const width = Math.max(one.to - one.from, other.to - other.from);
  if (gap === 0)
    return { kind: 'age', ...told, bits: width < 2 ? weights.year : width < 7 ? weights.age : width < 14 ? 1 : 0 };
  if (gap === 1) return { kind: 'age', ...told, bits: 0 };
  if (width < 2) return { kind: 'other age', ...told, bits: gap < 3 ? weights.exactNear : weights.exactOther };
  return { kind: 'other age', ...told, bits: gap < 5 ? weights.near * (gap - 1) : weights.other };
}
