import type { Output } from '../../../../../preload/contract/index.ts';
import { answerOf } from '../../../../shell/save.ts';
import { useLegalBases } from '../../../../shell/use-legal-bases.ts';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../../../ui/disclosure-fields.tsx';
import { countOf } from '../../../../ui/figures.ts';
import { FormDialog } from '../../../../ui/form-dialog.tsx';
import { useForm } from '../../../../ui/use-form.ts';
import { catalogue } from '../../catalogue.ts';

const texts = catalogue.prepareTimeline;

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
    <FormDialog title={texts.printTheTimeline} size="small" submit={texts.prepareTheTimeline} form={form}>
      <p>
        {texts.onA3AcrossOver(
          only === null ? texts.allThatHasA : texts.thatTheFiltersLeave(countOf(only.length, 'item')),
        )}
      </p>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
