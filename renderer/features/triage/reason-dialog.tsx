import type { ClosingNeeds } from '../../../preload/contract/closing.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { TextArea } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import type { Triage } from './use-triage.ts';

const texts = catalogue.reasonDialog;

const words = {
  trace: {
    title: texts.trace,
    submit: texts.makeItATrace,
    help: texts.whatItWasChecked,
  },
  referred: { title: texts.referPrevent, submit: texts.refer, help: texts.whatThePeopleIt },
} as const;

/** Reasons whose outcome was refused: nobody types them twice. */
const refused = new Map<string, string>();

/** The reason that the rule asks for with a trace and a referral. The next contribution opens at once, as with any outcome. */
export function ReasonDialog(props: {
  contribution: Contribution;
  triage: Triage;
  outcome: 'trace' | 'referred';
  needs: ClosingNeeds | undefined;
  onClose: () => void;
}) {
  const { contribution, triage, outcome, needs, onClose } = props;
  const { title, submit, help } = words[outcome];
  const key = `${contribution.id} ${outcome}`;
  const form = useForm({
    initial: { reason: refused.get(key) ?? '' },
    draft: outcome === 'trace' ? `trace:${contribution.id}` : `refer:${contribution.id}`,
    check: ({ reason }) => ({ reason: reasonMissing(reason) }),
    send: async ({ reason }) => {
      refused.set(key, reason);
      void triage.triage(contribution, outcome, reason.trim()).then((done) => {
        if (done) refused.delete(key);
      });
      return { ok: true, value: null };
    },
    onClose,
  });
  return (
    <FormDialog title={`${title}: ${contribution.reference}`} size="small" submit={submit} form={form}>
      <TextArea
        label={texts.why}
        help={help}
        {...form.field('reason')}
        isRequired
        rows={2}
        maxLength={1000}
        autoFocus
      />
      {needs === undefined ? null : <p className="muted">{texts.askedForBySign(needs.rule.version)}</p>}
    </FormDialog>
  );
}
