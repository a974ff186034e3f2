import { type Appearance, currentAppearance, setAppearance } from '../ui/appearance.ts';
import { call } from './client.ts';
import { tellFailure } from './save.ts';

/** Shows the choice at once and keeps it for this workstation; what could not be kept is shown as it was before. */
export async function chooseAppearance(change: Partial<Appearance>): Promise<void> {
  const before = currentAppearance();
  setAppearance({ ...before, ...change });
  try {
    await call('host.settings.write', { appearance: change });
  } catch (thrown) {
    setAppearance(before);
    tellFailure(thrown);
  }
}
