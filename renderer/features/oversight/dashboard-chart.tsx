import { Download } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Input } from '../../../preload/contract/index.ts';
import { ChartName } from '../../../preload/contract/oversight.ts';
import { SaveAsCsv } from '../../shell/save-as-csv.tsx';
import { useCan } from '../../shell/session.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { IconButton } from '../../ui/button.tsx';
import { ChartCard, type ChartCardProps } from '../../ui/chart-card.tsx';

interface Source {
  name: Input<'oversight.chartAsCsv'>['chart'];
  /** The day that the window ends with; `null` for today. */
  day: string | null;
}

/** A chart of the dashboard: its data can be saved as CSV by those who may give it away. */
export function DashboardChart({
  name,
  day,
  ...card
}: Source & Omit<ChartCardProps, 'actions' | 'asTable' | 'onAsTable'>) {
  const [saving, setSaving] = useState(false);
  const [asTable, setAsTable] = useViewState(`chart ${name} as a table`, z.boolean(), false);
  const gives = useCan('oversight.chartAsCsv');
  return (
    <>
      <ChartCard
        {...card}
        asTable={asTable}
        onAsTable={setAsTable}
        actions={
          gives ? (
            <IconButton size="small" label="Save as CSV" onPress={() => setSaving(true)}>
              <Download />
            </IconButton>
          ) : null
        }
      />
      {saving ? (
        <SaveAsCsv
          verb="oversight.chartAsCsv"
          input={(file) => ({ chart: name, day, ...file })}
          title={card.title}
          draft={`save-chart:${ChartName.options.indexOf(name)}`}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  );
}
