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
import './chart-view.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.newChartScreen;

type Drawn = Output<'charts.draw'>;

/** A chart of whatever was chosen elsewhere, which is not saved yet. */
export default function NewChartScreen({ route }: ScreenProps<'new-chart'>) {
  const things = thingsOfAddress(route.of);
  const read = useQuery('charts.draw', { things }, { topics: [] });
  return (
    <QueryView
      query={read}
      rows={10}
      wayBack={<WayBack to={{ name: 'investigations' }}>{texts.investigations}</WayBack>}
    >
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
  const empty = chart.state.items.size === 0 ? texts.nothingIsOnIt : null;
  return (
    <View
      title={texts.linkChart}
      facts={<span className="muted">{texts.notSaved}</span>}
      actions={
        <>
          <Button whyNot={empty} onPress={() => setDialog('export')}>
            {texts.export}
          </Button>
          <Button tone="primary" whyNot={empty} onPress={() => setDialog('save')}>
            {texts.saveToACase}
          </Button>
        </>
      }
    >
      <div className="link-chart-page">
        {chart.state.changes > 2 ? <Banner title={texts.thisChartIsNot}>{texts.itIsLostWhen}</Banner> : null}
        <ChartView name="chart that is not saved" chart={chart} mayChange />
      </div>
      {dialog === 'save' ? <SaveChartDialog items={chart.state.items} onClose={() => setDialog(null)} /> : null}
      {dialog === 'export' ? (
        <ExportDialog title={texts.linkChart} picture={chart.picture} draft={null} onClose={() => setDialog(null)} />
      ) : null}
    </View>
  );
}
