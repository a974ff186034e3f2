import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { type BackupEvery, usuallyKept } from '../../../preload/contract/vault.ts';
import { attempt, save } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { type DeskSchedule, useBackups } from './backup-state.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.backupSchedule;

const keeps = [7, usuallyKept, 30, 90].map((n) => ({ value: String(n), label: countOf(n, 'backup') }));

/** Backups that this workstation makes by itself: how often, where, how many are kept. Not for a unit, whose service makes them. */
export function BackupSchedule() {
  const known = useBackups();
  const [open, setOpen] = useState(false);
  if (known === undefined || known.unit) return null;
  return (
    <>
      <Line>
        <Button icon={<CalendarClock />} onPress={() => setOpen(true)}>
          {known.desk === null ? texts.backUpByItselfButton : texts.changeTheSchedule}
        </Button>
      </Line>
      {open ? <ScheduleDialog present={known.desk} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ScheduleDialog({ present, onClose }: { present: DeskSchedule | null; onClose: () => void }) {
  const [everyDays, setEvery] = useState<BackupEvery>(present?.everyDays ?? 1);
  const [keep, setKeep] = useState(present?.keep ?? usuallyKept);
  const [folder, setFolder] = useState<{ token: string; name: string } | null>(null);
  const choose = async () => {
    const chosen = await attempt('host.chooseFolder', { purpose: 'backups' });
    if (chosen !== undefined && chosen !== null) setFolder(chosen);
  };
  const plan = async () => {
    if (folder === null) return;
    const order = { folderToken: folder.token, everyDays, keep };
    if ((await save('host.backupSchedule.write', order, texts.plannedOneIsMade)) !== undefined) onClose();
  };
  const stop = async () => {
    if ((await save('host.backupSchedule.stop', {}, texts.noMoreBackupsAre)) !== undefined) onClose();
  };
  return (
    <Dialog
      title={texts.backUpByItself}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          {present === null ? null : (
            <Button tone="danger" onPress={stop}>
              {texts.stop}
            </Button>
          )}
          <Button tone="primary" whyNot={folder === null ? texts.chooseTheFolderFor : null} onPress={plan}>
            {texts.plan}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={texts.howOften}
        help={texts.whileTheVaultIs}
        options={[
          { value: '1', label: texts.everyDay },
          { value: '7', label: texts.everyWeek },
        ]}
        value={String(everyDays) as '1' | '7'}
        onChange={(chosen) => setEvery(chosen === '7' ? 7 : 1)}
      />
      <Select
        label={texts.keep}
        options={
          keeps.some(({ value }) => value === String(keep))
            ? keeps
            : [...keeps, { value: String(keep), label: countOf(keep, 'backup') }]
        }
        value={String(keep)}
        onChange={(chosen) => setKeep(Number(chosen))}
      />
      <Line end={<Button onPress={choose}>{texts.chooseTheFolder}</Button>}>
        {folder === null
          ? present === null
            ? texts.onAnotherDiskThan
            : texts.chooseItAgainTo(present.folder)
          : texts.to(folder.name)}
      </Line>
    </Dialog>
  );
}
