import { useState } from 'react';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { ContributionKind, label, Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { useSession } from '../../shell/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormRow } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { receivedRules } from './record-form.ts';
import './record.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.recordMore;

const kinds = ContributionKind.options.map((value) => ({ value, label: label(value) }));

/** What is seldom other than usual: kind, time of receipt, marking, compartment. */
export function RecordMore(props: {
  form: IntakeForm;
  set: (change: IntakeForm) => void;
  /** As it is typed. */
  received: string;
  onReceived: (typed: string) => void;
  error: (field: keyof IntakeForm) => string | null;
}) {
  const { form, set, received, onReceived, error } = props;
  const [open, setOpen] = useState(false);
  const wrong = error('receivedAt') !== null || error('marking') !== null || error('compartmentId') !== null;
  const { account } = useSession();
  const markings = Marking.options.filter((m) => rank(Marking, m) <= rank(Marking, account.clearance));
  return (
    // What is wrong in here must be seen.
    <details className="record__more" open={open || wrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.kindTimeMarking}</summary>
      <FormRow>
        <Select label={texts.kind} options={kinds} value={form.kind ?? 'tip'} onChange={(kind) => set({ kind })} />
        <DateField
          label={texts.received}
          {...receivedRules}
          help={texts.nowIfLeftEmpty}
          value={received}
          onChange={onReceived}
          error={error('receivedAt')}
        />
        <Select
          label={texts.marking}
          options={markings.map((value) => ({ value, label: value }))}
          error={error('marking')}
          value={form.marking ?? 'OFFICIAL-SENSITIVE'}
          onChange={(marking) => set({ marking })}
        />
        {account.compartments.length === 0 ? null : (
          <Select
            label={texts.compartment}
            options={[
              { value: '0', label: texts.none },
              ...account.compartments.map((c) => ({ value: String(c.id), label: c.name })),
            ]}
            error={error('compartmentId')}
            value={String(form.compartmentId ?? 0)}
            onChange={(chosen) => set({ compartmentId: Number(chosen) })}
          />
        )}
      </FormRow>
    </details>
  );
}
