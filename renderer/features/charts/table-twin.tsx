import { useMemo } from 'react';
import { z } from 'zod';
import type { ChartLink } from '../../../preload/contract/charts.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { MarkingBadge, MatchStrengthBadge, WithCaveats } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import type { Item } from './chart.ts';
import { joined, keyOf } from './things.ts';
import type { ChartHandle } from './use-chart.ts';
import { gradeWord, kindInWords, linkKey, linkWord, wordsOf } from './words.ts';
import './table-twin.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.tableTwin;

const What = z.enum(['things', 'links']);

interface Thing extends Item {
  links: number;
  drawnAs: string;
}

interface LinkRow {
  key: string;
  from: Item;
  to: Item;
  link: ChartLink;
}

const thingColumns: readonly DataColumn<Thing>[] = [
  { id: 'kind', header: texts.kind, width: 150, value: (row) => kindInWords(row.fact) },
  {
    id: 'title',
    header: texts.what,
    width: '2fr',
    least: 150,
    value: (row) => row.fact.title,
    cell: (row) => <WithCaveats caveats={row.fact.caveats}>{row.fact.title}</WithCaveats>,
    identifies: true,
  },
  { id: 'detail', header: texts.knownOfIt, width: '3fr', least: 150, value: (row) => row.fact.detail, goes: 2 },
  { id: 'links', header: texts.links, width: 76, align: 'end', value: (row) => row.links },
  {
    id: 'when',
    header: texts.when,
    width: 150,
    value: (row) => row.fact.at,
    cell: (row) => (row.fact.at === null ? null : <Time at={row.fact.at} />),
    goes: 3,
  },
  { id: 'grade', header: texts.grade, width: 80, value: (row) => gradeWord(row.fact), goes: 4 },
  { id: 'note', header: texts.note, width: '2fr', value: (row) => row.note, goes: 1 },
  { id: 'drawn', header: texts.drawn, width: 120, value: (row) => row.drawnAs, goes: 5 },
  {
    id: 'marking',
    header: texts.marking,
    width: 164,
    value: (row) => row.fact.marking,
    // What stands beside it is with the title, in a column that is always there.
    cell: (row) => <MarkingBadge marking={row.fact.marking} caveats={[]} />,
    goes: 0,
  },
];

const linkColumns: readonly DataColumn<LinkRow>[] = [
  { id: 'from', header: texts.what, width: '2fr', least: 130, value: (row) => row.from.fact.title, identifies: true },
  { id: 'kind', header: texts.how, width: '2fr', least: 120, value: (row) => linkWord(row.link.kind) },
  { id: 'to', header: texts.withWhat, width: '2fr', least: 130, value: (row) => row.to.fact.title },
  { id: 'words', header: texts.inTheseWords, width: '2fr', value: (row) => wordsOf(row.link), goes: 2 },
  {
    id: 'strength',
    header: texts.match,
    width: 112,
    value: (row) => row.link.strength,
    cell: (row) => (row.link.strength === null ? null : <MatchStrengthBadge matchStrength={row.link.strength} />),
    goes: 4,
  },
  {
    id: 'grade',
    header: texts.grade,
    width: 80,
    value: (row) => gradeWord(row.link) ?? gradeWord(row.from.fact) ?? gradeWord(row.to.fact),
    goes: 5,
  },
  { id: 'by', header: texts.by, width: 120, value: (row) => row.link.by, goes: 3 },
  {
    id: 'at',
    header: texts.when,
    width: 150,
    value: (row) => row.link.at,
    cell: (row) => (row.link.at === null ? null : <Time at={row.link.at} />),
    goes: 1,
  },
  { id: 'reason', header: texts.reason, width: '2fr', value: (row) => row.link.reason, goes: 0 },
];

/** The same chart as two tables, by the same filters: sortable, and the way in for screen readers. */
export function TableTwin(props: {
  name: string;
  chart: ChartHandle;
  zone: string;
  chosen: string | null;
  onChoose: (key: string) => void;
}) {
  const { chart } = props;
  const { picture, state } = chart;
  const [what, setWhat] = useViewState(`${props.name} list of`, What, 'things');
  const things = useTablePlace(`${props.name} things`);
  const links = useTablePlace(`${props.name} links`);
  const rows = useMemo<Thing[]>(() => {
    const ends = new Map<string, number>();
    for (const { from, to } of state.links)
      for (const end of [keyOf(from), keyOf(to)]) ends.set(end, (ends.get(end) ?? 0) + 1);
    return picture.spots.flatMap((spot) =>
      spot.members.map((item) => ({
        ...item,
        links: ends.get(item.key) ?? 0,
        drawnAs: spot.members.length > 1 ? texts.oneOf(spot.members.length) : texts.byItself,
      })),
    );
  }, [picture, state.links]);
  const linkRows = useMemo<LinkRow[]>(() => {
    const drawn = new Set(rows.map(({ key }) => key));
    return state.links.map(joined).flatMap((link) => {
      const [from, to] = [state.items.get(link.one), state.items.get(link.other)];
      if (from === undefined || to === undefined || !drawn.has(link.one) || !drawn.has(link.other)) return [];
      return [{ key: linkKey(link), from, to, link }];
    });
  }, [rows, state]);
  const spotOf = useMemo(
    () => new Map(picture.spots.flatMap((spot) => spot.members.map(({ key }) => [key, spot.key] as const))),
    [picture],
  );
  const choose = (key: string) => props.onChoose(spotOf.get(key) ?? key);
  return (
    <div className="chart-twin">
      <div className="chart-twin__bar">
        <ToggleGroup
          label={texts.whatIsListed}
          value={what}
          onChange={setWhat}
          options={[
            { value: 'things', label: texts.things(rows.length.toLocaleString('en-GB')) },
            { value: 'links', label: texts.linksCounted(linkRows.length.toLocaleString('en-GB')) },
          ]}
        />
      </div>
      <div className="chart-twin__table">
        {what === 'things' ? (
          <DataTable
            label={texts.thingsOnTheChart}
            rows={rows}
            columns={thingColumns}
            rowKey={(row) => row.key}
            onOpen={(row) => choose(row.key)}
            empty={<p className="muted">{texts.theFiltersLeaveNothing}</p>}
            {...things}
          />
        ) : (
          <DataTable
            label={texts.linksOnTheChart}
            rows={linkRows}
            columns={linkColumns}
            rowKey={(row) => row.key}
            onOpen={(row) => choose(row.from.key)}
            empty={<p className="muted">{texts.noLinksBetweenWhat}</p>}
            {...links}
          />
        )}
      </div>
    </div>
  );
}
