import './key-hint.css';

/** A shortcut as keycaps. `keys`: keys pressed together with spaces (`Ctrl K`), one after another with `then` (`G then Q`). */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      {keys.split(' ').map((key) => (key === 'then' ? <span key={key}>then</span> : <kbd key={key}>{key}</kbd>))}
    </span>
  );
}
