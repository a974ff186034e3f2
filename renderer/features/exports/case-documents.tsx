import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { Marking } from '../../../preload/contract/vocabulary.ts';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { SaveDocument } from './save-document.tsx';

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
        Save as Word…
      </Button>
      {open ? (
        <SaveDocument
          title={`A document of ${reference}`}
          choices={[
            {
              label: 'Chronology: all that has a date',
              document: { kind: 'chronology', investigationId },
              fileName: `${marking} ${reference} chronology`,
            },
            {
              label: 'Case summary: what it is about, who is in it, what it rests on',
              document: { kind: 'summary', investigationId },
              fileName: `${marking} ${reference} summary`,
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
  contribution,
}: {
  contribution: { id: number; reference: string; marking: Marking };
}) {
  const { id, reference, marking } = contribution;
  const [open, setOpen] = useState(false);
  if (!useCan('exports.document')) return null;
  return (
    <>
      <Button size="small" tone="quiet" icon={<FileText aria-hidden="true" />} onPress={() => setOpen(true)}>
        Report…
      </Button>
      {open ? (
        <SaveDocument
          title={`Intelligence report of ${reference}`}
          choices={[
            {
              label: 'Intelligence report',
              document: { kind: 'contribution', contributionId: id },
              fileName: `${marking} ${reference} report`,
            },
          ]}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
