import { Download } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Input } from '../../../preload/contract/index.ts';
import { ChartName } from '../../../preload/contract/oversight.ts';
import { answerOf, changedMind, submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { IconButton } from '../../ui/button.tsx';
import { ChartCard, type ChartCardProps } from '../../ui/chart-card.tsx';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { countOf } from '../../ui/figures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useLegalBases } from '../exports/use-legal-bases.ts';

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
      {saving ? <SaveChart name={name} day={day} title={card.title} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function SaveChart({ name, day, title, onClose }: Source & { title: string; onClose: () => void }) {
  const { marking } = useSession();
  const bases = useLegalBases();
  const form = useForm({
    initial: noDisclosure,
    draft: `save-chart:${ChartName.options.indexOf(name)}`,
    check: disclosureProblems,
    send: async (typed) => {
      const place = await answerOf('host.chooseSave', { purpose: 'csv', suggestedName: `${marking} ${title}.csv` });
      if (!place.ok) return place;
      if (place.value === null) return changedMind;
      return submit(
        'oversight.chartAsCsv',
        { chart: name, day, saveToken: place.value.token, ...disclosureOf(typed) },
        ({ rows }) => `${countOf(rows, 'row')} written. The disclosure is logged.`,
      );
    },
    onClose,
  });
  return (
    <FormDialog title={`Save “${title}” as CSV`} size="small" submit="Export…" form={form}>
      <p>The file carries its marking. Who gets it, and why, is logged.</p>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
