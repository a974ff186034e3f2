import { catalogue } from './catalogue.ts';
import './key-hint.css';

const texts = catalogue.keyHint;

/** What is printed on the key. */
const drawn: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
};

/** A shortcut as keycaps. `keys`: keys pressed together with spaces (`Ctrl K`), one after another with `then` (`G then Q`). */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      {keys
        .split(' ')
        .map((key) =>
          key === 'then' ? <span key={key}>{texts.afterwards}</span> : <kbd key={key}>{drawn[key] ?? key}</kbd>,
        )}
    </span>
  );
}
