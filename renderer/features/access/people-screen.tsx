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
import { catalogue } from './catalogue.ts';

const texts = catalogue.peopleScreen;

const columns: readonly DataColumn<Person>[] = [
  { id: 'name', header: texts.name, value: (p) => p.name, cell: (p) => <strong>{p.name}</strong>, width: '2fr' },
  { id: 'login', header: texts.signInName, value: (p) => p.login, width: 140 },
  {
    id: 'roles',
    header: texts.roles,
    value: (p) => p.roles.map(label).join(', ') || texts.none,
    cell: (p) => (
      <>
        {mixesDuties(p.roles) ? <Badge tone="warning">{texts.mixedDuties}</Badge> : null}{' '}
        {p.roles.map(label).join(', ') || texts.none}{' '}
        {p.supervisorUntil === null || Date.parse(p.supervisorUntil) < Date.now() ? null : (
          <Badge tone="info">
            {texts.deputySupervisorUntil}
            <Time at={p.supervisorUntil} show="date" />
          </Badge>
        )}
      </>
    ),
    width: '2fr',
  },
  {
    id: 'clearance',
    header: texts.clearance,
    value: (p) => rank(Marking, p.clearance),
    cell: (p) => <MarkingBadge marking={p.clearance} caveats={[]} />,
    width: 160,
  },
  {
    id: 'compartments',
    header: texts.compartments,
    value: ({ compartments }) => compartmentsInWords(compartments),
    cell: ({ compartments }) => (
      <span className={compartments.names.length === 0 ? 'muted' : ''}>{compartmentsInWords(compartments)}</span>
    ),
    width: '3fr',
  },
  {
    id: 'state',
    header: texts.state,
    value: (p) => (p.disabled ? texts.closed : texts.active),
    cell: (p) =>
      p.disabled ? <Badge tone="danger">{texts.closed}</Badge> : <Badge tone="success">{texts.active}</Badge>,
    width: 90,
  },
];

/** Who belongs to a compartment is shown to its members only: what is not shown is not none. */
function compartmentsInWords({ names, whole }: Person['compartments']): string {
  if (whole) return names.join(', ') || texts.none;
  return names.length === 0 ? texts.notShownToYou : texts.anyOthersAreNot(names.join(', '));
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
      title={texts.people}
      facts={countOf(people.length, 'account')}
      actions={
        administers ? (
          <Button tone="primary" icon={<UserPlus />} onPress={() => setAdding(true)}>
            {texts.addAPerson}
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
            label={texts.people}
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
    return <Banner title={texts.nobodyElseCanAgree}>{texts.youMayHoldEvery}</Banner>;
  return (
    <>
      {giving === 'nobody' && administers ? (
        <Banner tone="warning" title={texts.nobodyElseIsLeft}>
          {texts.rightsCanBeTaken}
        </Banner>
      ) : null}
      {mixed.length === 0 ? null : (
        <Banner tone="warning" title={texts.dutiesToSeparate(mixed.map(({ name }) => name).join(', '))}>
          {texts.caseworkAuditAndAdministration}
        </Banner>
      )}
    </>
  );
}
