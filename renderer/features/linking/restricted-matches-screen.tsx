import { Forward } from 'lucide-react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/words.ts';
import { useQuery } from '../../shell/use-query.ts';
import { TierBadge } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { PairList, pairColumns } from './pair-list.tsx';

type Hit = Output<'linking.blindHits'>['found'][number];

const whyOf = (row: Hit) =>
  [
    ...row.reasons
      .filter((reason) => reason.strength !== 'weak')
      .map((reason) => `${label(reason.kind)}: ${reason.tipText}`),
    ...row.against.map((sentence) => `Against: ${sentence}`),
  ].join('; ');

const columns: readonly DataColumn<Hit>[] = [
  {
    id: 'passed',
    header: 'Passed on',
    value: (row) => row.passedAt,
    cell: (row) => <Time at={row.passedAt} show="age" />,
    width: 104,
  },
  pairColumns.operation('To'),
  { id: 'tier', header: 'Match', value: (row) => row.tier, cell: (row) => <TierBadge tier={row.tier} />, width: 100 },
  { id: 'why', header: 'Why', value: whyOf, width: '2fr', least: 150 },
  pairColumns.reference,
  pairColumns.state,
  pairColumns.gist,
];

/** The inbox of those who have an investigation that others may not know of: what came in and touches it. */
export default function RestrictedMatchesScreen() {
  const read = useQuery('linking.blindHits', { limit: 200 }, { topics: ['contribution', 'investigation'] });
  return (
    <PairList
      title="Passed to you"
      one="contribution"
      read={read}
      facts={(rows, more) =>
        `${rows}${more ? ' of more' : ''} that touch what not everybody may know of; whoever took them in was told nothing`
      }
      columns={columns}
      empty={
        <EmptyState icon={<Forward aria-hidden="true" />} title="Nothing was passed to you">
          When a contribution comes in that touches an investigation of yours which not every officer may know of, it
          stands here.
        </EmptyState>
      }
    />
  );
}
