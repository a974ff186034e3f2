import { useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { withThings } from './chart.ts';
import { pictured } from './chart-screen.tsx';
import { ChartView } from './chart-view.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { SaveChartDialog } from './save-chart-dialog.tsx';
import { thingsOfAddress } from './things.ts';
import { noFilters, useChart } from './use-chart.ts';

type Drawn = Output<'charts.draw'>;

/** A chart of whatever was chosen elsewhere, which is not saved yet. */
export default function NewChartScreen({ route }: ScreenProps<'new-chart'>) {
  const things = thingsOfAddress(route.of);
  const read = useQuery('charts.draw', { things }, { topics: [] });
  return (
    <QueryView query={read} rows={10} wayBack={<WayBack to={{ name: 'investigations' }}>Investigations</WayBack>}>
      {(drawn) => <Unsaved key={route.of} drawn={drawn} />}
    </QueryView>
  );
}

function Unsaved({ drawn }: { drawn: Drawn }) {
  const [initial] = useState(() => ({
    items: withThings(new Map(), drawn.things, { x: 0, y: 0 }),
    links: drawn.links,
    filters: noFilters,
    changes: 0,
  }));
  const chart = useChart(initial, pictured);
  const [dialog, setDialog] = useState<'save' | 'export' | null>(null);
  const { arrange } = chart;
  useEffect(() => {
    if (drawn.things.length > 1) void arrange();
  }, [drawn, arrange]);
  const empty = chart.state.items.size === 0 ? 'Nothing is on it.' : null;
  return (
    <View
      title="Link chart"
      facts={<span className="muted">Not saved</span>}
      actions={
        <>
          <Button whyNot={empty} onPress={() => setDialog('export')}>
            Export…
          </Button>
          <Button tone="primary" whyNot={empty} onPress={() => setDialog('save')}>
            Save to a case…
          </Button>
        </>
      }
    >
      {chart.state.changes > 2 ? (
        <Banner title="This chart is not saved.">It is lost when you leave it. Save it to a case to keep it.</Banner>
      ) : null}
      <ChartView name="chart that is not saved" chart={chart} mayChange />
      {dialog === 'save' ? <SaveChartDialog items={chart.state.items} onClose={() => setDialog(null)} /> : null}
      {dialog === 'export' ? (
        <ExportDialog title="Link chart" picture={chart.picture} draft={null} onClose={() => setDialog(null)} />
      ) : null}
    </View>
  );
}
