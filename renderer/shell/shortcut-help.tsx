import { Dialog } from '../ui/dialog.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { catalogue } from './catalogue.ts';
import { partKeys } from './part-keys.ts';
import type { Shortcut } from './shortcuts.ts';
import './shortcut-help.css';

const texts = catalogue.shortcutHelp;

/** Every shortcut that works in the view now shown, and the keys that its parts handle themselves, by group. */
export function ShortcutHelp(props: { shortcuts: readonly Shortcut[]; onClose: () => void }) {
  const groups = Map.groupBy([...props.shortcuts, ...partKeys], ({ group }) => group);
  return (
    <Dialog title={texts.shortcuts} isOpen onClose={props.onClose} size="large">
      <div className="shortcut-help">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div key={`${shortcut.keys} ${shortcut.description}`} className="shortcut-help__row">
                  <dt>{shortcut.description}</dt>
                  <dd>
                    <KeyHint keys={shortcut.keys} />
                    <span className="visually-hidden">{shortcut.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
