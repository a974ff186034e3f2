import type { Session } from '../../../preload/contract/vault.ts';
import { Button } from '../../ui/button.tsx';
import { catalogue } from './catalogue.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { StartPage } from './start-page.tsx';

const texts = catalogue.ownPassphrase;

/** Before anything else: whoever signs in with a passphrase that an administrator gave chooses one that nobody knows. */
export default function OwnPassphrase(props: { session: Session; onOwn: () => void; onLock: () => void }) {
  const { session, onOwn, onLock } = props;
  return (
    <StartPage marking={session.marking}>
      <h1>{texts.chooseYourOwnPassphrase}</h1>
      <p>{texts.anAdministratorGaveYou(session.account.name)}</p>
      <ChangePassphrase title={null} onChanged={onOwn} />
      <div>
        <Button tone="quiet" onPress={onLock}>
          {texts.lockInstead}
        </Button>
      </div>
    </StartPage>
  );
}
