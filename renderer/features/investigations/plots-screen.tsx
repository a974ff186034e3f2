import { Route as RouteIcon } from 'lucide-react';
import { useState } from 'react';
import { go } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { plotColumns } from './columns.tsx';
import { listed } from './listed.ts';

/** Investigations whose subject matter is an attack, with the stage they stand at. */
export default function PlotsScreen() {
  const [which, setWhich] = useState<'live' | 'all'>('live');
  const read = useQuery(
    'investigations.list',
    { plotsOnly: true, ...(which === 'live' ? { state: 'live' as const } : {}) },
    { topics: ['investigation'] },
  );
  return (
    <View
      title="Plots"
      facts={read.value === undefined ? null : listed(read.value)}
      actions={
        <ToggleGroup
          label="State"
          value={which}
          onChange={setWhich}
          options={[
            { value: 'live', label: 'Live' },
            { value: 'all', label: 'All' },
          ]}
        />
      }
    >
      {read.error !== null ? (
        <ErrorState failure={read.error} onRetry={read.refresh} />
      ) : read.value === undefined ? (
        <Skeleton rows={8} />
      ) : (
        <DataTable
          label="Plots"
          rows={read.value.rows}
          columns={plotColumns}
          rowKey={(row) => String(row.id)}
          onOpen={(row) => go({ name: 'investigation', id: row.id, tab: 'timeline' })}
          empty={<EmptyState icon={<RouteIcon aria-hidden="true" />} title="No plot that you may see" />}
        />
      )}
    </View>
  );
}
