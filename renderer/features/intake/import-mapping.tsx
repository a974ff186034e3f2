import { useRef, useState } from 'react';
import type { ChosenLayout } from '../../../preload/contract/file-layout.ts';

import type { ColumnMapping } from '../../../preload/contract/mapping.ts';
import { isDateOnly } from '../../../preload/contract/reading-notes.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { firstControl } from '../../ui/first-control.ts';
import { FormFields } from '../../ui/form.tsx';
import { missing } from '../../ui/form-problems.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportLayout } from './import-layout.tsx';
import { ImportNotes } from './import-notes.tsx';
import type { Preview } from './import-preview.ts';
import './import.css';

/** What the columns mean, with the first rows as Vigil reads them by it. */
export function ImportMapping(props: {
  preview: Preview;
  layout: ChosenLayout;
  onLayout: (layout: ChosenLayout) => void;
  onMapping: (mapping: ColumnMapping) => void;
  onTry: () => void;
  onTakeIn: () => void;
  onAnother: () => void;
}) {
  const { preview, layout, onLayout, onMapping, onTry, onTakeIn, onAnother } = props;
  const { mapping } = preview;
  const [asked, setAsked] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  /** Without a column for the text nothing can begin: its field says so, and has the focus. */
  const begin = (work: () => void) => () => {
    if (mapping.text !== null) return work();
    setAsked(true);
    firstControl(fields.current)?.focus();
  };
  const wrong = preview.sample.filter((row) => row.reasons.length > 0).length;
  return (
    <div className="import">
      {mapping.text === null ? (
        <Banner tone="warning" title="No column is chosen for the text yet">
          Choose the column with what was said.
        </Banner>
      ) : null}
      <ImportNotes title="What you should know about this file" notes={preview.notes} />
      {preview.decisions.every(({ of }) => of === 'dateOrder') ? null : (
        <section aria-label="Layout">
          <h2>How the file is read</h2>
          <ImportLayout preview={preview} layout={layout} onLayout={onLayout} />
        </section>
      )}
      <section aria-label="Columns" className="import__columns">
        <h2>What the columns mean</h2>
        <p className="muted">
          {preview.kind.toUpperCase()}, {countOf(preview.columns.length, 'column')}.{' '}
          {preview.savedMapping === null
            ? 'Guessed from the column’s name and content.'
            : `From the saved mapping “${preview.savedMapping}”.`}
        </p>
        <div ref={fields}>
          <ImportColumns preview={preview} asked={asked} onMapping={onMapping} />
        </div>
        <SaveMapping preview={preview} />
      </section>
      <section aria-label="First rows" className="import__preview">
        <h2>The first rows</h2>
        <p className="muted">
          {wrong === 0
            ? 'All of these would be imported.'
            : `${wrong} of these ${preview.sample.length} would be refused; the rest would be imported.`}
        </p>
        <div className="import__scroll">
          <table className="import__table">
            <thead>
              <tr>
                <th>Line</th>
                <th>Result</th>
                {preview.columns.map((column) => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.sample.map((row) => (
                <tr key={row.line}>
                  <td>{row.line}</td>
                  <td className="import__verdict">
                    {row.reasons.length > 0 ? (
                      <>
                        <Badge tone="danger">Would be refused</Badge> {row.reasons.join(' ')}
                      </>
                    ) : (
                      <>
                        <Badge tone={row.notes.length > 0 ? 'warning' : 'success'}>
                          {row.notes.length > 0 ? 'Would be imported, with a note' : 'Would be imported'}
                        </Badge>{' '}
                        {row.notes.map(({ says }) => says).join(' ')} {row.channel === null ? '' : label(row.channel)}
                        {row.receivedAt === null ? null : (
                          <>
                            , <Time at={row.receivedAt} precision={isDateOnly(row.notes) ? 'day' : 'minute'} />
                          </>
                        )}
                      </>
                    )}
                  </td>
                  {preview.columns.map((column, index) => (
                    <td key={column} className="import__cell">
                      {row.cells[index] ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <div className="import__foot">
        <Button tone="quiet" onPress={onAnother}>
          Another file
        </Button>
        <Button onPress={begin(onTry)}>Test run</Button>
        <Button tone="primary" onPress={begin(onTakeIn)}>
          Import
        </Button>
      </div>
    </div>
  );
}

function SaveMapping({ preview }: { preview: Preview }) {
  const { columns, mapping } = preview;
  const form = useForm({
    initial: { name: '' },
    draft: null,
    check: ({ name }) => ({ name: missing(name, 'Give it a name.') }),
    send: ({ name }) =>
      submit(
        'intake.saveMapping',
        { name: name.trim(), columns, mapping },
        `Mapping “${name.trim()}” saved. It is proposed for files with these columns.`,
      ),
  });
  return (
    <FormFields form={form}>
      <div className="import__save">
        <TextField label="Save this mapping as" {...form.field('name')} maxLength={200} />
        <Button type="submit">Save</Button>
      </div>
    </FormFields>
  );
}
