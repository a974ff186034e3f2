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

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1256': 'Arabic (Windows-1256)',
  'iso-8859-15': 'Western European (ISO 8859-15)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  gb18030: 'Chinese (GB 18030)',
  macintosh: 'Old Macintosh',
  ibm866: 'Cyrillic (DOS 866)',
};
const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
};
const quotingNames: Readonly<Record<Quoting, string>> = {
  double: 'Double, "like this"',
  single: 'Single, ’like this’',
  none: 'None: marks are text',
};
/** Rows of which one may be the header; a title page is never longer. */
const headerRows = ['0', ...Array.from({ length: 20 }, (_, at) => String(at + 1))];

const certainties = {
  chosen: { tone: 'info', words: 'Chosen' },
  certain: { tone: 'success', words: 'Sure' },
  likely: { tone: 'neutral', words: 'Likely' },
  even: { tone: 'warning', words: 'Please check' },
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
    evidence: 'As nearly all programs write them.',
    certainty: 'likely',
  };
  return (
    <div className="import__grid">
      {sheet === undefined ? null : (
        <div>
          <Select
            label="Sheet"
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
            label="Encoding"
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
              label="Between the cells"
              options={optionsOf(Delimiter.options, delimiterNames)}
              value={delimiter.data}
              onChange={(chosen) => onLayout({ ...layout, delimiter: chosen })}
            />
            <Evidence of={found('delimiter')} />
          </div>
          <div>
            <Select
              label="Quotation marks"
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
            label="Names of the columns"
            options={[...new Set([...headerRows, header.value])].map((row) => ({
              value: row,
              label: row === '0' ? 'In no row' : `In row ${row}`,
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
