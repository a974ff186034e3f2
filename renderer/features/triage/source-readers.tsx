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
import { catalogue } from './catalogue.ts';

const texts = catalogue.sourceReaders;

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
    refused: () => ({ readers: texts.somebodyOnTheList }),
    send: (typed) =>
      submit(
        'triage.nameSourceReaders',
        { id: contribution.id, readers: typed.readers.map(Number), reason: typed.reason.trim() },
        texts.saved,
      ),
    onClose,
  });
  const named = form.field('readers');
  return (
    <FormDialog title={texts.whoMayOpenThe} size="small" submit={texts.save} form={form}>
      <p>{texts.sealedItASupervisor(contribution.recordedBy ?? texts.nobodyAnyMore)}</p>
      <Line>
        <MultiSelect label={texts.readers} options={people} value={named.value} onChange={named.onChange} />
        <span className="muted">
          {people
            .filter((person) => named.value.includes(person.value))
            .map((person) => person.label)
            .join(', ') || texts.nobodyElse}
        </span>
      </Line>
      {named.error === null ? null : (
        <p className="field__error" role="alert">
          {named.error}
        </p>
      )}
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}
