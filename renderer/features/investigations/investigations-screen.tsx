import { FileUp, FolderPlus, FolderSearch } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { Text } from '../../../preload/contract/core.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { ListView } from '../../shell/list-view.tsx';
import { useRowOnMap } from '../../shell/open-on-map.tsx';
import { go } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { useViewState } from '../../shell/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { columnsOfOneState, investigationColumns } from './columns.tsx';
import { countInWords } from './count-in-words.ts';
import { ImportInvestigations } from './import-investigations.tsx';
import { OpenInvestigation } from './open-investigation.tsx';

const Which = z.enum(['live', 'closed', 'all']);
const Whose = z.enum(['all', 'mine']);

/** Every investigation that the person may see. */
export default function InvestigationsScreen() {
  const [which, setWhich] = useViewState('investigations which', Which, 'live');
  const [text, setText] = useViewState('investigations text', Text, '');
  const [mine, setMine] = useViewState('investigations whose', Whose, 'all');
  const [opening, setOpening] = useFormOpen('new-investigation');
  const [loading, setLoading] = useState(false);
  const map = useRowOnMap('investigation');
  const loads = useCan('intake.importInvestigations');
  const writes = useCan('investigations.open');
  const read = useQuery(
    'investigations.list',
    {
      ...(which === 'all' ? {} : { state: which }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(mine === 'mine' ? { mine: true } : {}),
    },
    { topics: ['investigation'], keepsLast: true },
  );
  return (
    <ListView
      title="Investigations"
      query={read}
      facts={countInWords}
      actions={
        <>
          <TextField
            aria-label="Filter"
            label=""
            placeholder="Filter by name or area"
            value={text}
            onChange={setText}
          />
          <ToggleGroup
            label="State"
            value={which}
            onChange={setWhich}
            options={[
              { value: 'live', label: 'Live' },
              { value: 'closed', label: 'Closed' },
              { value: 'all', label: 'All' },
            ]}
          />
          <ToggleGroup
            label="Whose"
            value={mine}
            onChange={setMine}
            options={[
              { value: 'all', label: 'Everybody’s' },
              { value: 'mine', label: 'Mine' },
            ]}
          />
          {map.button}
          {loads ? (
            <Button icon={<FileUp />} onPress={() => setLoading(true)}>
              Import from a file
            </Button>
          ) : null}
          {writes ? (
            <Button tone="primary" icon={<FolderPlus />} onPress={() => setOpening(true)}>
              New investigation
            </Button>
          ) : null}
        </>
      }
      rows={({ rows }) => rows}
      table={{
        columns: which === 'all' ? investigationColumns : columnsOfOneState,
        rowKey: (row) => String(row.id),
        onCurrent: map.onCurrent,
        onOpen: (row) => go({ name: 'investigation', id: row.id, tab: 'overview' }),
        empty: (
          <EmptyState icon={<FolderSearch aria-hidden="true" />} title="No investigations match">
            Change the filter, or open a new one.
          </EmptyState>
        ),
      }}
    >
      {loading ? <ImportInvestigations onClose={() => setLoading(false)} /> : null}
      {opening ? <OpenInvestigation onClose={() => setOpening(false)} /> : null}
    </ListView>
  );
}
