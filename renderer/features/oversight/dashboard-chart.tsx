import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import { attempt } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ChartCard, type ChartCardProps } from '../../ui/chart-card.tsx';
import { DisclosureFields, disclosureOf, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { toast } from '../../ui/toast.tsx';

interface Source {
  name: Input<'oversight.chartAsCsv'>['chart'];
  /** The day that the window ends with; `null` for today. */
  day: string | null;
}

/** A chart of the dashboard: its data can be saved as CSV by those who may give it away. */
export function DashboardChart({ name, day, ...card }: Source & Omit<ChartCardProps, 'actions'>) {
  const [saving, setSaving] = useState(false);
  const gives = useCan('oversight.chartAsCsv');
  return (
    <>
      <ChartCard
        {...card}
        actions={
          gives ? (
            <IconButton size="small" label="Save as CSV" onPress={() => setSaving(true)}>
              <Download />
            </IconButton>
          ) : null
        }
      />
      {saving ? <SaveChart name={name} day={day} title={card.title} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function SaveChart({ name, day, title, onClose }: Source & { title: string; onClose: () => void }) {
  const { marking } = useSession();
  const [typed, setTyped] = useState(noDisclosure);
  const given = disclosureOf(typed);
  const save = async () => {
    if (given === null) return;
    const place = await attempt('host.chooseSave', { purpose: 'csv', suggestedName: `${marking} ${title}.csv` });
    if (!place) return;
    const done = await attempt('oversight.chartAsCsv', { chart: name, day, saveToken: place.token, ...given });
    if (done === undefined) return;
    toast({ text: `${done.rows} rows written. The disclosure is logged.` });
    onClose();
  };
  return (
    <FormDialog
      title={`Save “${title}” as CSV`}
      size="small"
      submit="Export…"
      isReady={given !== null}
      onSubmit={save}
      onClose={onClose}
    >
      <p>The file carries its marking. Who gets it, and why, is logged.</p>
      <DisclosureFields value={typed} onChange={setTyped} autoFocus />
    </FormDialog>
  );
}
