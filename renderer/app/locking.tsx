import { catalogue } from './catalogue.ts';
import './locking.css';

const texts = catalogue.locking;

/** All that a window shows that is being locked. */
export function Locking() {
  return (
    <main className="locking">
      <h1>{texts.locked}</h1>
      <p className="muted" role="status">
        {texts.closingTheVault}
      </p>
    </main>
  );
}
