import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { ArrestOutcome, label } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { TypedDate } from '../../ui/imprecise-date.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { withdraw } from './withdraw.ts';

const outcomes = ArrestOutcome.options.map((value) => ({ value, label: label(value) }));

/** The instant, unless it lies ahead. */
const past = (typed: TypedDate | null) => (typed === null || Date.parse(typed.from) > Date.now() ? null : typed.from);

export function RecordArrest({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const [subject, setSubject] = useState('0');
  const [when, setWhen] = useState<TypedDate | null>(null);
  const [outcome, setOutcome] = useState<ArrestOutcome>('pending');
  const at = past(when);
  const record = async () => {
    if (at === null) return;
    const subjectId = subject === '0' ? null : Number(subject);
    const done = await save(
      'investigations.recordArrest',
      { id: investigation.id, subjectId, at, outcome },
      'Arrest recorded.',
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title="Record an arrest"
      size="small"
      submit="Record"
      isReady={at !== null}
      onSubmit={record}
      onClose={onClose}
    >
      <Select
        label="Who"
        options={[
          { value: '0', label: 'Person not recorded' },
          ...investigation.people.map((person) => ({ value: String(person.id), label: person.name })),
        ]}
        value={subject}
        onChange={setSubject}
      />
      <DateField
        label="When"
        onChange={setWhen}
        isRequired
        error={when !== null && at === null ? 'That time is in the future.' : null}
      />
      <Select label="Outcome so far" options={outcomes} value={outcome} onChange={setOutcome} />
    </FormDialog>
  );
}

export function RecordDisruption({ investigationId, onClose }: { investigationId: number; onClose: () => void }) {
  const [when, setWhen] = useState<TypedDate | null>(null);
  const [summary, setSummary] = useState('');
  const at = past(when);
  const record = async () => {
    if (at === null) return;
    const done = await save(
      'investigations.recordDisruption',
      { id: investigationId, at, summary: summary.trim() },
      'Disruption recorded.',
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title="Record the disruption"
      size="small"
      submit="Record"
      isReady={at !== null && summary.trim().length >= 3}
      onSubmit={record}
      onClose={onClose}
    >
      <p>A plot counts once, at this date, as late-stage if its highest countersigned assessment before it was.</p>
      <DateField
        label="When"
        onChange={setWhen}
        isRequired
        error={when !== null && at === null ? 'That time is in the future.' : null}
      />
      <TextArea label="How" value={summary} onChange={setSummary} isRequired rows={4} />
    </FormDialog>
  );
}

/** What became of an arrest since; or that it was a mistake, with a reason for either. */
export function ArrestOutcomeDialog(props: {
  investigationId: number;
  arrest: Investigation['arrests'][number];
  onClose: () => void;
}) {
  const { investigationId: id, arrest, onClose } = props;
  const [outcome, setOutcome] = useState<ArrestOutcome>(arrest.outcome);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const set = async () => {
    const change = { id, arrestId: arrest.id, outcome, reason: said };
    if ((await save('investigations.setArrestOutcome', change, 'Outcome saved.')) !== undefined) onClose();
  };
  const takeOut = async () => {
    if (await withdraw({ id, what: 'arrest', itemId: arrest.id }, 'The arrest', said)) onClose();
  };
  return (
    <FormDialog
      title={`Arrest of ${arrest.subject ?? 'somebody who is not a subject'}`}
      size="small"
      submit="Save outcome"
      isReady={said.length >= 3 && outcome !== arrest.outcome}
      onSubmit={set}
      onClose={onClose}
      others={
        <Button tone="danger" isDisabled={said.length < 3} onPress={takeOut}>
          Recorded by mistake
        </Button>
      }
    >
      <Select label="Outcome" options={outcomes} value={outcome} onChange={setOutcome} />
      <TextArea label="Why" value={reason} onChange={setReason} isRequired rows={3} autoFocus />
    </FormDialog>
  );
}

/** For a disruption that was recorded by mistake or with a wrong date: it is withdrawn and can be recorded again. */
export function WithdrawDisruption({ investigationId, itemId }: { investigationId: number; itemId: number }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      {' '}
      <Button size="small" tone="quiet" onPress={() => setAsking(true)}>
        Correct
      </Button>
      <ConfirmDialog
        title="Withdraw the disruption"
        text="It is removed from every figure at once, stays in the history, and can be recorded again or restored."
        confirm="Withdraw"
        reason={{ label: 'Why' }}
        isOpen={asking}
        onConfirm={(reason) =>
          void withdraw({ id: investigationId, what: 'disruption', itemId }, 'The disruption', reason)
        }
        onClose={() => setAsking(false)}
      />
    </>
  );
}
