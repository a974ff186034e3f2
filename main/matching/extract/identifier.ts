import type { IdentifierKind } from '../../../preload/contract/vocabulary.ts';

/** Something found in free text that can be looked up among what investigations hold. */
export interface Identifier {
  kind: IdentifierKind;
  /** As written. */
  text: string;
  /** Normalised for look-up; the form depends on the kind and is given with each finder. */
  value: string;
  /** UTF-16 offsets into the text; `end` is exclusive. */
  start: number;
  end: number;
  /** Of a person only: possibly no name at all. */
  doubtful?: true;
}

/** What a finder may know besides the text. */
export interface Context {
  /** ISO 8601 date and time, with offset, at which the text was received. */
  receivedAt: string;
}

/** Builds an identifier whose `text` is the slice between the offsets. */
export function identifier(
  kind: IdentifierKind,
  source: string,
  start: number,
  end: number,
  value: string,
): Identifier {
  return { kind, text: source.slice(start, end), value, start, end };
}

/** Keeps the earlier list's findings and adds those of `found` that do not touch any of them. */
export function withoutOverlap(kept: readonly Identifier[], found: readonly Identifier[]): Identifier[] {
  if (kept.length === 0 || found.length === 0) return [...kept, ...found];
  const ordered = [...kept].sort((one, other) => one.start - other.start);
  const free = found.filter((candidate) => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const here = ordered[middle];
      if (here !== undefined && here.end <= candidate.start) low = middle + 1;
      else high = middle;
    }
    const next = ordered[low];
    return next === undefined || next.start >= candidate.end;
  });
  return [...kept, ...free];
}
