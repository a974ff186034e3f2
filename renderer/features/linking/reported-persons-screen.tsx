import { UserRoundSearch } from 'lucide-react';
import { useMemo } from 'react';
import { Text } from '../../../preload/contract/core.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { go, Link } from '../../shell/router.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Badge, MatchStrengthBadge, StateBadge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { RuleInForce } from './repeat-rule.tsx';
import './reported-persons.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.reportedPersonsScreen;

type Row = Output<'linking.reportedPersons'>['rows'][number];
const PAGE = 50;

const spelt = (row: Row) => row.names.join(', ');

const columns: readonly DataColumn<Row>[] = [
  {
    id: 'names',
    header: texts.namedAs,
    value: spelt,
    cell: (row) => <Link to={{ name: 'person', id: row.id }}>{row.names[0] ?? row.knownBy ?? texts.withoutAName}</Link>,
    width: '2fr',
    least: 140,
    identifies: true,
    sortable: false,
  },
  {
    id: 'reports',
    header: texts.reports,
    value: (row) => row.earlier + 1,
    width: 84,
    align: 'end',
    sortable: false,
  },
  { id: 'closed', header: texts.closed, value: (row) => row.closed, width: 76, align: 'end', sortable: false, goes: 3 },
  {
    id: 'sign-off',
    header: texts.signOff,
    value: (row) => (row.takesSupervisor ? texts.supervisor : ''),
    cell: (row) => (row.takesSupervisor ? <Badge tone="warning">{texts.supervisor}</Badge> : null),
    width: 112,
    sortable: false,
    goes: 2,
  },
  {
    id: 'first',
    header: texts.first,
    value: (row) => row.firstAt,
    cell: (row) => <Time at={row.firstAt} show="date" />,
    width: 104,
    sortable: false,
    goes: 1,
  },
  {
    id: 'received',
    header: texts.last,
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} show="date" precision={row.receivedPrecision} />,
    width: 104,
    sortable: false,
  },
  {
    id: 'strength',
    header: texts.match,
    value: (row) => row.strength,
    cell: (row) => <MatchStrengthBadge matchStrength={row.strength} />,
    width: 112,
    sortable: false,
    goes: 4,
  },
  {
    id: 'state',
    header: texts.stateOfTheLast,
    value: (row) => row.state,
    cell: (row) => <StateBadge state={row.state} />,
    width: 136,
    sortable: false,
    goes: 5,
  },
  {
    id: 'excerpt',
    header: texts.whatTheLastOne,
    value: (row) => row.excerpt,
    width: '4fr',
    least: 180,
    sortable: false,
  },
];

/** Of whom there are several reports although no live investigation has them, by name or by what else is told: the newest report first. */
export default function ReportedPersonsScreen() {
  const [typed, setTyped] = useViewState('reported persons name', Text, '');
  const name = typed.trim();
  const list = usePages('linking.reportedPersons', { limit: PAGE, ...(name === '' ? {} : { name }) }, [
    'contribution',
    'investigation',
  ]);
  const { pages, loading, loadingMore, ended, error, loadMore, retry } = list;
  const rows = useMemo(() => pages.flatMap((page) => page.rows), [pages]);
  const place = useTablePlace('People in several reports');
  const rule = pages[0]?.rule;
  return (
    <View
      title={texts.peopleInSeveralReports}
      facts={
        rows.length === 0
          ? null
          : texts.inNoLiveInvestigation(ended ? '' : texts.theFirst, countOf(rows.length, 'person', 'persons'))
      }
      actions={
        <TextField
          aria-label={texts.filterByName}
          label=""
          placeholder={texts.givenNameAndSurname}
          value={typed}
          onChange={setTyped}
          maxLength={200}
        />
      }
    >
      {error !== null ? (
        <ErrorState failure={error} onRetry={retry} />
      ) : loading ? (
        <Skeleton rows={10} />
      ) : (
        <div className="reported-persons">
          {rule === undefined || rows.length === 0 ? null : (
            <div className="reported-persons__rule">
              <RuleInForce rule={rule} />
            </div>
          )}
          <DataTable
            label={texts.peopleInSeveralReports}
            rows={rows}
            columns={columns}
            rowKey={(row) => String(row.id)}
            onOpen={(row) => go({ name: 'person', id: row.id })}
            onEndReached={loadMore}
            loadingMore={loadingMore}
            {...place}
            empty={
              <EmptyState
                icon={<UserRoundSearch aria-hidden="true" />}
                title={name === '' ? texts.nobodyIsInSeveral : texts.nobodyIsNamedSo(name)}
              >
                {name === '' ? texts.whenAReportIsOf : texts.aNameIsLookedFor}
              </EmptyState>
            }
          />
        </div>
      )}
    </View>
  );
}
