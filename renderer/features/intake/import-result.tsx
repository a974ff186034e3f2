import { useEffect } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../shell/client.ts';
import { attempt } from '../../shell/save.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import type { DataColumn } from '../../ui/table-columns.ts';
import { toast } from '../../ui/toast.tsx';
import { openQueueOn } from '../contributions/queue-view.ts';
import { matchingInWords } from './import-matching.ts';
import { ImportNotes } from './import-notes.tsx';
import { useImports } from './use-imports.ts';
import './import.css';

type Report = Output<'intake.importFile'>;
type Refusal = Report['refusals'][number];
const columns: readonly DataColumn<Refusal>[] = [
  { id: 'line', header: 'Line', value: (row) => row.line, width: 80 },
  { id: 'why', header: 'Why it was refused', value: (row) => row.reasons.join(' '), width: '1fr' },
];
const nothingToOpen = 'Nothing new was imported, so there is nothing to open.';
const n = (count: number) => count.toLocaleString('en-GB');

/** What was imported, what of it is doubtful, what was recorded already, what was refused and why. */
export function ImportResult(props: {
  report: Report;
  dryRun: boolean;
  onTakeIn: () => void;
  onMapping: () => void;
  onAnother: () => void;
}) {
  const { report, dryRun, onTakeIn, onMapping, onAnother } = props;
  const { importId, imported } = report;
  // What mails brought along is read once they are in; whoever looks at one before has it read then.
  useEffect(() => {
    if (importId !== null && imported > 0)
      call('documents.readText', { documentId: null, task: crypto.randomUUID() }).catch(() => undefined);
  }, [importId, imported]);
  const save = async () => {
    if (importId === null) return;
    const suggestedName = 'OFFICIAL-SENSITIVE import report.csv';
    const place = await attempt('host.chooseSave', { purpose: 'csv', suggestedName });
    if (!place) return;
    const written = await attempt('intake.saveImportReport', { importId, saveToken: place.token });
    if (written !== undefined) toast({ text: `Report with ${countOf(written.rows, 'row')} written.` });
  };
  return (
    <div className="import">
      {report.cancelled ? (
        <Banner tone="warning" title="Stopped">
          What was imported is kept. Importing the file again carries on where it stopped and adds nothing twice.
        </Banner>
      ) : dryRun ? (
        <Banner title="This was a test run">Nothing was saved.</Banner>
      ) : null}
      <dl className="import__figures">
        <div>
          <dt>{dryRun ? 'Would be imported' : 'Imported'}</dt>
          <dd>{n(report.imported)}</dd>
        </div>
        <div>
          <dt>Of these, doubtful</dt>
          <dd>{n(report.doubtful)}</dd>
        </div>
        <div>
          <dt>Already recorded</dt>
          <dd>{n(report.alreadyRecorded)}</dd>
        </div>
        <div>
          <dt>{dryRun ? 'Would be refused' : 'Refused'}</dt>
          <dd>{n(report.refused)}</dd>
        </div>
      </dl>
      <p className="muted">
        {countOf(report.rows, 'row')} in the file, each counted once; doubtful ones are among those{' '}
        {dryRun ? 'that would be imported' : 'imported'}.
      </p>
      {importId === null ? null : <Matching importId={importId} />}
      <ImportNotes title="What to know about these rows" notes={report.notes} />
      {report.refusals.length === 0 ? null : (
        <section aria-label="Refused rows" className="import__refusals">
          <h2>Refused rows</h2>
          {report.refused > report.refusals.length ? (
            <p className="muted">The first {n(report.refusals.length)}; the saved report has them all.</p>
          ) : null}
          <div className="import__list" style={{ '--rows': report.refusals.length }}>
            <DataTable
              label="Refused rows"
              rows={report.refusals}
              columns={columns}
              rowKey={(row) => String(row.line)}
            />
          </div>
        </section>
      )}
      <div className="import__foot">
        <Button tone="quiet" onPress={onAnother}>
          Another file
        </Button>
        {dryRun ? <Button onPress={onMapping}>Back to the columns</Button> : null}
        {dryRun ? (
          <Button tone="primary" onPress={onTakeIn}>
            Import
          </Button>
        ) : (
          <>
            {report.imported === 0 ? <span className="muted">{nothingToOpen}</span> : null}
            <Button onPress={save} whyNot={importId === null ? 'Nothing was saved.' : null}>
              Save the report
            </Button>
            <Button
              tone="primary"
              whyNot={importId === null || report.imported === 0 ? nothingToOpen : null}
              onPress={() => importId !== null && openQueueOn({ filter: { importId }, sort: 'newest' })}
            >
              Open what was imported
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** It goes on behind everybody's work, whether or not this page is open. */
function Matching({ importId }: { importId: number }) {
  const one = useImports()?.find((each) => each.importId === importId);
  if (one === undefined || one.toMatch === 0) return null;
  const words = matchingInWords(one);
  return (
    <p role="status">
      {`${words.charAt(0).toUpperCase()}${words.slice(1)}.`}
      {one.matchedAt === null ? (
        <span className="muted"> It goes on by itself, the newest reports first; you may leave this page.</span>
      ) : null}
    </p>
  );
}
