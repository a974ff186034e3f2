import type { FormName } from '../../preload/contract/forms.ts';
import type { Input, VerbName } from '../../preload/contract/index.ts';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../ui/disclosure-fields.tsx';
import { countOf } from '../ui/figures.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useForm } from '../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import { answerOf, changedMind, submit } from './save.ts';
import { useSession } from './session.tsx';
import { useLegalBases } from './use-legal-bases.ts';

const texts = catalogue.saveAsCsv;

/** Verbs that write figures as a CSV file. */
export type WritesCsv = Extract<VerbName, `${string}AsCsv`>;

/** Asks for whom and why, then where, and has the verb write the file. */
export function SaveAsCsv<V extends WritesCsv>(props: {
  verb: V;
  /** All that the verb takes but the file and the disclosure. */
  input: (file: ReturnType<typeof disclosureOf> & { saveToken: string }) => Input<V>;
  title: string;
  draft: FormName;
  /** What the file is marked, where it is not what the session is. */
  marking?: string;
  onClose: () => void;
}) {
  const { verb, input, title, draft, onClose } = props;
  const session = useSession();
  const bases = useLegalBases();
  const marking = props.marking ?? session.marking;
  const form = useForm({
    initial: noDisclosure,
    draft,
    check: disclosureProblems,
    send: async (typed) => {
      const place = await answerOf('host.chooseSave', { purpose: 'csv', suggestedName: `${marking} ${title}.csv` });
      if (!place.ok) return place;
      if (place.value === null) return changedMind;
      const asked = input({ saveToken: place.value.token, ...disclosureOf(typed) });
      return submit(verb, asked, ({ rows }) => texts.written(countOf(rows, 'row')));
    },
    onClose,
  });
  return (
    <FormDialog title={texts.save(title)} size="small" submit={texts.export} form={form}>
      <p>{texts.itsMarking}</p>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
