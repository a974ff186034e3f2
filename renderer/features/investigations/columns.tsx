import type { InvestigationRow } from '../../../preload/contract/investigations.ts';
import { label, PlotStage, Priority, rank } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { Badge, MarkingBadge, PriorityBadge, StageBadge, WithCaveats } from '../../ui/badge.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { Time } from '../../ui/time.tsx';
import './investigations.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.columns;

type Column = DataColumn<InvestigationRow>;

const columns = {
  priority: {
    id: 'priority',
    header: texts.priority,
    value: (row) => rank(Priority, row.priority),
    cell: (row) => <PriorityBadge priority={row.priority} />,
    width: 78,
  },
  operation: {
    id: 'operation',
    header: texts.operation,
    value: (row) => row.operation,
    cell: (row) => (
      <WithCaveats caveats={row.caveats}>
        <span className="case__operation">
          <Link to={{ name: 'investigation', id: row.id, tab: 'overview' }} title={row.operation}>
            <strong>{row.operation}</strong>
          </Link>
          {row.compartment === null ? null : (
            <Badge tone="violet" title={row.compartment}>
              {row.compartment}
            </Badge>
          )}
        </span>
      </WithCaveats>
    ),
    width: '3fr',
    least: 130,
    identifies: true,
  },
  // Wide enough for the number series of a compartment, INV-26-C2-0012.
  reference: { id: 'reference', header: texts.reference, value: (row) => row.reference, width: 126, goes: 6 },
  kind: { id: 'kind', header: texts.subjectMatter, value: (row) => label(row.kind), width: 118, goes: 3 },
  stage: {
    id: 'stage',
    header: texts.plotStage,
    value: (row) => (row.stage === null ? null : rank(PlotStage, row.stage)),
    cell: (row) =>
      row.stage === null ? null : <StageBadge stage={row.stage} late={row.stageLate} proposed={row.stageProposed} />,
    // As wide as the longest: 4 Capability acquisition · late-stage.
    width: 236,
  },
  state: { id: 'state', header: texts.state, value: (row) => label(row.state), width: 74 },
  plotState: {
    id: 'plotState',
    header: texts.plot,
    value: (row) => (row.plotState === null ? null : label(row.plotState)),
    width: 88,
  },
  area: { id: 'area', header: texts.area, value: (row) => row.area, width: '2fr', goes: 7 },
  owner: { id: 'owner', header: texts.owner, value: (row) => row.owner, width: 120 },
  subjects: { id: 'subjects', header: texts.subjects, value: (row) => row.subjects, width: 84, align: 'end', goes: 4 },
  tips: { id: 'tips', header: texts.tips, value: (row) => row.tips, width: 64, align: 'end' },
  opened: {
    id: 'opened',
    header: texts.opened,
    value: (row) => row.openedAt,
    cell: (row) => <Time at={row.openedAt} show="date" />,
    width: 108,
    goes: 5,
  },
  disrupted: {
    id: 'disrupted',
    header: texts.disrupted,
    value: (row) => row.disruptedAt,
    cell: (row) => (row.disruptedAt === null ? null : <Time at={row.disruptedAt} show="date" />),
    width: 108,
  },
  marking: {
    id: 'marking',
    header: texts.marking,
    value: (row) => row.marking,
    // What stands beside it is with the operation, in a column that is always there.
    cell: (row) => <MarkingBadge marking={row.marking} caveats={[]} />,
    width: 172,
    goes: 1,
  },
} satisfies Record<string, Column>;

const {
  priority,
  operation,
  reference,
  kind,
  stage,
  state,
  plotState,
  area,
  owner,
  subjects,
  tips,
  opened,
  disrupted,
  marking,
} = columns;
/** Those of all investigations. Where every row stands in the same state, a column of it would only take room from the rest. */
export const investigationColumns: readonly Column[] = [
  priority,
  operation,
  reference,
  kind,
  state,
  area,
  owner,
  subjects,
  tips,
  opened,
  marking,
];
export const columnsOfOneState = investigationColumns.filter((column) => column !== state);
export const plotColumns: readonly Column[] = [
  priority,
  operation,
  stage,
  plotState,
  disrupted,
  area,
  owner,
  tips,
  opened,
  marking,
];
export const livePlotColumns = plotColumns.filter((column) => column !== plotState && column !== disrupted);
