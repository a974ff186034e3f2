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
import { catalogue } from './catalogue.ts';
import { columnsOfOneState, investigationColumns } from './columns.tsx';
import { countInWords } from './count-in-words.ts';
import { ImportInvestigations } from './import-investigations.tsx';
import { OpenInvestigation } from './open-investigation.tsx';

const texts = catalogue.investigationsScreen;

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
      title={texts.investigations}
      query={read}
      facts={countInWords}
      actions={
        <>
          <TextField
            aria-label={texts.filter}
            label=""
            placeholder={texts.filterByNameOr}
            value={text}
            onChange={setText}
          />
          <ToggleGroup
            label={texts.state}
            value={which}
            onChange={setWhich}
            options={[
              { value: 'live', label: texts.live },
              { value: 'closed', label: texts.closed },
              { value: 'all', label: texts.all },
            ]}
          />
          <ToggleGroup
            label={texts.whose}
            value={mine}
            onChange={setMine}
            options={[
              { value: 'all', label: texts.everybodys },
              { value: 'mine', label: texts.mine },
            ]}
          />
          {map.button}
          {loads ? (
            <Button icon={<FileUp />} onPress={() => setLoading(true)}>
              {texts.importFromAFile}
            </Button>
          ) : null}
          {writes ? (
            <Button tone="primary" icon={<FolderPlus />} onPress={() => setOpening(true)}>
              {texts.newInvestigation}
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
          <EmptyState icon={<FolderSearch aria-hidden="true" />} title={texts.noInvestigationsMatch}>
            {texts.changeTheFilterOr}
          </EmptyState>
        ),
      }}
    >
      {loading ? <ImportInvestigations onClose={() => setLoading(false)} /> : null}
      {opening ? <OpenInvestigation onClose={() => setOpening(false)} /> : null}
    </ListView>
  );
}
