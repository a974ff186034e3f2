import { Plus } from 'lucide-react';
import { useFormOpen } from '../../shell/asked-form.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Sections } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ActionLine } from './action-line.tsx';
import { RaiseAction } from './raise-action.tsx';

export function ActionsTab(props: { investigationId: number; mayChange: boolean }) {
  const { investigationId, mayChange } = props;
  const read = useQuery(
    'investigations.actions',
    { id: investigationId },
    { topics: ['action', `investigation:${investigationId}`] },
  );
  const [raising, setRaising] = useFormOpen(`raise-action:${investigationId}`);
  const writes = useCan('investigations.raiseAction') && mayChange;
  const raise = writes ? (
    <Button size="small" icon={<Plus />} onPress={() => setRaising(true)}>
      Raise an action
    </Button>
  ) : null;
  return (
    <QueryView query={read} rows={6}>
      {({ actions }) => (
        <Sections>
          {actions.length === 0 ? (
            <EmptyState title="No actions yet" action={raise}>
              Raise an action: what, by whom and by when.
            </EmptyState>
          ) : (
            <>
              <Line>{raise}</Line>
              <RecordList>
                {actions.map((action) => (
                  <ActionLine key={action.id} action={action} />
                ))}
              </RecordList>
            </>
          )}
          {raising ? <RaiseAction investigationId={investigationId} onClose={() => setRaising(false)} /> : null}
        </Sections>
      )}
    </QueryView>
  );
}
