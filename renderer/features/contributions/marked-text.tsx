import type { FoundIdentifier, SuggestedLink } from '../../../preload/contract/linking.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import './marked-text.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.markedText;

type Reason = SuggestedLink['reasons'][number];

/** Pieces of a text in order: plain, or found. Later of two that overlap is left out; offsets outside are ignored. */
export function pieces(
  text: string,
  found: readonly FoundIdentifier[],
): { text: string; found: FoundIdentifier | null; start: number }[] {
  const out: { text: string; found: FoundIdentifier | null; start: number }[] = [];
  let at = 0;
  for (const each of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (each.start < at || each.end > text.length || each.end <= each.start) continue;
    if (each.start > at) out.push({ text: text.slice(at, each.start), found: null, start: at });
    out.push({ text: text.slice(each.start, each.end), found: each, start: each.start });
    at = each.end;
  }
  if (at < text.length) out.push({ text: text.slice(at), found: null, start: at });
  return out;
}

/**
 * What is marked of a text: what was found in it, and every passage that a link gives as its reason, whether or not anybody
 * would have looked it up by itself.
 */
export function withReasons(
  found: readonly FoundIdentifier[],
  suggestions: readonly { reasons: readonly Reason[] }[],
): FoundIdentifier[] {
  const reasons = suggestions.flatMap((one) =>
    one.reasons.flatMap(({ tipText: text, attachment, ...reason }) =>
      attachment === undefined ? { ...reason, text } : [],
    ),
  );
  const marked: FoundIdentifier[] = [];
  for (const { kind, value, text, start, end } of [...found, ...reasons].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    const last = marked.at(-1);
    // Two that overlap are one passage, which bears the name of the one that begins it.
    if (last === undefined || start >= last.end) marked.push({ kind, value, text, start, end });
    else if (end > last.end) {
      const more = text.slice(text.length - (end - last.end));
      marked[marked.length - 1] = { ...last, text: `${last.text}${more}`, end };
    }
  }
  return marked;
}

const isLit = (piece: { start: number; text: string }, lit: ReadonlySet<number> | undefined): boolean =>
  lit !== undefined && [...lit].some((at) => at >= piece.start && at < piece.start + piece.text.length);

/** The text as it was typed, with what was found in it marked in place. `lit` are places in what is to be brought out. */
export function MarkedText(props: { text: string; found: readonly FoundIdentifier[]; lit?: ReadonlySet<number> }) {
  const { text, found, lit } = props;
  return (
    <p className="marked">
      {pieces(text, found).map((piece) =>
        piece.found === null ? (
          <span key={piece.start}>{piece.text}</span>
        ) : (
          <mark
            key={piece.start}
            className={`marked__found marked__found--${piece.found.kind}`}
            data-lit={isLit(piece, lit) || undefined}
            data-doubtful={piece.found.doubtful}
            title={`${piece.found.doubtful === true ? texts.possiblyAName : label(piece.found.kind)}: ${piece.found.value}`}
          >
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}
