import type { Caveat, CaveatKind } from '../../../preload/contract/caveats.ts';
import type { FormName } from '../../../preload/contract/forms.ts';
import { submit } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.caveats;

export const kindWords: Record<CaveatKind, string> = {
  handling: texts.handlingInstruction,
  descriptor: texts.descriptor,
  caveat: texts.caveat,
};

/** Chooses what a record bears. */
export function SetCaveats(props: {
  verb: 'contributions.setCaveats' | 'investigations.setCaveats';
  id: number;
  name: string;
  borne: readonly Caveat[];
  draft: FormName;
  onClose: () => void;
}) {
  const { verb, id, name, borne, draft, onClose } = props;
  const read = useQuery('access.caveats', {}, { topics: ['caveat'] });
  const had = new Set(borne.map((one) => one.id));
  const offered = (read.value?.caveats ?? []).filter((one) => !one.retired || had.has(one.id));
  const form = useForm<{ caveats: readonly number[]; reason: string }>({
    initial: { caveats: [...had], reason: '' },
    draft,
    check: ({ reason }) => ({ reason: reasonMissing(reason) }),
    send: ({ caveats, reason }) =>
      submit(verb, { id, caveatIds: [...caveats], reason: reason.trim() }, texts.handlingChanged),
    onClose,
  });
  const { value, onChange, error } = form.field('caveats');
  return (
    <FormDialog title={texts.handlingOf(name)} size="small" submit={texts.save} form={form}>
      <CheckGroup label={texts.besideTheMarking} error={error}>
        {offered.map((one) => (
          <Checkbox
            key={one.id}
            isSelected={value.includes(one.id)}
            onChange={(on) => onChange(on ? [...value, one.id] : value.filter((other) => other !== one.id))}
          >
            {one.text}: {one.meaning}
          </Checkbox>
        ))}
      </CheckGroup>
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}
