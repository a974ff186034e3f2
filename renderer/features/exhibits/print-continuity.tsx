import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { printTicket } from '../../shell/print-ticket.ts';
import { answerOf, tellFailure } from '../../shell/save.ts';
import { useLegalBases } from '../../shell/use-legal-bases.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { ContinuityTable } from './continuity-table.tsx';
import './continuity.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.printContinuity;

type Known = Output<'exhibits.get'>;
type Prepared = Output<'exhibits.print'> & { recipient: string };

/** The record as it will stand on paper, and its one printing. */
export function PrintContinuity({ known, onClose }: { known: Known; onClose: () => void }) {
  const { exhibit, movements } = known;
  const bases = useLegalBases();
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const form = useForm({
    initial: noDisclosure,
    draft: `print-exhibit:${exhibit.investigationId}:${exhibit.id}`,
    check: disclosureProblems,
    send: async (typed) => {
      const made = await answerOf('exhibits.print', { exhibitId: exhibit.id, ...disclosureOf(typed) });
      if (made.ok) setPrepared({ ...made.value, recipient: typed.recipient.trim() });
      return made;
    },
    onClose: () => {
      if (prepared === null) return;
    },
  });
  if (prepared === null)
    return (
      <FormDialog
        title={texts.printTheContinuityOf(exhibit.reference)}
        size="small"
        submit={texts.prepare}
        form={{ ...form, close: onClose }}
      >
        <p>{texts.whoGetsItAnd}</p>
        <DisclosureFields form={form} bases={bases} autoFocus />
      </FormDialog>
    );
  const print = async () => {
    try {
      const { written } = await printTicket(prepared);
      toast(written ? { text: texts.theRecordHasBeen } : { tone: 'note', text: texts.nothingWasWritten });
      onClose();
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <Dialog
      title={texts.continuityOf(exhibit.reference)}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        <Button tone="primary" onPress={print}>
          {texts.printAsPdf}
        </Button>
      }
    >
      <article className="continuity" aria-label={texts.continuityRecord}>
        <h2>{texts.exhibit(exhibit.reference)}</h2>
        <p>{exhibit.description}</p>
        <p>
          {texts.foundBy(exhibit.foundBy)}
          <Time at={exhibit.foundAt} precision={exhibit.foundPrecision} />
          {texts.heldBy(exhibit.foundPlace, exhibit.heldBy, exhibit.heldAt)}
        </p>
        <ContinuityTable movements={movements} />
        <p className="muted">
          {texts.forPreparedByReceipt(prepared.marking, prepared.recipient, prepared.preparedBy, prepared.receipt)}
        </p>
      </article>
    </Dialog>
  );
}
