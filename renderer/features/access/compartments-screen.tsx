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
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import '../investigations/investigations.css';

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
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (read.value === undefined) return <Skeleton rows={6} />;
  return (
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
              Make it
            </Button>
          </>
        ) : null
      }
      padded
    >
      {read.value.compartments.length === 0 ? <EmptyState title="No compartment that you may see" /> : null}
      <ul className={read.value.compartments.length === 0 ? '' : 'case__list'}>
        {read.value.compartments.map((each) => (
          <li key={each.id}>
            <span className="case__line">
              <strong>{each.name}</strong>
              <span className="muted">
                {each.members
                  .map((id) => names.get(id) ?? '')
                  .filter((n) => n !== '')
                  .join(', ') || 'Members are not shown to you'}
              </span>
              {supervises && each.members.includes(account.id) ? (
                <span className="case__push">
                  <Button size="small" onPress={() => setChanging(each)}>
                    Members
                  </Button>
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={`Make the compartment ${name.trim()}`}
        text="You are its first member."
        confirm="Make it"
        reason={{ label: 'Why' }}
        isOpen={adding}
        onConfirm={async (reason) => {
          if ((await save('access.addCompartment', { name: name.trim(), reason }, 'Made.')) !== undefined) setName('');
        }}
        onClose={() => setAdding(false)}
      />
      {changing === null ? null : (
        <Members compartment={changing} people={people.value?.people ?? []} onClose={() => setChanging(null)} />
      )}
    </View>
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
    <Dialog
      title={`Members of ${compartment.name}`}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button tone="primary" isDisabled={reason.trim().length < 3 || members.length === 0} onPress={change}>
            Change
          </Button>
        </>
      }
    >
      <div className="case__form">
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
      </div>
    </Dialog>
  );
}
