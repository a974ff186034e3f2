import { Route as RouteIcon } from 'lucide-react';
import { z } from 'zod';
import { ListView } from '../../shell/list-view.tsx';
import { go } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { useViewState } from '../../shell/view-state.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { catalogue } from './catalogue.ts';
import { livePlotColumns, plotColumns } from './columns.tsx';
import { countInWords } from './count-in-words.ts';

const texts = catalogue.plotsScreen;

const Which = z.enum(['live', 'all']);

/** Investigations whose subject matter is an attack, with the stage they stand at: the live ones, or those that are over as well. */
export default function PlotsScreen() {
  const [which, setWhich] = useViewState('plots which', Which, 'live');
  const read = useQuery('investigations.list', { plots: which }, { topics: ['investigation'], keepsLast: true });
  return (
    <ListView
      title={texts.plots}
      query={read}
      facts={countInWords}
      actions={
        <ToggleGroup
          label={texts.state}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'live', label: texts.live },
            { value: 'all', label: texts.all },
          ]}
        />
      }
      likely={8}
      rows={({ rows }) => rows}
      table={{
        columns: which === 'all' ? plotColumns : livePlotColumns,
        rowKey: (row) => String(row.id),
        onOpen: (row) => go({ name: 'investigation', id: row.id, tab: 'timeline' }),
        empty: <EmptyState icon={<RouteIcon aria-hidden="true" />} title={texts.noPlotsThatYou} />,
      }}
    />
  );
}
