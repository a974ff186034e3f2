import type { Output } from '../../../../../preload/contract/index.ts';
import { answerOf } from '../../../../shell/save.ts';
import { useLegalBases } from '../../../../shell/use-legal-bases.ts';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../../../ui/disclosure-fields.tsx';
import { countOf } from '../../../../ui/figures.ts';
import { FormDialog } from '../../../../ui/form-dialog.tsx';
import { useForm } from '../../../../ui/use-form.ts';

export type PreparedTimeline = Output<'exports.printTimeline'>;

/** For whom the timeline is, and why, before it is drawn for paper. */
export function PrepareTimeline(props: {
  investigationId: number;
  /** The entries that the filters leave; `null` for all. */
  only: readonly string[] | null;
  onPrepared: (prepared: PreparedTimeline) => void;
  onClose: () => void;
}) {
  const { investigationId, only, onPrepared, onClose } = props;
  const bases = useLegalBases();
  const form = useForm({
    initial: noDisclosure,
    draft: null,
    check: disclosureProblems,
    send: async (typed) => {
      const wanted = only === null ? null : [...only];
      const made = await answerOf('exports.printTimeline', { investigationId, only: wanted, ...disclosureOf(typed) });
      if (made.ok) onPrepared(made.value);
      return made;
    },
    onClose,
  });
  return (
    <FormDialog title="Print the timeline" size="small" submit="Prepare the timeline" form={form}>
      <p>
        On A3, across:{' '}
        {only === null ? 'all that has a date' : `${countOf(only.length, 'item')} that the filters leave`}, over the
        stretch of time that is in sight. Who gets it, and why, is logged as a disclosure before it is made.
      </p>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
