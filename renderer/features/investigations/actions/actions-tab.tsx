import { Plus } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Action } from '../../../../preload/contract/actions.ts';
import type { Investigation } from '../../../../preload/contract/investigations.ts';
import { useFormOpen } from '../../../shell/asked-form.ts';
import { useCan } from '../../../shell/session.tsx';
import { usePages } from '../../../shell/use-pages.ts';
import { useQuery } from '../../../shell/use-query.ts';
import { useViewState } from '../../../shell/view-state.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CheckGroup } from '../../../ui/check-group.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Section, Sections } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { ToggleGroup } from '../../../ui/toggle-group.tsx';
import { useOpenEnquiries } from '../enquiries/use-open-enquiries.ts';
import { useAssignablePeople } from '../use-assignable-people.ts';
import { ActionBoard } from './action-board.tsx';
import { Allocate } from './action-dialogs.tsx';
import { ActionLine } from './action-line.tsx';
import { RaiseAction } from './raise-action.tsx';
import './actions.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.actionsTab;

const Shown = z.strictObject({
  as: z.enum(['board', 'list']),
  person: z.string(),
  enquiry: z.string(),
  by: z.enum(['day', 'person', 'enquiry']),
});
const all = 'all';

/** The actions of a case: a board by state, or a list by day, by person or by line of enquiry. */
export function ActionsTab({ investigation }: { investigation: Investigation }) {
  const { id, mayChange } = investigation;
  const [shown, setShown] = useViewState(`actions ${id}`, Shown, {
    ...{ as: 'board', person: all, enquiry: all, by: 'day' },
  } as z.infer<typeof Shown>);
  const counted = useQuery('investigations.actionCounts', { id }, { topics: ['action', `investigation:${id}`] }).value;
  const [raising, setRaising] = useFormOpen(`raise-action:${id}`);
  const people = useAssignablePeople();
  const { options: enquiries } = useOpenEnquiries(id, null);
  const writes = useCan('investigations.raiseAction') && mayChange;
  const raise = writes ? (
    <Button size="small" icon={<Plus />} onPress={() => setRaising(true)}>
      {texts.raiseAnAction}
    </Button>
  ) : null;
  const narrowed = {
    ...(shown.person === all ? {} : { person: Number(shown.person) }),
    ...(shown.enquiry === all ? {} : { enquiryId: Number(shown.enquiry) }),
  };
  const total = counted === undefined ? 1 : Object.values(counted.counts).reduce((sum, n) => sum + n, 0);
  const raiseForm = raising ? <RaiseAction investigationId={id} onClose={() => setRaising(false)} /> : null;
  if (total === 0)
    return (
      <Sections>
        <EmptyState title={texts.noActionsYet} action={raise}>
          {texts.raiseAnActionWhat}
        </EmptyState>
        {raiseForm}
      </Sections>
    );
  return (
    <Sections>
      <div className="actions__bar">
        <ToggleGroup
          label={texts.howActionsAreShown}
          value={shown.as}
          onChange={(as) => setShown({ ...shown, as })}
          options={[
            { value: 'board', label: texts.board },
            { value: 'list', label: texts.list },
          ]}
        />
        <Select
          label={texts.person}
          hideLabel
          options={[{ value: all, label: texts.everybody }, { value: '0', label: texts.notAllocated }, ...people]}
          value={shown.person}
          onChange={(person) => setShown({ ...shown, person: person ?? all })}
        />
        <Select
          label={texts.lineOfEnquiry}
          hideLabel
          options={[{ value: all, label: texts.allLinesOfEnquiry }, ...enquiries.slice(1)]}
          value={shown.enquiry}
          onChange={(enquiry) => setShown({ ...shown, enquiry: enquiry ?? all })}
        />
        {shown.as === 'board' ? null : (
          <Select
            label={texts.grouped}
            hideLabel
            options={[
              { value: 'day', label: texts.byDay },
              { value: 'person', label: texts.byPerson },
              { value: 'enquiry', label: texts.byLineOfEnquiry },
            ]}
            value={shown.by}
            onChange={(by) => setShown({ ...shown, by: by === 'person' || by === 'enquiry' ? by : 'day' })}
          />
        )}
        {counted === undefined || counted.overdue === 0 ? null : (
          <Badge tone="danger">{texts.overdue(counted.overdue.toLocaleString('en-GB'))}</Badge>
        )}
        {raise}
      </div>
      {shown.as === 'board' ? (
        <ActionBoard investigationId={id} counts={counted?.counts} narrowed={narrowed} />
      ) : (
        <ActionList investigationId={id} narrowed={narrowed} by={shown.by} writes={writes} />
      )}
      {counted === undefined || counted.counts.cancelled === 0 || shown.as === 'list' ? null : (
        <p className="muted">{texts.cancelledInTheList(counted.counts.cancelled.toLocaleString('en-GB'))}</p>
      )}
      {raiseForm}
    </Sections>
  );
}

