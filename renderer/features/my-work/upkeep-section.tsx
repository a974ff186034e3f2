import { Link } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { BackupState } from '../vault/backup-state.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.upkeepSection;

const megabytes = (bytes: number) => texts.mb((bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 }));

/** For an administrator: backups, who had trouble signing in, where people sign in, storage and the rules in force. */
export function UpkeepSection() {
  const { value } = useQuery('myWork.upkeep', {}, { topics: ['people', 'backup'] });
  if (value === undefined) return <Skeleton rows={6} />;
  const { storeBytes, unit, database, failures, workstations, rules } = value;
  const changed = rules.filter(({ version }) => version > 1);
  return (
    <>
      <Section title={texts.backupsAndStorage} actions={<Link to={{ name: 'vault' }}>{texts.openTheVaultsPage}</Link>}>
        <BackupState />
        <DescriptionList
          facts={[
            { term: texts.size, value: storeBytes === null ? null : megabytes(storeBytes) },
            {
              term: texts.keptBy,
              value: unit
                ? texts.theUnitsService(database ? texts.inItsDatabase : texts.inItsVault)
                : texts.thisDeskAloneIn,
            },
          ]}
        />
      </Section>
      <Section title={texts.signInsAfterFailed} facts={<span className="muted">{texts.ofTheLast500}</span>}>
        <RecordList empty={texts.nobodyNeededSeveralAttempts}>
          {failures.map(({ at, who, attempts, workstation }) => (
            <li key={`${who} ${at}`}>
              <Line
                end={
                  <span className="muted">
                    <Time at={at} />
                    {workstation === null ? '' : `, ${workstation}`}
                  </span>
                }
              >
                <strong>{who}</strong>
                <span>{texts.before(countOf(attempts, texts.failedAttempt))}</span>
              </Line>
            </li>
          ))}
        </RecordList>
      </Section>
      <Section title={texts.workstations} facts={<span className="muted">{texts.ofTheLast500Sign}</span>}>
        <RecordList empty={texts.nobodyHasSignedIn}>
          {workstations.map(({ name, lastAt, people }) => (
            <li key={name}>
              <Line
                end={
                  <span className="muted">
                    {texts.signedIn}
                    <Time at={lastAt} show="ago" />
                  </span>
                }
              >
                <strong>{name}</strong>
                <span>{countOf(people, 'person', 'people')}</span>
              </Line>
            </li>
          ))}
        </RecordList>
      </Section>
      <Section title={texts.rulesInForce}>
        <p className="muted">
          {changed.length === 0
            ? texts.allRulesAreAs(rules.length)
            : changed.map(({ name, version, fromDay }) => texts.versionInForceFrom(name, version, fromDay)).join(' ')}
        </p>
      </Section>
    </>
  );
}
