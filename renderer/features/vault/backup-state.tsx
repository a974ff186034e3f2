import { failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { countOf } from '../../ui/figures.ts';
import { Time } from '../../ui/time.tsx';

export type DeskSchedule = NonNullable<Output<'host.backupSchedule.read'>['schedule']>;
type Backups = Output<'vault.backups'>;

/** What is known of the vault's backups, and what makes the next; undefined until it is known. */
export function useBackups() {
  const made = useQuery('vault.backups', {}, { topics: ['backup'] }).value;
  const desk = useQuery('host.backupSchedule.read', {}, { topics: ['backup'] }).value;
  return made === undefined || desk === undefined ? undefined : { ...made, desk: desk.schedule };
}

const often = { 1: 'every day', 7: 'every week' } as const;

function planned({ unit, schedule }: Backups, desk: DeskSchedule | null) {
  if (schedule !== null)
    return (
      <>
        <Time at={schedule.nextAt} />, by the unit’s service: every day at {schedule.at}, the newest {schedule.keep} are
        kept
      </>
    );
  if (unit) return 'None: the unit’s service has no schedule';
  if (desk === null) return 'None planned';
  return (
    <>
      {desk.nextAt === null ? 'Being looked into' : <Time at={desk.nextAt} />}: {often[desk.everyDays]} to the folder “
      {desk.folder}” while the vault is open here, the newest {desk.keep} are kept
    </>
  );
}

/** When the vault was last backed up, and when it will be next. */
export function BackupState() {
  const known = useBackups();
  if (known === undefined) return null;
  if (known.database)
    return <p className="muted">The records are in the unit’s database: whoever runs it makes its backups.</p>;
  const { last, schedule, desk } = known;
  const failed = schedule?.failed ?? desk?.failed ?? null;
  return (
    <>
      {failed === null ? null : (
        <Banner tone="warning" title="The backup that was due has not been made">
          {failure(failed).message} {failure(failed).next} It is tried again every quarter of an hour.
        </Banner>
      )}
      <DescriptionList
        label="Backups"
        facts={[
          {
            term: 'Last backup',
            value:
              last === null ? (
                'Never'
              ) : (
                <>
                  <Time at={last.madeAt} />, whole; {countOf(last.kept, 'backup')} in its folder then
                </>
              ),
          },
          { term: 'Next backup', value: planned(known, desk) },
        ]}
      />
    </>
  );
}
