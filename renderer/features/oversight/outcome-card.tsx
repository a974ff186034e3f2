import { Download } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { OutcomeTable } from '../../../preload/contract/outcome.ts';
import { SaveAsCsv } from '../../shell/save-as-csv.tsx';
import { useCan } from '../../shell/session.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { IconButton } from '../../ui/button.tsx';
import { ChartCard, type ChartCardProps } from '../../ui/chart-card.tsx';

/** A figure of what came of contributions, with its table and, for those who may give it away, its CSV. */
export function OutcomeCard(
  props: { name: z.infer<typeof OutcomeTable>; day: string | null } & Omit<
    ChartCardProps,
    'actions' | 'asTable' | 'onAsTable'
  >,
) {
  const { name, day, ...card } = props;
  const [saving, setSaving] = useState(false);
  const [asTable, setAsTable] = useViewState(`outcome ${name} as a table`, z.boolean(), false);
  const gives = useCan('oversight.outcomeAsCsv');
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
          verb="oversight.outcomeAsCsv"
          input={(file) => ({ table: name, day, ...file })}
          title={card.title}
          draft={`save-outcomes:${OutcomeTable.options.indexOf(name)}`}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  );
}
