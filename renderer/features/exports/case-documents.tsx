import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { Marking } from '../../../preload/contract/vocabulary.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { catalogue } from './catalogue.ts';
import { SaveDocument } from './save-document.tsx';

const texts = catalogue.caseDocuments;

/** A chronology or a summary of a case, for those who edit on. */
export function CaseDocuments({
  investigation,
}: {
  investigation: { id: number; reference: string; marking: Marking };
}) {
  const { id: investigationId, reference, marking } = investigation;
  const [open, setOpen] = useState(false);
  if (!useCan('exports.document')) return null;
  return (
    <>
      <Button size="small" icon={<FileText aria-hidden="true" />} onPress={() => setOpen(true)}>
        {texts.saveAsWord}
      </Button>
      {open ? (
        <SaveDocument
          title={texts.aDocumentOf(reference)}
          choices={[
            {
              label: texts.chronologyAllThatHas,
              document: { kind: 'chronology', investigationId },
              fileName: texts.chronology(marking, reference),
            },
            {
              label: texts.caseSummaryWhatIt,
              document: { kind: 'summary', investigationId },
              fileName: texts.summary(marking, reference),
            },
          ]}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** An intelligence report of one contribution. */
export function ReportOfContribution({
  contribution: { id, reference, marking },
  onClose,
}: {
  contribution: { id: number; reference: string; marking: Marking };
  onClose: () => void;
}) {
  return (
    <SaveDocument
      title={texts.intelligenceReportOf(reference)}
      choices={[
        {
          label: texts.intelligenceReport,
          document: { kind: 'contribution', contributionId: id },
          fileName: texts.reportName(marking, reference),
        },
      ]}
      onClose={onClose}
    />
  );
}
