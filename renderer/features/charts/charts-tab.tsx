import { ChartNetwork } from 'lucide-react';
import { useState } from 'react';
import { go, Link } from '../../shell/router.tsx';
import { attempt } from '../../shell/save.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import './charts-tab.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.chartsTab;

/** The link charts that are saved with a case. */
export function ChartsTab({ investigationId }: { investigationId: number }) {
  const [withdrawn, setWithdrawn] = useState(false);
  const input = { investigationId, withdrawn, limit: 50 };
  const { pages, loading, ended, error, loadMore, retry } = usePages('charts.list', input, [
    'chart',
    `investigation:${investigationId}`,
  ]);
  const charts = pages.flatMap((page) => page.charts);
  const mayChange = pages[0]?.mayChange === true;
  const start = (
    <Button
      tone="primary"
      icon={<ChartNetwork aria-hidden="true" />}
      onPress={() => go({ name: 'new-chart', of: `investigation:${investigationId}` })}
    >
      {texts.newChart}
    </Button>
  );
  if (error !== null) return <ErrorState failure={error} onRetry={retry} />;
  return (
    <div className="charts-tab">
      <div className="charts-tab__bar">
        {start}
        <Checkbox isSelected={withdrawn} onChange={setWithdrawn}>
          {texts.withdrawnOnes}
        </Checkbox>
      </div>
      {loading ? <Skeleton rows={4} /> : null}
      {!loading && charts.length === 0 ? (
        <EmptyState
          icon={<ChartNetwork aria-hidden="true" />}
          title={withdrawn ? texts.noneWithdrawn : texts.noChartsYet}
        >
          {withdrawn ? texts.aChartThatIs : texts.aLinkChartShows}
        </EmptyState>
      ) : (
        <RecordList empty="">
          {charts.map((chart) => (
            <li key={chart.id}>
              <Line>
                <Link to={{ name: 'chart', id: chart.id }}>{chart.name}</Link>
                <span className="muted">
                  {chart.madeBy}, <Time at={chart.madeAt} />
                </span>
                {withdrawn && mayChange ? (
                  <Button size="small" onPress={() => void attempt('charts.restore', { id: chart.id })}>
                    {texts.restore}
                  </Button>
                ) : null}
              </Line>
              {chart.note === '' ? null : <p className="charts-tab__note">{chart.note}</p>}
              {chart.withdrawnReason === null ? null : (
                <p className="muted">{texts.withdrawn(chart.withdrawnReason)}</p>
              )}
            </li>
          ))}
        </RecordList>
      )}
      {ended || loading ? null : <Button onPress={loadMore}>{texts.more}</Button>}
    </div>
  );
}
