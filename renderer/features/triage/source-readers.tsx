import type { Contribution } from '../../../preload/contract/triage.ts';
import { submit } from '../../shell/save.ts';
import { canCall } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Line } from '../../ui/line.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';

/** Names who may open a sealed identity, besides the officer who sealed it. */
export function SourceReaders(props: {
  contribution: Contribution;
  readers: NonNullable<Contribution['source']>['readers'];
  onClose: () => void;
}) {
  const { contribution, readers, onClose } = props;
  const read = useQuery('access.colleagues', {}, { topics: ['people'] });
  const people = (read.value?.people ?? [])
    .filter((person) => canCall(person.roles, 'triage.revealSource') && person.name !== contribution.recordedBy)
    .map((person) => ({ value: String(person.id), label: person.name }));
  const form = useForm({
    initial: { readers: readers.map(({ id }) => String(id)), reason: '' },
    draft: `source-readers:${contribution.id}`,
    check: ({ reason }) => ({ reason: reasonMissing(reason) }),
    refused: () => ({ readers: 'Somebody on the list may not see this contribution. Take them off the list.' }),
    send: (typed) =>
      submit(
        'triage.nameSourceReaders',
        { id: contribution.id, readers: typed.readers.map(Number), reason: typed.reason.trim() },
        'Saved.',
      ),
    onClose,
  });
  const named = form.field('readers');
  return (
    <FormDialog title="Who may open the sealed identity" size="small" submit="Save" form={form}>
      <p>
        {contribution.recordedBy ?? 'Nobody any more'} sealed it. A supervisor does not open it by rank: only people who
        are named here do.
      </p>
      <Line>
        <MultiSelect label="Readers" options={people} value={named.value} onChange={named.onChange} />
        <span className="muted">
          {people
            .filter((person) => named.value.includes(person.value))
            .map((person) => person.label)
            .join(', ') || 'Nobody else'}
        </span>
      </Line>
      {named.error === null ? null : (
        <p className="field__error" role="alert">
          {named.error}
        </p>
      )}
      <TextField label="Why" {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}
