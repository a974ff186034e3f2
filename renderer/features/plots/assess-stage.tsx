import { label, PlotStage } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.assessStage;

const stages = PlotStage.options.map((value, index) => ({ value, label: `${index} ${label(value)}` }));
const kinds = [
  ['intent', texts.intent],
  ['target', texts.aSpecificTargetOr],
  ['capability', texts.capabilityInHand],
  ['rehearsal', texts.rehearsal],
] as const;
const noEvidence = { intent: false, target: false, capability: false, rehearsal: false };
const atRules = { kind: 'moment', towards: 'past' } as const;

/** How far a plot has come, on what evidence; it counts once a second person has countersigned it. */
export function AssessStage({ investigationId: id, onClose }: { investigationId: number; onClose: () => void }) {
  const read = useReadDate();
  const form = useForm<{ stage: PlotStage; at: string; evidence: typeof noEvidence; reason: string }>({
    initial: { stage: 'concern', at: '', evidence: noEvidence, reason: '' },
    draft: `assess-stage:${id}`,
    check: ({ at, reason }) => ({
      at: dateProblem(at, read(at, atRules), null),
      reason: reasonMissing(reason),
    }),
    send: ({ stage, at, evidence, reason }) =>
      submit(
        'investigations.assessStage',
        {
          id,
          at: dateIn(read(at, atRules))?.from ?? new Date().toISOString(),
          stage,
          evidence,
          reason: reason.trim(),
        },
        texts.assessedItNowAwaits,
      ),
    onClose,
  });
  const evidence = form.field('evidence');
  return (
    <FormDialog title={texts.assessTheStage} submit={texts.assess} form={form}>
      <Select label={texts.stage} options={stages} {...form.field('stage')} />
      <DateField label={texts.asOf} {...atRules} help={texts.whenThePlotHad} {...form.field('at')} />
      <CheckGroup label={texts.thereIsEvidenceOf}>
        {kinds.map(([kind, words]) => (
          <Checkbox
            key={kind}
            isSelected={evidence.value[kind]}
            onChange={(on) => evidence.onChange({ ...evidence.value, [kind]: on })}
          >
            {words}
          </Checkbox>
        ))}
      </CheckGroup>
      <TextArea
        label={texts.why}
        help={texts.whatTheAssessmentStands}
        {...form.field('reason')}
        isRequired
        rows={4}
        maxLength={2000}
      />
    </FormDialog>
  );
}
