import { failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { countOf } from '../../ui/figures.ts';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.backupState;

export type DeskSchedule = NonNullable<Output<'host.backupSchedule.read'>['schedule']>;
type Backups = Output<'vault.backups'>;

/** What is known of the vault's backups, and what makes the next; undefined until it is known. */
export function useBackups() {
  const made = useQuery('vault.backups', {}, { topics: ['backup'] }).value;
  const desk = useQuery('host.backupSchedule.read', {}, { topics: ['backup'] }).value;
  return made === undefined || desk === undefined ? undefined : { ...made, desk: desk.schedule };
}

const often = { 1: texts.everyDay, 7: texts.everyWeek } as const;

function planned({ unit, schedule }: Backups, desk: DeskSchedule | null) {
  if (schedule !== null)
    return (
      <>
        <Time at={schedule.nextAt} />
        {texts.byTheUnitsService(schedule.at, schedule.keep)}
      </>
    );
  if (unit) return texts.noneTheUnitsService;
  if (desk === null) return texts.nonePlanned;
  return (
    <>
      {desk.nextAt === null ? texts.beingLookedInto : <Time at={desk.nextAt} />}
      {texts.toTheFolderWhile(often[desk.everyDays], desk.folder, desk.keep)}
    </>
  );
}

/** When the vault was last backed up, and when it will be next. */
export function BackupState() {
  const known = useBackups();
  if (known === undefined) return null;
  if (known.database) return <p className="muted">{texts.theRecordsAreIn}</p>;
  const { last, schedule, desk } = known;
  const failed = schedule?.failed ?? desk?.failed ?? null;
  return (
    <>
      {failed === null ? null : (
        <Banner tone="warning" title={texts.theBackupThatWas}>
          {texts.itIsTriedAgain(failure(failed).message, failure(failed).next)}
        </Banner>
      )}
      <DescriptionList
        label={texts.backups}
        facts={[
          {
            term: texts.lastBackup,
            value:
              last === null ? (
                texts.never
              ) : (
                <>
                  <Time at={last.madeAt} />
                  {texts.wholeInItsFolder(countOf(last.kept, 'backup'))}
                </>
              ),
          },
          { term: texts.nextBackup, value: planned(known, desk) },
        ]}
      />
    </>
  );
}
