import type { FoundIdentifier } from '../../../preload/contract/linking.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import './marked-text.css';

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

/** The text as it was typed, with what was found in it marked in place. `lit` are the starts to bring out. */
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
            data-lit={lit?.has(piece.start) || undefined}
            title={`${label(piece.found.kind)}: ${piece.found.value}`}
          >
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}
