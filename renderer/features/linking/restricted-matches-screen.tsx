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
import { catalogue } from './catalogue.ts';
import { EnteredElsewhere } from './entered-elsewhere.tsx';
import { inAttachment } from './in-attachment.ts';
import { PairList, pairColumns } from './pair-list.tsx';
import { type Telling, TellRecorder } from './tell-recorder.tsx';

const texts = catalogue.restrictedMatchesScreen;

type Hit = Output<'linking.deconflictionHits'>['found'][number];

const whyOf = (row: Hit) =>
  [
    ...row.reasons
      .filter((reason) => reason.strength !== 'weak')
      .map(
        ({ kind, tipText, attachment }) =>
          `${label(kind)}: ${tipText}${attachment === undefined ? '' : ` (${inAttachment(attachment)})`}`,
      ),
    ...row.against.map((sentence) => texts.against(sentence)),
  ].join('; ');

/** Why nobody can be told; null where somebody can. */
const whyNotTell = (row: Hit): string | null => {
  if (row.toldAt !== null) return texts.theyWereToldAlready;
  return row.recordedBy === null ? texts.nobodyIsNamedAs : null;
};

const columns: readonly DataColumn<Hit>[] = [
  {
    id: 'passed',
    header: texts.matched,
    value: (row) => row.raisedAt,
    cell: (row) => <Time at={row.raisedAt} show="age" />,
    width: 104,
  },
  pairColumns.operation,
  {
    id: 'matchStrength',
    header: texts.match,
    value: (row) => row.matchStrength,
    cell: (row) => <MatchStrengthBadge matchStrength={row.matchStrength} />,
    width: 100,
  },
  { id: 'why', header: texts.why, value: whyOf, width: '2fr', least: 150 },
  pairColumns.reference,
  {
    id: 'recorded',
    header: texts.recordedBy,
    value: (row) => row.recordedBy ?? texts.nobodyNamed,
    width: 130,
    goes: 1,
  },
  {
    id: 'told',
    header: texts.told,
    value: (row) => row.toldAt ?? '',
    cell: (row) => (row.toldAt === null ? texts.no : <Time at={row.toldAt} show="age" />),
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
        title={texts.restrictedMatches}
        one="contribution"
        read={read}
        facts={(rows, more) =>
          rows === 0
            ? ''
            : texts.toRestrictedCasesWhoever(more ? texts.firstMatches(rows) : countOf(rows, 'match', 'matches'))
        }
        columns={columns}
        controls={<EnteredElsewhere />}
        more={(row) => (
          <>
            <Button
              whyNot={row === undefined ? texts.thereIsNoContribution : whyNotTell(row)}
              onPress={() => setTelling(row ?? null)}
            >
              {texts.tellWhoeverRecordedIt}
            </Button>
          </>
        )}
        empty={
          <EmptyState icon={<Forward aria-hidden="true" />} title={texts.noRestrictedMatches}>
            {texts.contributionsThatMatchA}
          </EmptyState>
        }
      />
      <TellRecorder telling={telling} onClose={() => setTelling(null)} />
    </>
  );
}
