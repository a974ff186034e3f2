import {
  type ChosenLayout,
  Delimiter,
  Encoding,
  type LayoutDecision,
  Quoting,
} from '../../../preload/contract/file-layout.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import type { Preview } from './import-preview.ts';
import './import.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.importLayout;

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': texts.utf16LittleEndian,
  'utf-16be': texts.utf16BigEndian,
  'windows-1252': texts.westernEuropeanWindows1252,
  'windows-1250': texts.centralEuropeanWindows1250,
  'windows-1251': texts.cyrillicWindows1251,
  'windows-1254': texts.turkishWindows1254,
  'windows-1256': texts.arabicWindows1256,
  'iso-8859-15': texts.westernEuropeanIso8859,
  'koi8-r': texts.cyrillicKoi8R,
  shift_jis: texts.japaneseShiftJis,
  'euc-jp': texts.japaneseEucJp,
  gb18030: texts.chineseGb18030,
  macintosh: texts.oldMacintosh,
  ibm866: texts.cyrillicDos866,
};
const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': texts.comma,
  ';': texts.semicolon,
  '\t': texts.tab,
  '|': texts.verticalBar,
};
const quotingNames: Readonly<Record<Quoting, string>> = {
  double: texts.doubleLikeThis,
  single: texts.singleLikeThis,
  none: texts.noneMarksAreText,
};
/** Rows of which one may be the header; a title page is never longer. */
const headerRows = ['0', ...Array.from({ length: 20 }, (_, at) => String(at + 1))];

const certainties = {
  chosen: { tone: 'info', words: texts.chosen },
  certain: { tone: 'success', words: texts.sure },
  likely: { tone: 'neutral', words: texts.likely },
  even: { tone: 'warning', words: texts.pleaseCheck },
} as const;

/** What a decision rests on, and how sure it is. */
export function Evidence({ of }: { of: LayoutDecision | undefined }) {
  if (of === undefined) return null;
  const { tone, words } = certainties[of.certainty];
  return (
    <p className="import__evidence muted">
      <Badge tone={tone}>{words}</Badge> {of.evidence}
    </p>
  );
}

const optionsOf = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>): Option<T>[] =>
  values.map((value) => ({ value, label: names[value] }));

/** How the file is laid out, on what evidence, and each of it to be changed. */
export function ImportLayout(props: {
  preview: Preview;
  layout: ChosenLayout;
  onLayout: (layout: ChosenLayout) => void;
}) {
  const { preview, layout, onLayout } = props;
  const found = (of: LayoutDecision['of']) => preview.decisions.find((decision) => decision.of === of);
  const encoding = Encoding.safeParse(found('encoding')?.value);
  const delimiter = Delimiter.safeParse(found('delimiter')?.value);
  const header = found('headerRow');
  const sheet = found('sheet');
  const quoting: LayoutDecision = {
    of: 'quoting',
    value: 'double',
    evidence: texts.asNearlyAllPrograms,
    certainty: 'likely',
  };
  return (
    <div className="import__grid">
      {sheet === undefined ? null : (
        <div>
          <Select
            label={texts.sheet}
            options={[...new Set([sheet.value, ...preview.sheets])].map((name) => ({ value: name, label: name }))}
            value={sheet.value}
            onChange={(name) => onLayout({ sheet: name })}
          />
          <Evidence of={sheet} />
        </div>
      )}
      {encoding.success ? (
        <div>
          <Select
            label={texts.encoding}
            options={optionsOf(Encoding.options, encodingNames)}
            value={encoding.data}
            onChange={(chosen) => onLayout({ ...layout, encoding: chosen })}
          />
          <Evidence of={found('encoding')} />
        </div>
      ) : null}
      {delimiter.success ? (
        <>
          <div>
            <Select
              label={texts.betweenTheCells}
              options={optionsOf(Delimiter.options, delimiterNames)}
              value={delimiter.data}
              onChange={(chosen) => onLayout({ ...layout, delimiter: chosen })}
            />
            <Evidence of={found('delimiter')} />
          </div>
          <div>
            <Select
              label={texts.quotationMarks}
              options={optionsOf(Quoting.options, quotingNames)}
              value={layout.quoting ?? 'double'}
              onChange={(chosen) => onLayout({ ...layout, quoting: chosen })}
            />
            <Evidence of={found('quoting') ?? quoting} />
          </div>
        </>
      ) : null}
      {header === undefined ? null : (
        <div>
          <Select
            label={texts.namesOfTheColumns}
            options={[...new Set([...headerRows, header.value])].map((row) => ({
              value: row,
              label: row === '0' ? texts.inNoRow : texts.inRow(row),
            }))}
            value={header.value}
            onChange={(row) => onLayout({ ...layout, headerRow: Number(row) })}
          />
          <Evidence of={header} />
        </div>
      )}
    </div>
  );
}
