import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';

type Compartment = Output<'access.compartments'>['compartments'][number];

/** Compartments and who belongs to each; only a member may change the members. */
export default function CompartmentsScreen() {
  const read = useQuery('access.compartments', {}, { topics: ['compartment'] });
  const people = useQuery('access.colleagues', {}, { topics: ['people'] });
  const { account } = useSession();
  const supervises = useCan('access.setMembers');
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Compartment | null>(null);
  const names = new Map((people.value?.people ?? []).map((person) => [person.id, person.name]));
  return (
    <QueryView query={read} rows={6}>
      {({ compartments }) => (
        <View
          title="Compartments"
          facts="Only members see what is inside; administrators are no exception"
          actions={
            supervises ? (
              <Button tone="primary" icon={<Plus />} onPress={() => setAdding(true)}>
                New compartment
              </Button>
            ) : null
          }
          padded
        >
          {compartments.length === 0 ? <EmptyState title="No compartments that you can see" /> : null}
          <RecordList>
            {compartments.map((each) => (
              <li key={each.id}>
                <Line
                  end={
                    supervises && each.members?.includes(account.id) === true ? (
                      <Button size="small" onPress={() => setChanging(each)}>
                        Members
                      </Button>
                    ) : null
                  }
                >
                  <strong>{each.name}</strong>
                  <span className="muted">
                    {each.members === null
                      ? 'Members are not shown to you'
                      : each.members
                          .map((id) => names.get(id) ?? '')
                          .filter((n) => n !== '')
                          .join(', ')}
                  </span>
                </Line>
              </li>
            ))}
          </RecordList>
          {adding ? <AddCompartment onClose={() => setAdding(false)} /> : null}
          {changing === null ? null : (
            <Members compartment={changing} people={people.value?.people ?? []} onClose={() => setChanging(null)} />
          )}
        </View>
      )}
    </QueryView>
  );
}

function AddCompartment({ onClose }: { onClose: () => void }) {
  const form = useForm({
    initial: { name: '', reason: '' },
    draft: 'new-compartment',
    check: ({ name, reason }) => ({
      name: missing(name, 'Give it a name.'),
      reason: reasonMissing(reason),
    }),
    send: ({ name, reason }) =>
      submit('access.addCompartment', { name: name.trim(), reason: reason.trim() }, `${name.trim()} created.`),
    onClose,
  });
  return (
    <FormDialog title="New compartment" size="small" submit="Create" form={form}>
      <p>You are its first member.</p>
      <TextField label="Name" {...form.field('name')} isRequired autoFocus maxLength={200} />
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}

function Members(props: {
  compartment: Compartment;
  people: readonly { id: number; name: string }[];
  onClose: () => void;
}) {
  const { compartment, people, onClose } = props;
  const form = useForm<{ members: readonly number[]; reason: string }>({
    initial: { members: compartment.members ?? [], reason: '' },
    draft: `members:${compartment.id}`,
    check: ({ members, reason }) => ({
      members: members.length === 0 && 'A compartment has one member at least.',
      reason: reasonMissing(reason),
    }),
    refused: () => ({ members: 'A supervisor has to be among the members.' }),
    send: ({ members, reason }) =>
      submit(
        'access.setMembers',
        { id: compartment.id, members: [...members], reason: reason.trim() },
        'Members changed.',
      ),
    onClose,
  });
  const { value: members, onChange, error } = form.field('members');
  return (
    <FormDialog title={`Members of ${compartment.name}`} size="small" submit="Change" form={form}>
      <CheckGroup label="Members" error={error}>
        {people.map((person) => (
          <Checkbox
            key={person.id}
            isSelected={members.includes(person.id)}
            onChange={(on) => onChange(on ? [...members, person.id] : members.filter((id) => id !== person.id))}
          >
            {person.name}
          </Checkbox>
        ))}
      </CheckGroup>
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}
