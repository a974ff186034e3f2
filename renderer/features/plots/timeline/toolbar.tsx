import { ChartGantt, Maximize2, Table2, X, ZoomIn, ZoomOut } from 'lucide-react';
import { z } from 'zod';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { MultiSelect } from '../../../ui/multi-select.tsx';
import { ToggleGroup } from '../../../ui/toggle-group.tsx';
import { choices, isFiltered, noFilter, type TimelineFilter } from './filter.ts';
import type { Placed } from './types.ts';
import './timeline.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.toolbar;

export const TimelineView = z.enum(['chart', 'table']);
export type TimelineView = z.infer<typeof TimelineView>;

const fields = [
  { field: 'person', list: 'persons', name: texts.person },
  { field: 'place', list: 'places', name: texts.place },
  { field: 'stage', list: 'stages', name: texts.stage },
  { field: 'source', list: 'sources', name: texts.source },
  { field: 'kind', list: 'kinds', name: texts.kind },
] as const;

/** Filters at the left, ways to look at the right. */
export function TimelineToolbar(props: {
  items: readonly Placed[];
  shown: number;
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
  view: TimelineView;
  onView: (view: TimelineView) => void;
  onZoom: (factor: number) => void;
  onFit: () => void;
}) {
  const { items, shown, filter, onFilter, view } = props;
  const words = (field: string, value: string) => (field === 'person' || field === 'place' ? value : label(value));
  return (
    <div className="timeline__toolbar">
      {fields.map(({ field, list, name }) => (
        <MultiSelect
          key={field}
          label={name}
          options={choices(items, field).map(({ value, count }) => ({
            value,
            label: words(field, value),
            detail: String(count),
          }))}
          value={filter[list]}
          onChange={(value) => onFilter({ ...filter, [list]: value })}
        />
      ))}
      {isFiltered(filter) ? (
        <Button tone="quiet" size="small" icon={<X aria-hidden="true" />} onPress={() => onFilter(noFilter)}>
          {texts.clear}
        </Button>
      ) : null}
      <span className="timeline__count" role="status">
        {shown === items.length
          ? `${items.length.toLocaleString('en-GB')} ${items.length === 1 ? 'item' : 'items'}`
          : texts.ofItems(shown.toLocaleString('en-GB'), items.length.toLocaleString('en-GB'))}
      </span>
      <span className="timeline__tools">
        {view === 'chart' ? (
          <>
            <IconButton label={texts.zoomOut} keys="-" size="small" onPress={() => props.onZoom(2)}>
              <ZoomOut />
            </IconButton>
            <IconButton label={texts.zoomIn} keys="+" size="small" onPress={() => props.onZoom(0.5)}>
              <ZoomIn />
            </IconButton>
            <IconButton label={texts.showAll} keys="0" size="small" onPress={props.onFit}>
              <Maximize2 />
            </IconButton>
          </>
        ) : null}
        <ToggleGroup
          label={texts.view}
          value={view}
          onChange={props.onView}
          options={[
            { value: 'chart', label: texts.chart, icon: <ChartGantt aria-hidden="true" /> },
            { value: 'table', label: texts.table, icon: <Table2 aria-hidden="true" /> },
          ]}
        />
      </span>
    </div>
  );
}
