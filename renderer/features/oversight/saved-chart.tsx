import { Download } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Input } from '../../../preload/contract/index.ts';
import { OutcomeTable } from '../../../preload/contract/outcome.ts';
import { ChartName } from '../../../preload/contract/oversight.ts';
import { SaveAsCsv, type WritesCsv } from '../../shell/save-as-csv.tsx';
import { useCan } from '../../shell/session.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { IconButton } from '../../ui/button.tsx';
import { ChartCard, type ChartCardProps } from '../../ui/chart-card.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.savedChart;

type Chart = Input<'oversight.chartAsCsv'>['chart'];
type Table = z.infer<typeof OutcomeTable>;
type Card = Omit<ChartCardProps, 'actions' | 'asTable' | 'onAsTable'> & {
  /** The day that the window ends with; `null` for today. */
  day: string | null;
};

/** A chart of the dashboard: its data can be saved as CSV by those who may give it away. */
export function DashboardChart({ name, day, ...card }: Card & { name: Chart }) {
  return (
    <SavedChart
      {...card}
      view={texts.chartAsATable(name)}
      verb="oversight.chartAsCsv"
      input={(file) => ({ chart: name, day, ...file })}
      draft={`save-chart:${ChartName.options.indexOf(name)}`}
    />
  );
}

/** The same of what came of contributions. */
export function OutcomeCard({ name, day, ...card }: Card & { name: Table }) {
  return (
    <SavedChart
      {...card}
      view={texts.outcomeAsATable(name)}
      verb="oversight.outcomeAsCsv"
      input={(file) => ({ table: name, day, ...file })}
      draft={`save-outcomes:${OutcomeTable.options.indexOf(name)}`}
    />
  );
}

function SavedChart<V extends WritesCsv>({
  view,
  verb,
  input,
  draft,
  ...card
}: Omit<Card, 'day'> & {
  /** Under what name it is kept whether it is shown as a table. */
  view: string;
  verb: V;
} & Pick<Parameters<typeof SaveAsCsv<V>>[0], 'input' | 'draft'>) {
  const [saving, setSaving] = useState(false);
  const [asTable, setAsTable] = useViewState(view, z.boolean(), false);
  const gives = useCan(verb);
  return (
    <>
      <ChartCard
        {...card}
        asTable={asTable}
        onAsTable={setAsTable}
        actions={
          gives ? (
            <IconButton size="small" label={texts.saveAsCsv} onPress={() => setSaving(true)}>
              <Download />
            </IconButton>
          ) : null
        }
      />
      {saving ? (
        <SaveAsCsv verb={verb} input={input} title={card.title} draft={draft} onClose={() => setSaving(false)} />
      ) : null}
    </>
  );
}
