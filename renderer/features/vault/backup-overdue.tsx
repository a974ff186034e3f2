import { go } from '../../shell/router.tsx';
import { useCan, useSession } from '../../shell/session.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { useBackups } from './backup-state.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.backupOverdue;

const day = 86_400_000;
/** Where nothing is planned, a backup by hand is looked for at least so often: days. */
const byHand = 7;

/** For whoever may back the vault up: that it never was, or not within twice the time that was planned. */
export function BackupOverdue() {
  const { vault } = useSession();
  // The demonstration can be made again.
  return useCan('vault.backUp') && !vault.demonstration ? <Overdue /> : null;
}

function Overdue() {
  const known = useBackups();
  if (known === undefined) return null;
  const { last, schedule, desk, unit, database } = known;
  if (database) return null;
  const every = schedule !== null ? 1 : (desk?.everyDays ?? byHand);
  const ago = last === null ? null : Math.floor((Date.now() - Date.parse(last.madeAt)) / day);
  // One from the future, by a clock that was wrong, proves nothing of the days since.
  if (ago !== null && ago >= -1 && ago < 2 * every) return null;
  const title =
    ago === null
      ? texts.thisVaultHasNever
      : ago < 0
        ? texts.theLastBackupBears
        : texts.theLastBackupWas(countOf(ago, 'day'));
  return (
    <Banner
      tone="warning"
      title={title}
      actions={<Button onPress={() => go({ name: 'vault' })}>{texts.backups}</Button>}
    >
      {unit ? texts.askWhoeverRunsThe : texts.ifThisDiskFails}
    </Banner>
  );
}
