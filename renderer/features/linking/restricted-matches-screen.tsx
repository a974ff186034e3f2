import { Forward } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useQuery } from '../../shell/use-query.ts';
import { MatchStrengthBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { EnteredElsewhere } from './entered-elsewhere.tsx';
import { inAttachment } from './in-attachment.ts';
import { PairList, pairColumns } from './pair-list.tsx';
import { type Telling, TellRecorder } from './tell-recorder.tsx';

type Hit = Output<'linking.deconflictionHits'>['found'][number];

const whyOf = (row: Hit) =>
  [
    ...row.reasons
      .filter((reason) => reason.strength !== 'weak')
      .map(
        ({ kind, tipText, attachment }) =>
          `${label(kind)}: ${tipText}${attachment === undefined ? '' : ` (${inAttachment(attachment)})`}`,
      ),
    ...row.against.map((sentence) => `Against: ${sentence}`),
  ].join('; ');

/** Why nobody can be told; null where somebody can. */
const whyNotTell = (row: Hit): string | null => {
  if (row.toldAt !== null) return 'They were told already.';
  return row.recordedBy === null ? 'Nobody is named as having recorded it.' : null;
};

const columns: readonly DataColumn<Hit>[] = [
  {
    id: 'passed',
    header: 'Matched',
    value: (row) => row.raisedAt,
    cell: (row) => <Time at={row.raisedAt} show="age" />,
    width: 104,
  },
  pairColumns.operation,
  {
    id: 'matchStrength',
    header: 'Match',
    value: (row) => row.matchStrength,
    cell: (row) => <MatchStrengthBadge matchStrength={row.matchStrength} />,
    width: 100,
  },
  { id: 'why', header: 'Why', value: whyOf, width: '2fr', least: 150 },
  pairColumns.reference,
  { id: 'recorded', header: 'Recorded by', value: (row) => row.recordedBy ?? 'Nobody named', width: 130, goes: 1 },
  {
    id: 'told',
    header: 'Told',
    value: (row) => row.toldAt ?? '',
    cell: (row) => (row.toldAt === null ? 'No' : <Time at={row.toldAt} show="age" />),
    width: 80,
    goes: 3,
  },
  pairColumns.state,
  pairColumns.excerpt,
];

/** The inbox of those who have an investigation that others may not know of: what came in and touches it. */
export default function RestrictedMatchesScreen() {
  const [telling, setTelling] = useState<Telling | null>(null);
  const read = useQuery('linking.deconflictionHits', { limit: 200 }, { topics: ['contribution', 'investigation'] });
  return (
    <>
      <PairList
        title="Restricted matches"
        one="contribution"
        read={read}
        facts={(rows, more) =>
          rows === 0
            ? ''
            : `${more ? `First ${rows} matches` : countOf(rows, 'match', 'matches')} to restricted cases. Whoever recorded them is not told unless you tell them.`
        }
        columns={columns}
        controls={<EnteredElsewhere />}
        more={(row) => (
          <>
            <Button
              whyNot={row === undefined ? 'There is no contribution in the list.' : whyNotTell(row)}
              onPress={() => setTelling(row ?? null)}
            >
              Tell whoever recorded it…
            </Button>
          </>
        )}
        empty={
          <EmptyState icon={<Forward aria-hidden="true" />} title="No restricted matches">
            Contributions that match a restricted case of yours appear here.
          </EmptyState>
        }
      />
      <TellRecorder telling={telling} onClose={() => setTelling(null)} />
    </>
  );
}
