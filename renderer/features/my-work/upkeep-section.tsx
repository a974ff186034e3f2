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

const megabytes = (bytes: number) => `${(bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;

/** For an administrator: backups, who had trouble signing in, where people sign in, storage and the rules in force. */
export function UpkeepSection() {
  const { value } = useQuery('myWork.upkeep', {}, { topics: ['people', 'backup'] });
  if (value === undefined) return <Skeleton rows={6} />;
  const { storeBytes, unit, database, failures, workstations, rules } = value;
  const changed = rules.filter(({ version }) => version > 1);
  return (
    <>
      <Section title="Backups and storage" actions={<Link to={{ name: 'vault' }}>Open the vault’s page</Link>}>
        <BackupState />
        <DescriptionList
          facts={[
            { term: 'Size', value: storeBytes === null ? null : megabytes(storeBytes) },
            {
              term: 'Kept by',
              value: unit
                ? `The unit’s service${database ? ', in its database' : ', in its vault'}`
                : 'This desk alone, in its vault',
            },
          ]}
        />
      </Section>
      <Section title="Sign-ins after failed attempts" facts={<span className="muted">of the last 500</span>}>
        <RecordList empty="Nobody needed several attempts.">
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
                <span>{countOf(attempts, 'failed attempt')} before</span>
              </Line>
            </li>
          ))}
        </RecordList>
      </Section>
      <Section title="Workstations" facts={<span className="muted">of the last 500 sign-ins</span>}>
        <RecordList empty="Nobody has signed in yet.">
          {workstations.map(({ name, lastAt, people }) => (
            <li key={name}>
              <Line
                end={
                  <span className="muted">
                    signed in <Time at={lastAt} show="ago" />
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
      <Section title="Rules in force">
        <p className="muted">
          {changed.length === 0
            ? `All ${rules.length} rules are as they came with the program.`
            : changed
                .map(({ name, version, fromDay }) => `${name}: version ${version}, in force from ${fromDay}.`)
                .join(' ')}
        </p>
      </Section>
    </>
  );
}
