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
import { catalogue } from './catalogue.ts';

const texts = catalogue.importResult;

type Report = Output<'intake.importFile'>;
type Refusal = Report['refusals'][number];
const columns: readonly DataColumn<Refusal>[] = [
  { id: 'line', header: texts.line, value: (row) => row.line, width: 80 },
  { id: 'why', header: texts.whyItWasRefused, value: (row) => row.reasons.join(' '), width: '1fr' },
];
const nothingToOpen = texts.nothingNewWasImported;
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
    const suggestedName = texts.officialSensitiveImportReport;
    const place = await attempt('host.chooseSave', { purpose: 'csv', suggestedName });
    if (!place) return;
    const written = await attempt('intake.saveImportReport', { importId, saveToken: place.token });
    if (written !== undefined) toast({ text: texts.reportWithWritten(countOf(written.rows, 'row')) });
  };
  return (
    <div className="import">
      {report.cancelled ? (
        <Banner tone="warning" title={texts.stopped}>
          {texts.whatWasImportedIs}
        </Banner>
      ) : dryRun ? (
        <Banner title={texts.thisWasATest}>{texts.nothingWasSaved}</Banner>
      ) : null}
      <dl className="import__figures">
        <div>
          <dt>{dryRun ? texts.wouldBeImported : texts.imported}</dt>
          <dd>{n(report.imported)}</dd>
        </div>
        <div>
          <dt>{texts.ofTheseDoubtful}</dt>
          <dd>{n(report.doubtful)}</dd>
        </div>
        <div>
          <dt>{texts.alreadyRecorded}</dt>
          <dd>{n(report.alreadyRecorded)}</dd>
        </div>
        <div>
          <dt>{dryRun ? texts.wouldBeRefused : texts.refused}</dt>
          <dd>{n(report.refused)}</dd>
        </div>
      </dl>
      <p className="muted">
        {texts.inTheFileEach(countOf(report.rows, 'row'), dryRun ? texts.thatWouldBeImported : 'imported')}
      </p>
      {importId === null ? null : <Matching importId={importId} />}
      <ImportNotes title={texts.whatToKnowAbout} notes={report.notes} />
      {report.refusals.length === 0 ? null : (
        <section aria-label={texts.refusedRows} className="import__refusals">
          <h2>{texts.refusedRows}</h2>
          {report.refused > report.refusals.length ? (
            <p className="muted">{texts.theFirstTheSaved(n(report.refusals.length))}</p>
          ) : null}
          <div className="import__list" style={{ '--rows': report.refusals.length }}>
            <DataTable
              label={texts.refusedRows}
              rows={report.refusals}
              columns={columns}
              rowKey={(row) => String(row.line)}
            />
          </div>
        </section>
      )}
      <div className="import__foot">
        <Button tone="quiet" onPress={onAnother}>
          {texts.anotherFile}
        </Button>
        {dryRun ? <Button onPress={onMapping}>{texts.backToTheColumns}</Button> : null}
        {dryRun ? (
          <Button tone="primary" onPress={onTakeIn}>
            {texts.import}
          </Button>
        ) : (
          <>
            {report.imported === 0 ? <span className="muted">{nothingToOpen}</span> : null}
            <Button onPress={save} whyNot={importId === null ? texts.nothingWasSaved : null}>
              {texts.saveTheReport}
            </Button>
            <Button
              tone="primary"
              whyNot={importId === null || report.imported === 0 ? nothingToOpen : null}
              onPress={() => importId !== null && openQueueOn({ filter: { importId }, sort: 'newest' })}
            >
              {texts.openWhatWasImported}
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
      {one.matchedAt === null ? <span className="muted">{texts.itGoesOnBy}</span> : null}
    </p>
  );
}
