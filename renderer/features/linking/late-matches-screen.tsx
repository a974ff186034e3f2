import { History } from 'lucide-react';
import type { Output } from '../../../preload/contract/index.ts';
import { useQuery } from '../../shell/use-query.ts';
import { countOf } from '../../ui/figures.ts';
import { Select } from '../../ui/select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { Holds, holdsInWords } from './holds.tsx';
import { PairList, pairColumns } from './pair-list.tsx';
import { useLateMatchMonths } from './use-late-match-months.ts';

const texts = catalogue.lateMatchesScreen;

type LateMatch = Output<'linking.lateMatches'>['found'][number];

const months = [6, 12, 18, 36].map((n) => ({ value: String(n), label: texts.lastMonths(n) }));

const columns: readonly DataColumn<LateMatch>[] = [
  {
    id: 'learned',
    header: texts.caseUpdated,
    value: (row) => row.learnedAt,
    cell: (row) => <Time at={row.learnedAt} show="date" />,
    width: 120,
  },
  pairColumns.operation,
  {
    id: 'holds',
    header: texts.match,
    value: (row) => holdsInWords(row.holds),
    cell: (row) => <Holds holds={row.holds} />,
    width: '3fr',
    least: 190,
  },
  pairColumns.reference,
  {
    id: 'received',
    header: texts.received,
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
      title={texts.matchesInOldTips}
      one="match"
      read={read}
      facts={(rows, more) =>
        rows === 0 ? '' : texts.withWhatYourCases(more ? texts.firstMatches(rows) : countOf(rows, 'match', 'matches'))
      }
      columns={columns}
      controls={
        back === null ? null : (
          <Select
            label={texts.receivedIn}
            hideLabel
            options={months}
            value={String(back)}
            onChange={(chosen) => setBack(Number(chosen))}
          />
        )
      }
      empty={
        <EmptyState icon={<History aria-hidden="true" />} title={texts.noNewMatches}>
          {texts.whenANumberA}
        </EmptyState>
      }
    />
  );
}
