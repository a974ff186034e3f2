import { submit } from '../../../shell/save.ts';
import { useLegalBases } from '../../../shell/use-legal-bases.ts';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useForm } from '../../../ui/use-form.ts';

export interface Receipt {
  number: string;
  ticket: string;
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
      const given = await submit('publicPage.release', { id, ...told }, ({ number }) => `Released. Receipt ${number}.`);
      if (given.ok) onReceipt({ ...given.value, recipient: told.recipient });
      return given;
    },
    onClose,
  });
  return (
    <FormDialog title="Release the page" size="small" submit="Release" form={form}>
      <p>A receipt says who gave it to whom, and when. From then on no other page may share days with it.</p>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
