import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { ContributionKind, label, Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { useSession } from '../../shell/session.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { instantOf, localOf } from './record-form.ts';
import './record.css';

const kinds = ContributionKind.options.map((value) => ({ value, label: label(value) }));

/** What is seldom other than usual: kind, time of receipt, marking, compartment. */
export function RecordMore({ form, set }: { form: IntakeForm; set: (change: IntakeForm) => void }) {
  const { account } = useSession();
  const markings = Marking.options.filter((m) => rank(Marking, m) <= rank(Marking, account.clearance));
  return (
    <details className="record__more">
      <summary>Kind, time, marking</summary>
      <FormRow>
        <Select label="Kind" options={kinds} value={form.kind ?? 'tip'} onChange={(kind) => set({ kind })} />
        <TextField
          label="Received"
          help="Now, if left empty."
          type="datetime-local"
          value={localOf(form.receivedAt)}
          onChange={(typed) => {
            const receivedAt = instantOf(typed);
            if (receivedAt !== undefined) set({ receivedAt });
          }}
        />
        <Select
          label="Marking"
          options={markings.map((value) => ({ value, label: value }))}
          value={form.marking ?? 'OFFICIAL-SENSITIVE'}
          onChange={(marking) => set({ marking })}
        />
        {account.compartments.length === 0 ? null : (
          <Select
            label="Compartment"
            options={[
              { value: '0', label: 'None' },
              ...account.compartments.map((c) => ({ value: String(c.id), label: c.name })),
            ]}
            value={String(form.compartmentId ?? 0)}
            onChange={(chosen) => set({ compartmentId: Number(chosen) })}
          />
        )}
      </FormRow>
    </details>
  );
}