const isToDo = ({ state }: Action) => state === 'raised' || state === 'allocated' || state === 'in_progress';

function groupsOf(actions: readonly Action[], by: z.infer<typeof Shown>['by']): [string, Action[]][] {
  if (by === 'day') return [['', [...actions]]];
  const name = (action: Action) =>
    by === 'person' ? (action.allocatedTo ?? texts.notAllocated) : (action.enquiry ?? texts.noLineOfEnquiry);
  return [...Map.groupBy(actions, name)].sort(([one], [other]) => one.localeCompare(other));
}

function Group({ name, actions, writes }: { name: string; actions: readonly Action[]; writes: boolean }) {
  const lines = (
    <RecordList>
      {actions.map((action) => (
        <ActionLine key={action.id} action={action} ofCase={writes} />
      ))}
    </RecordList>
  );
  if (name === '') return lines;
  return (
    <Section small title={texts.toDo(name, actions.filter(isToDo).length)}>
      {lines}
    </Section>
  );
}

function ActionList(props: {
  investigationId: number;
  narrowed: { person?: number; enquiryId?: number };
  by: z.infer<typeof Shown>['by'];
  writes: boolean;
}) {
  const { investigationId: id, narrowed, by, writes } = props;
  const list = usePages('investigations.actions', { id, ...narrowed, limit: 50 }, ['action', `investigation:${id}`]);
  const [ticking, setTicking] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [allocating, setAllocating] = useState(false);
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={6} />;
  const actions = list.pages.flatMap((page) => page.actions);
  const chosen = actions.filter((action) => ticked.has(action.id) && isToDo(action));
  const tick = (actionId: number, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(actionId);
    else next.delete(actionId);
    setTicked(next);
  };
  return (
    <>
      {writes ? (
        <div className="actions__bar">
          <Button size="small" onPress={() => setTicking(!ticking)}>
            {ticking ? texts.doneChoosing : texts.allocateSeveral}
          </Button>
          {ticking ? (
            <Button
              size="small"
              tone="primary"
              whyNot={chosen.length === 0 ? texts.tickTheActionsFirst : null}
              onPress={() => setAllocating(true)}
            >
              {texts.allocate(chosen.length)}
            </Button>
          ) : null}
        </div>
      ) : null}
      {actions.length === 0 ? <p className="muted">{texts.none}</p> : null}
      {ticking ? (
        <CheckGroup label={texts.actionsToAllocate}>
          {actions.filter(isToDo).map((action) => (
            <Checkbox key={action.id} isSelected={ticked.has(action.id)} onChange={(on) => tick(action.id, on)}>
              {texts.a(action.number, action.title, action.allocatedTo ?? texts.notAllocatedWithin)}
            </Checkbox>
          ))}
        </CheckGroup>
      ) : (
        groupsOf(actions, by).map(([name, group]) => <Group key={name} name={name} actions={group} writes={writes} />)
      )}
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showMore}
        </Button>
      )}
      {allocating ? (
        <Allocate
          actions={chosen}
          onClose={() => {
            setAllocating(false);
            setTicked(new Set());
          }}
        />
      ) : null}
    </>
  );
}
