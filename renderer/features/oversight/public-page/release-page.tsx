import { submit } from '../../../shell/save.ts';
import { useLegalBases } from '../../../shell/use-legal-bases.ts';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.releasePage;

export interface Receipt {
  number: string;
  ticket: string;
  /** The paper's own name. */
  name: string;
  recipient: string;
}

/** Gives the page to somebody: a receipt is made, and the page can be printed once for it. */
export function ReleasePage(props: { id: number; onReceipt: (receipt: Receipt) => void; onClose: () => void }) {
  const { id, onReceipt, onClose } = props;
  const bases = useLegalBases();
  const form = useForm({
    initial: noDisclosure,
    draft: `release-public-page:${id}`,
    check: disclosureProblems,
    send: async (typed) => {
      const told = disclosureOf(typed);
      const given = await submit('publicPage.release', { id, ...told }, ({ number }) => texts.releasedReceipt(number));
      if (given.ok) onReceipt({ ...given.value, recipient: told.recipient });
      return given;
    },
    onClose,
  });
  return (
    <FormDialog title={texts.releaseThePage} size="small" submit={texts.release} form={form}>
      <p>{texts.aReceiptSaysWho}</p>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
