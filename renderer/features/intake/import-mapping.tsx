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
import { catalogue } from './catalogue.ts';

const texts = catalogue.importMapping;

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
        <Banner tone="warning" title={texts.noColumnIsChosen}>
          {texts.chooseTheColumnWith}
        </Banner>
      ) : null}
      <ImportNotes title={texts.whatYouShouldKnow} notes={preview.notes} />
      {preview.decisions.every(({ of }) => of === 'dateOrder') ? null : (
        <section aria-label={texts.layout}>
          <h2>{texts.howTheFileIs}</h2>
          <ImportLayout preview={preview} layout={layout} onLayout={onLayout} />
        </section>
      )}
      <section aria-label={texts.columns} className="import__columns">
        <h2>{texts.whatTheColumnsMean}</h2>
        <p className="muted">
          {preview.kind.toUpperCase()}, {countOf(preview.columns.length, 'column')}.{' '}
          {preview.savedMapping === null
            ? texts.guessedFromTheColumns
            : texts.fromTheSavedMapping(preview.savedMapping)}
        </p>
        <div ref={fields}>
          <ImportColumns preview={preview} asked={asked} onMapping={onMapping} />
        </div>
        <SaveMapping preview={preview} />
      </section>
      <section aria-label={texts.firstRows} className="import__preview">
        <h2>{texts.theFirstRows}</h2>
        <p className="muted">
          {wrong === 0 ? texts.allOfTheseWould : texts.ofTheseWouldBe(wrong, preview.sample.length)}
        </p>
        <div className="import__scroll">
          <table className="import__table">
            <thead>
              <tr>
                <th>{texts.line}</th>
                <th>{texts.result}</th>
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
                        <Badge tone="danger">{texts.wouldBeRefused}</Badge> {row.reasons.join(' ')}
                      </>
                    ) : (
                      <>
                        <Badge tone={row.notes.length > 0 ? 'warning' : 'success'}>
                          {row.notes.length > 0 ? texts.wouldBeImportedWith : texts.wouldBeImported}
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
          {texts.anotherFile}
        </Button>
        <Button onPress={begin(onTry)}>{texts.testRun}</Button>
        <Button tone="primary" onPress={begin(onTakeIn)}>
          {texts.import}
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
    check: ({ name }) => ({ name: missing(name, texts.giveItAName) }),
    send: ({ name }) =>
      submit('intake.saveMapping', { name: name.trim(), columns, mapping }, texts.mappingSavedItIs(name.trim())),
  });
  return (
    <FormFields form={form}>
      <div className="import__save">
        <TextField label={texts.saveThisMappingAs} {...form.field('name')} maxLength={200} />
        <Button type="submit">{texts.save}</Button>
      </div>
    </FormFields>
  );
}
