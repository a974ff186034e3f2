import { useMemo, useState } from 'react';
import { label } from '../../../preload/contract/vocabulary.ts';
import { PlotTimeline } from '../../../renderer/features/plots/timeline/plot-timeline.tsx';
import { View } from '../../../renderer/shell/view.tsx';
import { MatchStrengthBadge, StateBadge } from '../../../renderer/ui/badge.tsx';
import { Button } from '../../../renderer/ui/button.tsx';
import { DataTable } from '../../../renderer/ui/data-table.tsx';
import { age } from '../../../renderer/ui/dates.ts';
import { DescriptionList } from '../../../renderer/ui/description-list.tsx';
import { SplitPane } from '../../../renderer/ui/split-pane.tsx';
import { EmptyState } from '../../../renderer/ui/states.tsx';
import type { DataColumn } from '../../../renderer/ui/table-columns.ts';
import { Time } from '../../../renderer/ui/time.tsx';
import { toast } from '../../../renderer/ui/toast.tsx';
import { stageSteps, type TipRow, threatHistory, timelineItems, tipRows } from './made-up.ts';

const PAGE = 100;
const everything = tipRows(5_000);
let drawn = 0;
const columns: DataColumn<TipRow>[] = [
  {
    id: 'reference',
    header: 'Reference',
    width: 124,
    value: (row) => row.id,
    // How many rows have been drawn, for whoever looks.
    cell: (row) => {
      drawn += 1;
      document.documentElement.dataset.rowsDrawn = String(drawn);
      return row.id;
    },
  },
  { id: 'channel', header: 'Channel', width: 96, value: (row) => label(row.channel) },
  {
    id: 'age',
    header: 'Waiting',
    width: 92,
    align: 'end',
    value: (row) => row.waiting,
    cell: (row) => age(row.waiting * 60_000),
  },
  { id: 'excerpt', header: 'What was said', width: '3fr', value: (row) => row.excerpt },
  {
    id: 'state',
    header: 'State',
    width: 110,
    value: (row) => row.state,
    cell: (row) => <StateBadge state={row.state} />,
  },
];

/** A queue of 5,000 that loads page by page, with the chosen tip beside it. */
export function QueueStory() {
  const [loaded, setLoaded] = useState(PAGE);
  const [share, setShare] = useState(0.62);
  const [current, setCurrent] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => everything.slice(0, loaded), [loaded]);
  const tip = rows.find((row) => row.id === current);
  return (
    <View
      title="Queue"
      facts="214 untriaged, oldest 4 h 12 min"
      actions={
        <Button tone="primary" keys="C">
          Record
        </Button>
      }
    >
      <SplitPane
        share={share}
        onShare={setShare}
        first={
          <DataTable
            label="Queue"
            rows={rows}
            total={everything.length}
            columns={columns}
            rowKey={(row) => row.id}
            current={current}
            onCurrent={setCurrent}
            picked={picked}
            onPicked={setPicked}
            onOpen={(row) => toast({ text: `${row.id} opened.` })}
            onEndReached={() => setLoaded((count) => count + PAGE)}
            loadingMore={loaded < everything.length}
          />
        }
        second={
          tip === undefined ? (
            <EmptyState title="Choose a tip">J and K move, Enter opens.</EmptyState>
          ) : (
            <div className="gallery__side">
              <h2>{tip.id}</h2>
              <p>{tip.excerpt}.</p>
              <DescriptionList
                facts={[
                  { term: 'Received', value: <Time at={tip.receivedAt} /> },
                  { term: 'Waiting since', value: <Time at={tip.receivedAt} show="age" /> },
                  { term: 'Channel', value: label(tip.channel) },
                  { term: 'Area', value: tip.area },
                ]}
              />
              <h3>Possible links</h3>
              <div className="gallery__row">
                <MatchStrengthBadge matchStrength="strong" /> Op LARKSPUR
                <Button size="small" keys="L">
                  Link
                </Button>
                <Button size="small" tone="quiet">
                  Not a match
                </Button>
              </div>
            </div>
          )
        }
      />
    </View>
  );
}

/** The plot timeline with as many made-up items as the address asks for. */
export function TimelineStory({ count }: { count: number }) {
  const items = useMemo(() => timelineItems(count), [count]);
  const steps = useMemo(() => stageSteps(), []);
  return (
    <View title="Op LARKSPUR" facts="Plot timeline">
      <PlotTimeline
        name="story"
        items={items}
        stages={steps}
        threat={threatHistory}
        onOpen={(item) => toast({ text: `${item.id} opened.` })}
      />
    </View>
  );
}
