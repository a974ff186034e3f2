import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { save } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Compartment = Output<'access.compartments'>['compartments'][number];

/** Compartments and who belongs to each; only a member may change the members. */
export default function CompartmentsScreen() {
  const read = useQuery('access.compartments', {}, { topics: ['compartment'] });
  const people = useQuery('access.colleagues', {}, { topics: ['people'] });
  const { account } = useSession();
  const supervises = useCan('access.setMembers');
  const [adding, setAdding] = useState(false);
  const [name, setName] = useState('');
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
              <>
                <TextField
                  aria-label="Name of a new compartment"
                  label=""
                  placeholder="New compartment"
                  value={name}
                  onChange={setName}
                />
                <Button tone="primary" icon={<Plus />} isDisabled={name.trim() === ''} onPress={() => setAdding(true)}>
                  Create
                </Button>
              </>
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
                    supervises && each.members.includes(account.id) ? (
                      <Button size="small" onPress={() => setChanging(each)}>
                        Members
                      </Button>
                    ) : null
                  }
                >
                  <strong>{each.name}</strong>
                  <span className="muted">
                    {each.members
                      .map((id) => names.get(id) ?? '')
                      .filter((n) => n !== '')
                      .join(', ') || 'Members are not shown to you'}
                  </span>
                </Line>
              </li>
            ))}
          </RecordList>
          <ConfirmDialog
            title={`Create the compartment ${name.trim()}`}
            text="You are its first member."
            confirm="Create"
            reason={{ label: 'Why' }}
            isOpen={adding}
            onConfirm={async (reason) => {
              if ((await save('access.addCompartment', { name: name.trim(), reason }, 'Created.')) !== undefined)
                setName('');
            }}
            onClose={() => setAdding(false)}
          />
          {changing === null ? null : (
            <Members compartment={changing} people={people.value?.people ?? []} onClose={() => setChanging(null)} />
          )}
        </View>
      )}
    </QueryView>
  );
}

function Members(props: {
  compartment: Compartment;
  people: readonly { id: number; name: string }[];
  onClose: () => void;
}) {
  const { compartment, people, onClose } = props;
  const [members, setMembers] = useState<number[]>(compartment.members);
  const [reason, setReason] = useState('');
  const change = async () => {
    const done = await save(
      'access.setMembers',
      { id: compartment.id, members, reason: reason.trim() },
      'Members changed.',
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title={`Members of ${compartment.name}`}
      size="small"
      submit="Change"
      isReady={reason.trim().length >= 3 && members.length > 0}
      onSubmit={change}
      onClose={onClose}
    >
      <div className="checks">
        {people.map((person) => (
          <Checkbox
            key={person.id}
            isSelected={members.includes(person.id)}
            onChange={(on) => setMembers((now) => (on ? [...now, person.id] : now.filter((id) => id !== person.id)))}
          >
            {person.name}
          </Checkbox>
        ))}
      </div>
      <TextField label="Why" value={reason} onChange={setReason} isRequired />
    </FormDialog>
  );
}
