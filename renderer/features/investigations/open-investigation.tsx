import { InvestigationKind, label, Marking, type Priority, rank } from '../../../preload/contract/vocabulary.ts';
import { go } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { FormRow } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { priorityOptions } from './priority-options.ts';

const texts = catalogue.openInvestigation;

const none = '0';
const kinds = InvestigationKind.options.map((value) => ({ value, label: label(value) }));

/** Why the contract would not take an operation's name. */
function nameProblem(typed: string): string | false {
  const name = typed.trim();
  if (name === '') return texts.giveItANeutral;
  const other = /[^a-z ]/i.exec(name)?.[0];
  if (other !== undefined) return texts.aNameHasLetters(other);
  return (name.length < 3 || name.length > 40) && texts.aNameHas3;
}

interface Opening {
  operation: string;
  kind: InvestigationKind;
  priority: Priority;
  reason: string;
  summary: string;
  area: string;
  marking: Marking;
  compartmentId: string;
}

export function OpenInvestigation({ onClose }: { onClose: () => void }) {
  const { account } = useSession();
  const form = useForm<Opening>({
    initial: {
      operation: '',
      kind: texts.attackPlot,
      priority: 'P3',
      reason: '',
      summary: '',
      area: '',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: none,
    },
    draft: 'new-investigation',
    check: ({ operation, reason, summary }) => ({
      operation: nameProblem(operation),
      reason: reasonMissing(reason),
      summary: missing(summary, texts.sayInASentence),
    }),
    send: async (typed) => {
      const operation = typed.operation.trim().toUpperCase();
      const opened = await submit(
        'investigations.open',
        {
          ...typed,
          operation,
          reason: typed.reason.trim(),
          summary: typed.summary.trim(),
          area: typed.area.trim(),
          compartmentId: typed.compartmentId === none ? null : Number(typed.compartmentId),
        },
        texts.opIsOpen(operation),
      );
      if (opened.ok) go({ name: 'investigation', id: opened.value.id, tab: 'overview' });
      return opened;
    },
    onClose,
  });
  return (
    <FormDialog title={texts.newInvestigation} submit={texts.create} form={form}>
      <TextField
        label={texts.operationName}
        help={texts.lettersOnlyANeutral}
        {...form.field('operation')}
        isRequired
        autoFocus
      />
      <FormRow>
        <Select label={texts.subjectMatter} options={kinds} {...form.field('kind')} />
        <Select label={texts.priority} options={priorityOptions} {...form.field('priority')} />
      </FormRow>
      <TextField label={texts.reasonForThePriority} {...form.field('reason')} isRequired maxLength={2000} />
      <TextArea label={texts.summary} {...form.field('summary')} isRequired rows={4} maxLength={20_000} />
      <TextField label={texts.area} {...form.field('area')} maxLength={200} />
      <FormRow>
        <Select
          label={texts.marking}
          options={Marking.options
            .filter((m) => rank(Marking, m) <= rank(Marking, account.clearance))
            .map((value) => ({ value, label: value }))}
          {...form.field('marking')}
        />
        <Select
          label={texts.compartment}
          options={[
            { value: none, label: texts.none },
            ...account.compartments.map((c) => ({ value: String(c.id), label: c.name })),
          ]}
          {...form.field('compartmentId')}
        />
      </FormRow>
    </FormDialog>
  );
}
