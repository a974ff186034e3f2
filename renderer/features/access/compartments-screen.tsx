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
import { catalogue } from './catalogue.ts';

const texts = catalogue.compartmentsScreen;

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
          title={texts.compartments}
          facts={texts.onlyMembersSeeWhat}
          actions={
            supervises ? (
              <Button tone="primary" icon={<Plus />} onPress={() => setAdding(true)}>
                {texts.newCompartment}
              </Button>
            ) : null
          }
          padded
        >
          {compartments.length === 0 ? <EmptyState title={texts.noCompartmentsThatYou} /> : null}
          <RecordList>
            {compartments.map((each) => (
              <li key={each.id}>
                <Line
                  end={
                    supervises && each.members?.includes(account.id) === true ? (
                      <Button size="small" onPress={() => setChanging(each)}>
                        {texts.members}
                      </Button>
                    ) : null
                  }
                >
                  <strong>{each.name}</strong>
                  <span className="muted">
                    {each.members === null
                      ? texts.membersAreNotShown
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
      name: missing(name, texts.giveItAName),
      reason: reasonMissing(reason),
    }),
    send: ({ name, reason }) =>
      submit('access.addCompartment', { name: name.trim(), reason: reason.trim() }, texts.created(name.trim())),
    onClose,
  });
  return (
    <FormDialog title={texts.newCompartment} size="small" submit={texts.create} form={form}>
      <p>{texts.youAreItsFirst}</p>
      <TextField label={texts.name} {...form.field('name')} isRequired autoFocus maxLength={200} />
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
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
      members: members.length === 0 && texts.aCompartmentHasOne,
      reason: reasonMissing(reason),
    }),
    refused: () => ({ members: texts.aSupervisorHasTo }),
    send: ({ members, reason }) =>
      submit(
        'access.setMembers',
        { id: compartment.id, members: [...members], reason: reason.trim() },
        texts.membersChanged,
      ),
    onClose,
  });
  const { value: members, onChange, error } = form.field('members');
  return (
    <FormDialog title={texts.membersOf(compartment.name)} size="small" submit={texts.change} form={form}>
      <CheckGroup label={texts.members} error={error}>
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
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}
