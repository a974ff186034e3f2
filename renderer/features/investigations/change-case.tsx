import type { Investigation } from '../../../preload/contract/investigations.ts';
import { submit } from '../../shell/save.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Line } from '../../ui/line.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { useAssignablePeople } from './use-assignable-people.ts';

const texts = catalogue.changeCase;

const nobody = '0';

/** Summary, area, owner and team of an investigation, with one reason for all that is changed at once. */
export function ChangeCase({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const people = useAssignablePeople();
  const now = {
    summary: investigation.summary,
    area: investigation.area,
    ownerId: String(investigation.ownerId ?? nobody),
    team: investigation.team.map((person) => String(person.id)),
  };
  const named = (id: string) =>
    people.find(({ value }) => value === id)?.label ??
    investigation.team.find((person) => String(person.id) === id)?.name ??
    texts.nobodyYet;
  const form = useForm({
    initial: { ...now, reason: '' },
    compare: {
      now,
      words: {
        summary: { label: texts.summary },
        area: { label: texts.area },
        ownerId: { label: texts.owner, say: named },
        team: { label: texts.team, say: (ids) => ids.map(named).join(', ') },
      },
    },
    draft: `change-case:${investigation.id}`,
    check: ({ summary, reason }) => ({
      summary: missing(summary, texts.sayInASentence),
      reason: reasonMissing(reason),
    }),
    refused: () => ({ ownerId: texts.thisPersonCannotBe }),
    send: ({ summary, area, ownerId, team, reason }) =>
      submit(
        'investigations.change',
        {
          id: investigation.id,
          version: investigation.version,
          summary: summary.trim(),
          area: area.trim(),
          ownerId: ownerId === nobody ? null : Number(ownerId),
          team: team.map(Number),
          reason: reason.trim(),
        },
        texts.changed,
      ),
    onClose,
  });
  const team = form.field('team');
  return (
    <FormDialog title={texts.changeOp(investigation.operation)} submit={texts.save} form={form}>
      <TextArea label={texts.summary} {...form.field('summary')} rows={5} isRequired />
      <TextField label={texts.area} {...form.field('area')} maxLength={200} />
      <Select
        label={texts.owner}
        options={[{ value: nobody, label: texts.nobodyYet }, ...people]}
        {...form.field('ownerId')}
      />
      <Line>
        <MultiSelect label={texts.team} options={people} value={team.value} onChange={team.onChange} />
        <span className="muted">
          {people
            .filter((person) => team.value.includes(person.value))
            .map((person) => person.label)
            .join(', ') || texts.nobodyYet}
        </span>
      </Line>
      {team.error === null ? null : (
        <p className="field__error" role="alert">
          {team.error}
        </p>
      )}
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />
    </FormDialog>
  );
}
