import { useCallback, useEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import type { Output } from '../../../preload/contract/index.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { go, Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { useViewState } from '../../shell/view-state.ts';
import { StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { useUndo } from '../contributions/use-undo.ts';
import './late-matches-of-case.css';
import { catalogue } from './catalogue.ts';
import type { Named } from './decision-ahead.ts';
import { Holds, holdsInWords } from './holds.tsx';
import { useDecisions } from './use-decisions.ts';

const texts = catalogue.lateMatchesOfCase;

type Row = Output<'linking.lateMatchesOfCase'>['found'][number];

const columns: readonly DataColumn<Row>[] = [
  {
    id: 'reference',
    header: texts.reference,
    value: (row) => row.reference,
    cell: (row) => <Link to={{ name: 'queue', id: row.id }}>{row.reference}</Link>,
    width: 130,
  },
  {
    id: 'received',
    header: texts.received,
    value: (row) => row.receivedAt,
    cell: (row) => <Time at={row.receivedAt} precision={row.receivedPrecision} />,
    width: 160,
    goes: 2,
  },
  {
    id: 'state',
    header: texts.state,
    value: (row) => row.state,
    cell: (row) => <StateBadge state={row.state} />,
    width: 136,
    goes: 1,
  },
  {
    id: 'holds',
    header: texts.match,
    value: (row) => holdsInWords(row.holds),
    cell: (row) => <Holds holds={row.holds} />,
    width: '2fr',
  },
  { id: 'excerpt', header: texts.whatItSays, value: (row) => row.excerpt, width: '3fr' },
];

/** Contributions that hold what the investigation holds by now, newest first: linked or ruled out here, each with its undo. */
export function LateMatchesOfCase({ investigation }: { investigation: Named }) {
  const read = useQuery(
    'linking.lateMatchesOfCase',
    { investigationId: investigation.id, limit: 200 },
    { topics: ['contribution', `investigation:${investigation.id}`] },
  );
  const works = useCan('linking.decide');
  const [current, setCurrent] = useViewState<string | null>(
    `matches ${investigation.id} current`,
    z.string().nullable(),
    null,
  );
  const place = useTablePlace(`matches ${investigation.id}`);
  const undoing = useUndo();
  const decisions = useDecisions(undoing);
  const found = read.value?.found ?? [];
  const at = Math.max(
    0,
    found.findIndex((row) => String(row.id) === current),
  );
  const chosen = found[at];
  const latest = useRef({ chosen, next: found[at + 1], investigation, undoing, decisions });
  useEffect(() => {
    latest.current = { chosen, next: found[at + 1], investigation, undoing, decisions };
  });
  const decide = useCallback(
    (decision: 'linked' | 'not_this') => {
      const { chosen: row, next, investigation: named, decisions: work } = latest.current;
      if (row === undefined) return;
      // The row below takes its place.
      if (next !== undefined) setCurrent(String(next.id));
      void work.decide(row, named, decision);
    },
    [setCurrent],
  );
  const shortcuts = useMemo<Shortcut[]>(() => {
    if (!works) return [];
    const group = texts.possibleMatches;
    return [
      { keys: 'L', description: texts.link, group, run: () => decide('linked') },
      { keys: 'X', description: texts.notAMatch, group, run: () => decide('not_this') },
      {
        keys: 'U',
        description: texts.undoTheLastDecision,
        group,
        run: () => void latest.current.undoing.undoLast(null),
      },
    ];
  }, [works, decide]);
  useShortcuts(shortcuts);
  return (
    <QueryView query={read}>
      {() => (
        <div className="case-matches">
          {works && found.length > 0 ? (
            <div className="case-matches__bar">
              <span className="muted">{chosen?.reference}</span>
              <Button size="small" keys="X" onPress={() => decide('not_this')}>
                {texts.notAMatch}
              </Button>
              <Button size="small" tone="primary" keys="L" onPress={() => decide('linked')}>
                {texts.link}
              </Button>
            </div>
          ) : null}
          <div className="case-matches__table">
            <DataTable
              label={texts.possibleMatchesNotLinked}
              rows={found}
              columns={columns}
              rowKey={(row) => String(row.id)}
              current={chosen === undefined ? null : String(chosen.id)}
              onCurrent={setCurrent}
              onOpen={(row) => go({ name: 'queue', id: row.id })}
              {...place}
              click="selects"
              empty={<EmptyState title={texts.noMatches}>{texts.noOtherContributionContains}</EmptyState>}
            />
          </div>
        </div>
      )}
    </QueryView>
  );
}
