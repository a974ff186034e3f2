import type { Session } from '../../../preload/contract/vault.ts';
import { Button } from '../../ui/button.tsx';
import { ChangePassphrase } from './change-passphrase.tsx';
import { StartPage } from './start-page.tsx';

/** Before anything else: whoever signs in with a passphrase that an administrator gave chooses one that nobody knows. */
export default function OwnPassphrase(props: { session: Session; onOwn: () => void; onLock: () => void }) {
  const { session, onOwn, onLock } = props;
  return (
    <StartPage marking={session.marking}>
      <h1>Choose your own passphrase</h1>
      <p>
        {session.account.name}, an administrator gave you the one that you signed in with. What is done in your name has
        to be done by you: choose another that nobody else knows.
      </p>
      <ChangePassphrase title={null} onChanged={onOwn} />
      <div>
        <Button tone="quiet" onPress={onLock}>
          Lock instead
        </Button>
      </div>
    </StartPage>
  );
}
