import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Giving } from '../../../preload/contract/access.ts';
import { mixesDuties } from '../../../preload/contract/rights.ts';
import { label, Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { AfterLeaving } from '../vault/new-data-key.tsx';
import { RecoveryCodeDialog } from '../vault/recovery-code.tsx';
import { AddPerson } from './add-person.tsx';
import { ChangePerson, type Person } from './change-person.tsx';
import { Proposals } from './proposals.tsx';
import './people.css';

const columns: readonly DataColumn<Person>[] = [
  { id: 'name', header: 'Name', value: (p) => p.name, cell: (p) => <strong>{p.name}</strong>, width: '2fr' },
  { id: 'login', header: 'Sign-in name', value: (p) => p.login, width: 140 },
  {
    id: 'roles',
    header: 'Roles',
    value: (p) => p.roles.map(label).join(', ') || 'None',
    cell: (p) => (
      <>
        {mixesDuties(p.roles) ? <Badge tone="warning">Mixed duties</Badge> : null}{' '}
        {p.roles.map(label).join(', ') || 'None'}{' '}
        {p.supervisorUntil === null || Date.parse(p.supervisorUntil) < Date.now() ? null : (
          <Badge tone="info">
            Deputy supervisor until <Time at={p.supervisorUntil} show="date" />
          </Badge>
        )}
      </>
    ),
    width: '2fr',
  },
  {
    id: 'clearance',
    header: 'Clearance',
    value: (p) => rank(Marking, p.clearance),
    cell: (p) => <MarkingBadge marking={p.clearance} />,
    width: 160,
  },
  {
    id: 'compartments',
    header: 'Compartments',
    value: ({ compartments }) => compartmentsInWords(compartments),
    cell: ({ compartments }) => (
      <span className={compartments.names.length === 0 ? 'muted' : ''}>{compartmentsInWords(compartments)}</span>
    ),
    width: '3fr',
  },
  {
    id: 'state',
    header: 'State',
    value: (p) => (p.disabled ? 'Closed' : 'Active'),
    cell: (p) => (p.disabled ? <Badge tone="danger">Closed</Badge> : <Badge tone="success">Active</Badge>),
    width: 90,
  },
];

/** Who belongs to a compartment is shown to its members only: what is not shown is not none. */
function compartmentsInWords({ names, whole }: Person['compartments']): string {
  if (whole) return names.join(', ') || 'None';
  return names.length === 0 ? 'Not shown to you' : `${names.join(', ')}; any others are not shown to you`;
}

/** Accounts: who has which roles and what clearance, and what was proposed about them. */
export default function PeopleScreen() {
  // A code is shown once: it stays, whatever becomes of the list that it came from.
  const [code, setCode] = useState<string | null>(null);
  return (
    <>
      <People onCode={setCode} />
      {code === null ? null : <RecoveryCodeDialog code={code} onDone={() => setCode(null)} />}
    </>
  );
}

function People({ onCode }: { onCode: (code: string) => void }) {
  const read = useQuery('access.people', {}, { topics: ['people'] });
  const waiting = useQuery('access.proposals', {}, { topics: ['proposal', 'people'] });
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Person | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const administers = useCan('access.changePerson');
  const place = useTablePlace('People');
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (waiting.error !== null) return <ErrorState failure={waiting.error} onRetry={waiting.refresh} />;
  if (read.value === undefined || waiting.value === undefined) return <Skeleton rows={8} />;
  const { people, giving } = read.value;
  const { proposals } = waiting.value;
  const mixed = people.filter((person) => !person.disabled && mixesDuties(person.roles));
  return (
    <View
      title="People"
      facts={countOf(people.length, 'account')}
      actions={
        administers ? (
          <Button tone="primary" icon={<UserPlus />} onPress={() => setAdding(true)}>
            Add a person
          </Button>
        ) : null
      }
    >
      <div className="people">
        {giving === 'shared' && mixed.length === 0 && proposals.length === 0 && left === null ? null : (
          <div className="people__above">
            {left === null ? null : <AfterLeaving name={left} onDone={() => setLeft(null)} />}
            <Standing giving={giving} mixed={mixed} administers={administers} />
            {proposals.length === 0 ? null : <Proposals proposals={proposals} onCode={onCode} />}
          </div>
        )}
        <div className="people__table">
          <DataTable
            label="People"
            {...place}
            rows={people}
            columns={columns}
            rowKey={(p) => String(p.id)}
            // It opens a dialog, which the second click of somebody who is used to two would close again.
            click="selects"
            onOpen={(person) => {
              if (administers) setChanging(person);
            }}
          />
        </div>
      </div>
      {adding ? <AddPerson giving={giving} onClose={() => setAdding(false)} /> : null}
      {changing === null ? null : (
        <ChangePerson
          person={changing}
          giving={giving}
          onClose={() => setChanging(null)}
          onClosed={() => setLeft(changing.name)}
        />
      )}
    </View>
  );
}

/** How rights are given here where that is out of the ordinary, and whose duties have to be told apart. */
function Standing(props: { giving: Giving; mixed: readonly Person[]; administers: boolean }) {
  const { giving, mixed, administers } = props;
  if (giving === 'alone' && administers)
    return (
      <Banner title="Nobody else can agree to a change yet">
        You may hold every role while you are alone, and you add the next person alone; the log says so. That has to be
        a supervisor or another administrator. From then on, giving rights takes two people.
      </Banner>
    );
  return (
    <>
      {giving === 'nobody' && administers ? (
        <Banner tone="warning" title="Nobody else is left who can agree">
          Rights can be taken away, but not given. Sign in with the recovery code, then add a supervisor or another
          administrator.
        </Banner>
      ) : null}
      {mixed.length === 0 ? null : (
        <Banner tone="warning" title={`Duties to separate: ${mixed.map(({ name }) => name).join(', ')}`}>
          Casework, audit and administration are kept apart, except while a vault has one person. Whoever still holds
          several can give some up here, or another administrator can take them away.
        </Banner>
      )}
    </>
  );
}
