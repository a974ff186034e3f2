import { useState } from 'react';
import type { CaseDocument } from '../../../preload/contract/case-papers.ts';
import { answerOf, changedMind, submit } from '../../shell/save.ts';
import { useLegalBases } from '../../shell/use-legal-bases.ts';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.saveDocument;

export interface DocumentChoice {
  label: string;
  document: CaseDocument;
  /** Of the file, with the marking that is known already and without its ending. */
  fileName: string;
}

/** A document for those who edit on: which, for whom and why, then where it is saved. */
export function SaveDocument(props: {
  title: string;
  choices: readonly [DocumentChoice, ...DocumentChoice[]];
  onClose: () => void;
}) {
  const { title, choices, onClose } = props;
  const bases = useLegalBases();
  const [first] = choices;
  const [kind, setKind] = useState<string>(first.document.kind);
  const chosen = choices.find(({ document }) => document.kind === kind) ?? first;
  const form = useForm({
    initial: noDisclosure,
    draft: null,
    check: disclosureProblems,
    send: async (typed) => {
      const place = await answerOf('host.chooseSave', { purpose: 'docx', suggestedName: `${chosen.fileName}.docx` });
      if (!place.ok) return place;
      if (place.value === null) return changedMind;
      return submit(
        'exports.document',
        {
          document: chosen.document,
          saveToken: place.value.token,
          task: crypto.randomUUID(),
          ...disclosureOf(typed),
        },
        ({ marking, receipt }) => texts.theDocumentIsSaved(marking, receipt),
      );
    },
    onClose,
  });
  return (
    <FormDialog title={title} size="small" submit={texts.save} form={form}>
      <p>{texts.aWordFileMarked}</p>
      {choices.length === 1 ? null : (
        <RadioGroup
          label={texts.whichDocument}
          options={choices.map(({ label, document }) => ({ value: document.kind, label }))}
          value={kind}
          onChange={setKind}
        />
      )}
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
