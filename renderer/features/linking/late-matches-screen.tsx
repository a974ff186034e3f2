import { History } from 'lucide-react';
import type { Output } from '../../../preload/contract/index.ts';
import { useQuery } from '../../shell/use-query.ts';
import { countOf } from '../../ui/figures.ts';
import { Select } from '../../ui/select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { Holds, holdsInWords } from './holds.tsx';
import { PairList, pairColumns } from './pair-list.tsx';
import { useLateMatchMonths } from './use-late-match-months.ts';

type LateMatch = Output<'linking.lateMatches'>['found'][number];

const months = [6, 12, 18, 36].map((n) => ({ value: String(n), label: `Last ${n} months` }));

const columns: readonly DataColumn<LateMatch>[] = [
  {
    id: 'learned',
    header: 'Case updated',
    value: (row) => row.learnedAt,
    cell: (row) => <Time at={row.learnedAt} show="date" />,
    width: 104,
  },
  pairColumns.operation,
  {
    id: 'holds',
    header: 'Match',
    value: (row) => holdsInWords(row.holds),
    cell: (row) => <Holds holds={row.holds} />,
    width: '3fr',
    least: 190,
  },
  pairColumns.reference,
  {
    id: 'received',
    header: 'Received',
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} show="date" precision={row.receivedPrecision} />,
    width: 104,
    goes: 1,
  },
  pairColumns.state,
  pairColumns.excerpt,
];

/** What came in before it meant anything, and holds what one's investigations have learned since: linked or ruled out here. */
export default function LateMatchesScreen() {
  const [back, setBack] = useLateMatchMonths();
  const read = useQuery(
    'linking.lateMatches',
    { months: back ?? 1, limit: 200 },
    { topics: ['contribution', 'investigation'], enabled: back !== null, keepsLast: true },
  );
  return (
    <PairList
      title="Matches in old tips"
      one="match"
      read={read}
      facts={(rows, more) =>
        rows === 0
          ? ''
          : `${more ? `First ${rows} matches` : countOf(rows, 'match', 'matches')} with what your cases have learned since`
      }
      columns={columns}
      controls={
        back === null ? null : (
          <Select
            label="Received in"
            hideLabel
            options={months}
            value={String(back)}
            onChange={(chosen) => setBack(Number(chosen))}
          />
        )
      }
      empty={
        <EmptyState icon={<History aria-hidden="true" />} title="No new matches">
          When a number, a plate or a full name is added to a case of yours, earlier contributions that contain it
          appear here, names also under other spellings.
        </EmptyState>
      }
    />
  );
}
