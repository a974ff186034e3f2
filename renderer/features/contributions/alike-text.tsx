import { wordsIn } from './words-in.ts';
import './alike-text.css';

/** A text with what another report has as well brought out, wherever it stands. */
export function AlikeText({ text, alike }: { text: string; alike: readonly string[] }) {
  return (
    <p className="alike-text">
      {wordsIn(text, alike).map((piece) =>
        piece.found ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
      )}
    </p>
  );
}
